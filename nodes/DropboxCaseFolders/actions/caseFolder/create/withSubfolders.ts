import { outcomeFrom, type Outcome } from '../../../../shared/domain/outcome';
import { below } from '../../../../shared/domain/paths';
import { Refusal } from '../../../../shared/domain/Refusal';
import type { DropboxPort } from '../../../../shared/ports';
import type { CaseFolder, Placed } from './CaseFolder';
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
	const paths = placements.map(({ plan, folder }) =>
		plan.subfolders.map((relativePath) => below(writablePath(folder), relativePath)),
	);
	const flat = paths.flat();
	const outcomes = (flat.length === 0 ? [] : await dropbox.createFolders(flat)).values();

	return placements.map((placement, item) => {
		const made = (paths[item] ?? []).map((path) => ({ path, outcome: outcomes.next().value }));
		return outcomeFrom(() => ({
			placement,
			subfolders: made.map(({ path, outcome }, index) => ({
				relativePath: placement.plan.subfolders[index] ?? '',
				path,
				created: wasCreated(outcome),
			})),
		}));
	});
}

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
