import { done, type Outcome } from '../../../../shared/core/outcome';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findClosings } from '../../shared/caseFolders/closings/findClosings';
import type { FoundFolder } from './FindRequest';

/**
 * Says of the folders that are closed that they are, wherever they are: one that stayed beside its ZIP is in its place.
 * What keeps a record from being read keeps no folder from being found.
 */
export async function addClosedState(
	outcomes: ReadonlyArray<Outcome<FoundFolder[]>>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<FoundFolder[]>>> {
	const asked = outcomes.flatMap((outcome) =>
		outcome.ok ? outcome.value.filter(({ isCopy }) => !isCopy) : [],
	);
	const closings = await findClosings(
		asked.map(({ folderId, name, path }) => ({ id: folderId, name, path })),
		dropbox,
	);
	const closedAt = new Map(
		asked.flatMap((folder, index): Array<[FoundFolder, string]> => {
			const closing = closings[index];
			return closing?.ok === true && closing.value !== undefined ? [[folder, closing.value.closedAt]] : [];
		}),
	);
	return outcomes.map((outcome) => {
		if (!outcome.ok) return outcome;
		return done(
			outcome.value.map((folder) => {
				const since = closedAt.get(folder);
				return since === undefined ? folder : { ...folder, closed: true, closedAt: since };
			}),
		);
	});
}
