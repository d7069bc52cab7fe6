import type { AccessLevel } from './accounts';
import { FolderEntry } from './Entry';

/**
 * `home`: a person's own. `team_root`, `member_root`: what homes and team folders are mounted in.
 * `team_folder`, `shared_folder`: mounted wherever members see them.
 */
export type NamespaceKind = 'home' | 'team_root' | 'member_root' | 'team_folder' | 'shared_folder';

/** A tree of its own with members of its own; others show it through a mount. */
export class Namespace {
	readonly root: FolderEntry;
	/** Rights by `dbid:`. */
	readonly members = new Map<string, AccessLevel>();
	/** Folders of other namespaces at which this one shows. */
	readonly mounts = new Set<FolderEntry>();
	/** Bytes of the current revisions. */
	usedBytes = 0;
	/** Number of the ID by which everybody knows the folder, wherever it is mounted. */
	folderNumber: number;

	constructor(
		/** Digits, as in `ns:1234/path`. */
		readonly id: string,
		readonly kind: NamespaceKind,
		/** `dbid:` or `dbtid:`; whose quota the bytes count against. */
		readonly ownerId: string,
		rootNumber: number,
	) {
		this.root = new FolderEntry(rootNumber, '', '');
		this.root.rootOf = this;
		this.folderNumber = rootNumber;
	}
}
