import { mapOk, outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { joinPath } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import type { CaseFolder, CaseFolderPlacement } from './CaseFolder';
import { FirstSeen } from './FirstSeen';
import { writablePath } from './planCaseFolders';

interface CompleteCaseFolder {
	placement: CaseFolderPlacement;
	subfolders: CaseFolder['subfolders'];
}

/** Creates the subfolders of all case folders in one batch; those that are there already are left as they are. */
export async function createSubfolders(
	placements: readonly CaseFolderPlacement[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CompleteCaseFolder>>> {
	const wanted = placements.map((placement) =>
		outcomeOfSync(() => ({ placement, paths: subfolderPaths(placement) })),
	);
	return await mapOk(wanted, async (all) => {
		const outcomes = (await dropbox.createFolders(all.flatMap(({ paths }) => paths))).values();
		const asked = new FirstSeen();
		return all.map(({ placement, paths }) => {
			const made = paths.map((path) => ({ path, outcome: outcomes.next().value }));
			return outcomeOfSync(() => ({
				placement,
				subfolders: made.map(({ path, outcome }, index) => ({
					relativePath: placement.plan.subfolders[index] ?? '',
					path,
					created: wasCreated(outcome) && asked.isFirst(path),
				})),
			}));
		});
	});
}

function subfolderPaths({ plan, folder }: CaseFolderPlacement): string[] {
	if (plan.subfolders.length === 0) return [];
	const base = folder.path ?? ('path' in plan.place ? plan.place.path : adoptedFolderPath(plan, folder));
	return plan.subfolders.map((relativePath) => joinPath(base, relativePath));
}

const adoptedFolderPath = (
	{ request }: CaseFolderPlacement['plan'],
	folder: CaseFolderPlacement['folder'],
): string => writablePath(folder, request.existingFolder ?? '');

/** @throws Refusal where something else than a folder stands in the way; the case folder itself is kept */
function wasCreated(outcome: Outcome<unknown> | undefined): boolean {
	if (outcome?.ok) return true;
	if (outcome?.refusal.reason === 'folder_exists') return false;
	const cause = outcome?.refusal;
	throw new Refusal(
		cause?.reason ?? 'unexpected',
		`The case folder is there, but not all of its subfolders: ${cause?.message ?? 'Dropbox did not answer for one'}`,
		cause?.advice ?? 'Run it again: what is done is found and kept.',
	);
}
