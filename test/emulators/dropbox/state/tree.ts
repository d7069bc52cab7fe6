import type { DropboxState } from './DropboxState';
import type { Entry, FolderEntry, Grave } from './Entry';
import type { Namespace } from './Namespace';

/** The folder that really holds the children: of a mount point, the root of what is mounted. */
export function holderOf(folder: FolderEntry): FolderEntry {
	return folder.mounted?.root ?? folder;
}

/** Whether something in a folder has the name, however it is written. */
export function isTaken(state: DropboxState, folder: FolderEntry, name: string): boolean {
	return holderOf(folder).children.get(state.keyOf(name)) !== undefined;
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
	if (entry.kind === 'folder') entry.placedAt = state.clock.now();
	holder.children.add(entry);
	const grave = holder.graves?.get(entry.key);
	if (grave) succeed(entry, grave);
	holder.graves?.delete(entry.key);
	state.journal.changed(entry);
}

/** Links what was at a path to what is there now, so that the history of the path goes on. */
function succeed(entry: Entry, grave: Grave): void {
	if (entry.kind === 'file') {
		if (grave.revision) entry.revision.previousAtPath ??= grave.revision;
		return;
	}
	const holder = holderOf(entry);
	for (const [key, below] of grave.graves ?? []) {
		const child = holder.children.get(key);
		if (child) succeed(child, below);
		else (holder.graves ??= new Map()).set(key, below);
	}
}
