import type { FolderEntry } from '../../../shared/domain/entry';
import { outcomeFrom, refused, type Outcome } from '../../../shared/domain/outcome';
import { comparable } from '../../../shared/domain/paths';
import type { DropboxPort } from '../../../shared/ports';
import { foldersAt } from '../caseFolder/foldersAt';
import { caseFolderRefusal } from '../document/upload/caseFolderRefusal';
import type { ClientFolder, ClientFolderRequest } from './ClientFolder';
import { belongsToAnotherMatter, clientFolderFor } from './clientFolderFor';

/** Where the client's folders of all items are; each case folder is looked up once. */
export async function clientFolders(
	requests: readonly ClientFolderRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClientFolder>>> {
	const caseFolders = await foldersAt(
		requests.map(({ caseFolder }) => caseFolder),
		dropbox,
	);
	const owners = new Map<string, string>();
	return requests.map((request, index) => {
		const found = caseFolders[index] as Outcome<FolderEntry>;
		return found.ok
			? outcomeFrom(() => claimed(clientFolderFor(request, found.value), request, owners))
			: refused(caseFolderRefusal(found.refusal));
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
