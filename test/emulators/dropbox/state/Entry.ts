import { Children } from './Children';
import type { Namespace } from './Namespace';
import type { Revision } from './Revision';

/** What files and folders have in common. A million of them must fit, so fields are few. */
abstract class EntryBase {
	parent: FolderEntry | undefined = undefined;
	/** Grows with every attachment anywhere; the children of a folder are listed in this order. */
	ordinal = 0;
	/** Position of the latest journal record about this entry. */
	seq = -1;
	/** In NFC, however it was written. */
	name: string;

	constructor(
		/** Turned into the `id:` of the API by `idOf`. */
		readonly number: number,
		name: string,
		/** The name as it is compared, see `DropboxState.keyOf`. */
		public key: string,
	) {
		this.name = name.normalize('NFC');
	}

	rename(name: string, key: string): void {
		this.name = name.normalize('NFC');
		this.key = key;
	}
}

export class FileEntry extends EntryBase {
	readonly kind = 'file';

	constructor(
		number: number,
		name: string,
		key: string,
		public revision: Revision,
	) {
		super(number, name, key);
	}
}

export class FolderEntry extends EntryBase {
	readonly kind = 'folder';
	/** When it got its place and name, in milliseconds since the epoch. */
	placedAt = 0;
	children = new Children();
	/** What used to be in this folder and is not any more, by key. */
	graves: Map<string, Grave> | undefined = undefined;
	/** The namespace whose contents show here; the folder's own children are then unused. */
	mounted: Namespace | undefined = undefined;
	/** Set on the root folder of a namespace. */
	rootOf: Namespace | undefined = undefined;
}

export type Entry = FileEntry | FolderEntry;

/** What is left at a path after its entry was deleted or moved away. */
export interface Grave {
	readonly kind: 'file' | 'folder';
	name: string;
	key: string;
	ordinal: number;
	/** Milliseconds since the epoch. */
	deletedAt: number;
	/** Last revision of a file here: list_revisions and restore start from it. */
	revision?: Revision;
	/** What went down with a folder. */
	graves?: Map<string, Grave>;
}
