import { NamedFolders } from '../../../../shared/domain/naming/NamedFolders';
import { done, type Outcome } from '../../../../shared/domain/outcome';
import { comparable, parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/ports';
import { closingsOf } from '../closings';
import type { FindRequest, FoundFolder } from './FindRequest';

/**
 * Says of the folders that are closed that they are: a call for each that is not directly in the searched folder
 * under the name that it was created with. What keeps a record from being read keeps no folder from being found.
 */
export async function withClosings(
	requests: readonly FindRequest[],
	outcomes: ReadonlyArray<Outcome<FoundFolder[]>>,
	dropbox: DropboxPort,
): Promise<Array<Outcome<FoundFolder[]>>> {
	const asked = outcomes.flatMap((outcome, index) =>
		outcome.ok ? outcome.value.filter((folder) => isElsewhere(folder, requests[index] as FindRequest)) : [],
	);
	const closings = await closingsOf(
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

/** A folder that was found by its name was found in its place. */
function isElsewhere(
	{ caseId, foundBy, isCopy, name, path = '' }: FoundFolder,
	request: FindRequest,
): boolean {
	if (foundBy === 'name' || isCopy) return false;
	const named = new NamedFolders<{ name: string }>(request.template);
	named.add({ name });
	const isNamed = named.of(caseId).length > 0;
	return !isNamed || comparable(parentPath(path)) !== comparable(request.within);
}
