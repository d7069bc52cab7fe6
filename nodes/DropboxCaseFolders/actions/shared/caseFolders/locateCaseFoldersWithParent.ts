import { mapOk, outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import { type Entry, type FolderEntry, stableAddress } from '../../../../shared/domain/entry';
import { parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { findFolders, locateMany, requireFolder } from '../locate/locateMany';

/** A case folder that an item leads to, and where it lies. */
export interface CaseFolderWithParent<Request> {
	request: Request;
	folder: FolderEntry;
	/** Of the folder, as people see it. */
	path: string;
	/** Address of the folder around it. */
	parent: string;
}

/** The case folders of all items, in their order; many of one destination are looked up by listing it. */
export async function locateCaseFoldersWithParent<Request extends { folder: string }>(
	requests: readonly Request[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<CaseFolderWithParent<Request>>>> {
	const entries = await locateMany([...new Set(requests.map(({ folder }) => folder))], dropbox);
	const folders = requests.map((request) => {
		const entry = entries.get(request.folder) as Outcome<Entry>;
		return entry.ok
			? outcomeOfSync(() => requireMovableFolder(request, requireFolder(entry.value, request.folder)))
			: entry;
	});
	return await mapOk(folders, async (all) => {
		const parents = await findFolders(
			all.map(({ path }) => parentPath(path)),
			dropbox,
		);
		return all.map((each, index) =>
			outcomeOfSync(() => {
				const parent = parents[index];
				if (parent?.ok === false) throw parent.refusal;
				return { ...each, parent: stableAddress((parent as { value: FolderEntry }).value) };
			}),
		);
	});
}

/** @throws Refusal where it is no folder that could be moved */
function requireMovableFolder<Request extends { folder: string }>(
	request: Request,
	folder: FolderEntry,
): Omit<CaseFolderWithParent<Request>, 'parent'> {
	if (folder.id === '') {
		throw new Refusal(
			'invalid_input',
			'The top of a Dropbox is not a case folder',
			'Under Case Folder, enter the ID of the case’s own folder.',
		);
	}
	if (folder.path !== undefined) return { request, folder, path: folder.path };
	throw new Refusal(
		'no_access',
		'The case folder is in a shared folder that has not been added to the connected account’s Dropbox',
		'Add the shared folder to that Dropbox, or connect an account that has it.',
	).withAddress(request.folder);
}
