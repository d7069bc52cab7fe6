import { Refusal } from '../../../../shared/core/Refusal';
import type { FolderEntry } from '../../../../shared/domain/entry';

/**
 * Folders are created by path only: the service refuses `id:` there. What is not mounted for the acting member can
 * be written below as `ns:…`, if it is a namespace of its own or was pointed at in that way.
 * @param address by which the folder was found
 */
export function writablePath(folder: FolderEntry, address: string): string {
	if (folder.path !== undefined) return folder.path;
	if (folder.ownNamespaceId !== undefined) return `ns:${folder.ownNamespaceId}`;
	if (address.startsWith('ns:')) return address;
	throw new Refusal(
		'no_access',
		'The folder has not been added to the connected account’s Dropbox',
		'Add the shared folder to that account in Dropbox, or act as a member who has it.',
	).withAddress(address);
}
