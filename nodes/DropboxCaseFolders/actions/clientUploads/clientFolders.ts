import type { FolderEntry } from '../../../shared/domain/entry';
import { andThenAll, done, outcomeFrom, refused, type Outcome } from '../../../shared/domain/outcome';
import { comparable } from '../../../shared/domain/paths';
import type { DropboxPort } from '../../../shared/ports';
import { foldersAt } from '../caseFolder/foldersAt';
import { whereOneCase } from '../caseFolder/whereOneCase';
import { caseFolderRefusal } from '../document/upload/caseFolderRefusal';
import type { ClientFolder, ClientFolderRequest } from './ClientFolder';
import { belongsToAnotherMatter, clientFolderFor } from './clientFolderFor';

/**
 * Where the client's folders of all items are; each case folder is looked up once, and has to be that of the matter that
 * is named, as far as it says whose it is.
 */
export async function clientFolders(
	requests: readonly ClientFolderRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClientFolder>>> {
	const found = await foldersAt(
		requests.map(({ caseFolder }) => caseFolder),
		dropbox,
	);
	const given = found.map((outcome, index) =>
		outcome.ok ? done({ folder: outcome.value, named: requests[index]?.matterNumber }) : outcome,
	);
	const caseFolders = await andThenAll(
		given,
		async (all) => await whereOneCase(all, (each) => each, dropbox),
	);
	const owners = new Map<string, string>();
	return requests.map((request, index) => {
		const known = caseFolders[index] as Outcome<{ folder: FolderEntry }>;
		return known.ok
			? outcomeFrom(() => claimed(clientFolderFor(request, known.value.folder), request, owners))
			: refused(caseFolderRefusal(known.refusal));
	});
}

/** @throws Refusal `belongs_to_another_case` where an earlier item of the run wants the place for another matter */
function claimed(
	place: ClientFolder,
	{ matterNumber }: ClientFolderRequest,
	owners: Map<string, string>,
): ClientFolder {
	const key = comparable(place.path);
	const number = matterNumber.normalize('NFC');
	const owner = owners.get(key) ?? number;
	owners.set(key, owner);
	if (owner !== number) throw belongsToAnotherMatter();
	return place;
}
