import type { FolderEntry } from '../../../shared/domain/entry';
import { outcomeFrom, refused, type Outcome } from '../../../shared/domain/outcome';
import type { DropboxPort } from '../../../shared/ports';
import { foldersAt } from '../caseFolder/foldersAt';
import { caseFolderRefusal } from '../document/upload/caseFolderRefusal';
import type { ClientFolder, ClientFolderRequest } from './ClientFolder';
import { clientFolderFor } from './clientFolderFor';

/** Where the client's folders of all items are; each case folder is looked up once. */
export async function clientFolders(
	requests: readonly ClientFolderRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<ClientFolder>>> {
	const caseFolders = await foldersAt(
		requests.map(({ caseFolder }) => caseFolder),
		dropbox,
	);
	return requests.map((request, index) => {
		const found = caseFolders[index] as Outcome<FolderEntry>;
		return found.ok
			? outcomeFrom(() => clientFolderFor(request, found.value))
			: refused(caseFolderRefusal(found.refusal));
	});
}
