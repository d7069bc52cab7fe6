import type { DropboxState } from './DropboxState';
import type { Entry, FolderEntry } from './Entry';
import type { Namespace } from './Namespace';

/** The folder that really holds the children: of a mount point, the root of what is mounted. */
export function holderOf(folder: FolderEntry): FolderEntry {
	return folder.mounted?.root ?? folder;
}

/** The namespace an entry is in; undefined once it was deleted. A mount point is in the outer one. */
export function namespaceHolding(entry: Entry): Namespace | undefined {
	let at: Entry = entry;
	while (at.parent) at = at.parent;
	return at.kind === 'folder' ? at.rootOf : undefined;
}

/** Path inside the entry's own namespace, `''` for its root. */
export function pathWithin(entry: Entry): string {
	let path = '';
	for (let at: Entry | undefined = entry; at?.parent; at = at.parent) path = `/${at.name}${path}`;
	return path;
}

/** Puts an entry into a folder as its newest child, and into the journal. */
export function attach(state: DropboxState, entry: Entry, folder: FolderEntry): void {
	const holder = holderOf(folder);
	entry.parent = holder;
	entry.ordinal = state.newOrdinal();
	holder.children.add(entry);
	holder.graves?.delete(entry.key);
	state.journal.changed(entry);
}
