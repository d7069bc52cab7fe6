import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findClosings } from '../../shared/caseFolders/closings/findClosings';
import type { CaseFolderPlacement } from './CaseFolder';
import { ELSEWHERE_WARNINGS } from './addElsewhereWarnings';

const CLOSED =
	'This case’s folder is closed and was used as it is. If the case is open again, run Reopen Case Folder';

/**
 * Says of folders that were there already whether they are closed: one that stayed beside its ZIP is in its place, under
 * its name. What keeps that from being read keeps no folder from being used.
 */
export async function addClosedWarnings(
	all: readonly CaseFolderPlacement[],
	dropbox: DropboxPort,
): Promise<CaseFolderPlacement[]> {
	const asked = all.filter((each) => !each.created && !isWarnedAlready(each));
	const closings = await findClosings(
		asked.map(({ folder }) => folder),
		dropbox,
	);
	const closed = new Set(
		asked.filter((_, index) => {
			const closing = closings[index];
			return closing?.ok === true && closing.value !== undefined;
		}),
	);
	return all.map((each) => {
		if (!closed.has(each)) return each;
		return { ...each, plan: { ...each.plan, warnings: [...each.plan.warnings, CLOSED] } };
	});
}

/** Found under another name or in another place, of which it was said then. */
const isWarnedAlready = ({ plan: { warnings } }: CaseFolderPlacement): boolean =>
	Object.values(ELSEWHERE_WARNINGS.used).some((said) => warnings.includes(said));
