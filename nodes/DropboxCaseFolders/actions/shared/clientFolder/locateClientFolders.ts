import type { FolderEntry } from '../../../../shared/domain/entry';
import { mapOk, done, outcomeOfSync, refused, type Outcome } from '../../../../shared/core/outcome';
import { pathKey } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findFolders } from '../locate/locateMany';
import { requireOneCase } from '../caseFolders/preconditions/requireOneCase';
import { caseFolderRefusal } from '../caseFolders/folders/caseFolderRefusal';
import type { ClientFolder, ClientFolderRequest } from './ClientFolder';
import { belongsToAnotherMatter, clientFolderFor } from './clientFolderFor';

/**
 * Where the client's folders of all items are; each case folder is looked up once, and has to be that of the matter that
 * is named, as far as it says whose it is.
 */
export async function locateClientFolders(
	requests: readonly ClientFolderRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClientFolder>>> {
	const found = await findFolders(
		requests.map(({ caseFolder }) => caseFolder),
		dropbox,
	);
	const given = found.map((outcome, index) =>
		outcome.ok ? done({ folder: outcome.value, named: requests[index]?.matterNumber }) : outcome,
	);
	const caseFolders = await mapOk(given, async (all) => await requireOneCase(all, (each) => each, dropbox));
	const owners = new Map<string, string>();
	return requests.map((request, index) => {
		const known = caseFolders[index] as Outcome<{ folder: FolderEntry }>;
		return known.ok
			? outcomeOfSync(() => claim(clientFolderFor(request, known.value.folder), request, owners))
			: refused(caseFolderRefusal(known.refusal));
	});
}

/** @throws Refusal `belongs_to_another_case` where an earlier item of the run wants the place for another matter */
function claim(
	place: ClientFolder,
	{ matterNumber }: ClientFolderRequest,
	owners: Map<string, string>,
): ClientFolder {
	const key = pathKey(place.path);
	const number = matterNumber.normalize('NFC');
	const owner = owners.get(key) ?? number;
	owners.set(key, owner);
	if (owner !== number) throw belongsToAnotherMatter();
	return place;
}
