import { isWithin, pathKey } from '../paths';

/** Where a credential may write, as entered: folders by ID (`id:…`, or `ns:…` for the top of a shared folder). */
export interface GuardSettings {
	/** Empty: anywhere. */
	onlyBelow: readonly string[];
	neverBelow: readonly string[];
}

/** How far a write goes that is about an address. */
export type Reach =
	/** Something new comes to lie in the folder. */
	| 'into it'
	/** The file or folder itself is made or changed. */
	| 'itself'
	/** The folder with all that is in it: it is moved, or other people get access. */
	| 'all in it';

/** Where a file or folder is. */
export interface Place {
	path: string;
	/** The shared folders or team folders that it is, or lies in, as far as they are known. */
	namespaceIds: readonly string[];
}

/** A folder that the credential names. */
export interface GuardFolder {
	path: string;
	/** Set where it is a namespace of its own: what lies in that is in the folder, by whatever path. */
	namespaceId: string | undefined;
}

/** The folders between which a credential may write. */
export interface GuardFolders {
	/** Undefined: anywhere. */
	onlyBelow: readonly GuardFolder[] | undefined;
	neverBelow: readonly GuardFolder[];
}

/** Whether the credential lets this be written. */
export function isWriteAllowed({ onlyBelow, neverBelow }: GuardFolders, place: Place, reach: Reach): boolean {
	if (neverBelow.some((folder) => touches(folder, place, reach))) return false;
	return onlyBelow === undefined || onlyBelow.some((folder) => staysWithin(folder, place, reach));
}

/** In doubt it does: the folder itself counts, and a folder around it where all that is in it is concerned. */
const touches = (folder: GuardFolder, place: Place, reach: Reach): boolean =>
	isWithin(place.path, folder.path) ||
	isInNamespace(folder, place) ||
	(reach === 'all in it' && isWithin(folder.path, place.path));

/** The folder itself is not below itself: it may be filled, but not changed. */
function staysWithin(folder: GuardFolder, place: Place, reach: Reach): boolean {
	if (!isWithin(place.path, folder.path)) return false;
	return reach === 'into it' || pathKey(place.path) !== pathKey(folder.path);
}

const isInNamespace = ({ namespaceId }: GuardFolder, { namespaceIds }: Place): boolean =>
	namespaceId !== undefined && namespaceIds.includes(namespaceId);

/** What is going to be written: an address, and how far that goes. */
export interface Write {
	address: string;
	reach: Reach;
	/** That nothing is there is for the call to say: it then changes nothing. */
	mayBeGone?: true;
}
