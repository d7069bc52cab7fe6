import { andThenAll, outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import { below } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import type { CaseFolder, Placed } from './CaseFolder';
import { FirstAsked } from './FirstAsked';
import { writablePath } from './planned';

interface Complete {
	placement: Placed;
	subfolders: CaseFolder['subfolders'];
}

/** Creates the subfolders of all case folders in one batch; those that are there already are left as they are. */
export async function withSubfolders(
	placements: readonly Placed[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<Complete>>> {
	const wanted = placements.map((placement) =>
		outcomeFrom(() => ({ placement, paths: subfolderPaths(placement) })),
	);
	return await andThenAll(wanted, async (all) => {
		const outcomes = (await dropbox.createFolders(all.flatMap(({ paths }) => paths))).values();
		const asked = new FirstAsked();
		return all.map(({ placement, paths }) => {
			const made = paths.map((path) => ({ path, outcome: outcomes.next().value }));
			return outcomeFrom(() => ({
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

function subfolderPaths({ plan, folder }: Placed): string[] {
	if (plan.subfolders.length === 0) return [];
	const base = folder.path ?? ('path' in plan.place ? plan.place.path : writableGiven(plan, folder));
	return plan.subfolders.map((relativePath) => below(base, relativePath));
}

const writableGiven = ({ request }: Placed['plan'], folder: Placed['folder']): string =>
	writablePath(folder, request.existingFolder ?? '');

/** @throws Refusal where something else than a folder stands in the way; the case folder itself is kept */
function wasCreated(outcome: Outcome<unknown> | undefined): boolean {
	if (outcome?.ok) return true;
	if (outcome?.refusal.kind === 'folder_exists') return false;
	const cause = outcome?.refusal;
	throw new Refusal(
		cause?.kind ?? 'unexpected',
		`The case folder is there, but not all of its subfolders: ${cause?.message ?? 'Dropbox did not answer for one'}`,
		cause?.advice ?? 'Run it again: what is done is found and kept.',
	);
}
