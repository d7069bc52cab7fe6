import { stableAddress, type FolderEntry } from '../../../../shared/domain/entry';
import { joinPath, pathKey } from '../../../../shared/domain/paths';
import { exposuresOfFolder } from '../../../../shared/domain/privilege/exposures';
import { ignoreAbsent, Refusal } from '../../../../shared/core/Refusal';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { requireFolder } from '../locate/locateMany';
import type { RestrictedPlace } from './restrictedFolderFields';

/** A restricted folder, or the path at which there is none yet. */
export interface FoundPlace {
	folder: FolderEntry | undefined;
	/** Undefined where the tree of the acting member does not hold it. */
	path: string | undefined;
	/** The case folder that it is in, where it was given by that. */
	caseFolder?: FolderEntry;
}

/** @throws Refusal `not_found`, `deleted`, `not_a_folder`, `no_access`, `invalid_input` */
export async function findRestrictedFolder(
	place: RestrictedPlace,
	dropbox: DropboxPort,
): Promise<FoundPlace> {
	if (place.of === 'Dropbox') {
		const { address } = place;
		// What is given by an ID has to be there; a path is where it is to be.
		const isPath = address.startsWith('/');
		const folder = isPath
			? await findIfThere(address, dropbox)
			: requireNotTop(requireFolder(await dropbox.find(address), address));
		return { folder, path: folder?.path ?? (isPath ? address : undefined) };
	}
	const caseFolder = requireFolder(await dropbox.find(place.caseFolder), place.caseFolder);
	const folder = await findIfThere(joinPath(stableAddress(caseFolder), place.path), dropbox);
	const path = caseFolder.path === undefined ? undefined : joinPath(caseFolder.path, place.path);
	return { folder, path: folder?.path ?? path, caseFolder };
}

async function findIfThere(address: string, dropbox: DropboxPort): Promise<FolderEntry | undefined> {
	const entry = await dropbox.find(address).catch(ignoreAbsent);
	return entry === undefined ? undefined : requireNotTop(requireFolder(entry, address));
}

/** The top of a Dropbox is nobody's restricted folder. */
function requireNotTop(folder: FolderEntry): FolderEntry {
	if (folder.id !== '') return folder;
	throw new Refusal(
		'invalid_input',
		'The restricted folder is the top of a Dropbox',
		'Choose a separate folder for privileged documents, e.g. /Privileged/22-0000107.',
	);
}

/**
 * A folder with the whole case in it must not be restricted by mistake: everybody would lose the case. One that is
 * restricted already may have what it likes in it.
 * @param beside path of the folder that must not lie in it, on whatever level; it may be the folder itself
 * @throws Refusal `invalid_input`
 */
export async function requireNotInside(
	restricted: FolderEntry,
	beside: string,
	dropbox: DropboxPort,
): Promise<void> {
	if (restricted.path === undefined) return;
	if (!pathKey(beside).startsWith(pathKey(`${restricted.path}/`))) return;
	const shared = await dropbox.sharedFolderAt(restricted.id);
	if (exposuresOfFolder(shared).length === 0) return;
	throw new Refusal(
		'invalid_input',
		'The restricted folder contains the folder that the document is in',
		'Choose a folder inside the case folder, or a separate folder that is only for privileged documents.',
	);
}
