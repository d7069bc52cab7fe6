import type { DropboxState } from './DropboxState';
import type { Entry, FileEntry, FolderEntry, Grave } from './Entry';
import { namespaceHolding, pathWithin } from './tree';

/**
 * Takes an entry out of its folder and leaves a grave, which include_deleted, list_revisions and
 * restore find. One journal record for a whole folder, as the real service emits one DeletedMetadata.
 */
export function bury(state: DropboxState, entry: Entry): void {
	const parent = entry.parent;
	if (!parent) return;
	const grave = graveOf(state, entry, state.clock.now());
	const namespace = namespaceHolding(parent);
	if (namespace) state.buriedIn.set(entry.number, namespace.id);
	state.buriedAt.set(entry.number, pathWithin(entry));
	parent.children.remove(entry);
	entry.parent = undefined;
	(parent.graves ??= new Map()).set(entry.key, grave);
	state.journal.append({ kind: 'gone', parent, name: entry.name, key: entry.key, was: entry.kind });
}

function graveOf(state: DropboxState, entry: Entry, deletedAt: number): Grave {
	const { name, key } = entry;
	const ordinal = state.newOrdinal();
	if (entry.kind === 'file') {
		retire(entry);
		return { kind: 'file', name, key, ordinal, deletedAt, revision: entry.revision };
	}
	// What is inside a mount stays where it is, in its own namespace.
	if (entry.mounted) return { kind: 'folder', name, key, ordinal, deletedAt };
	const graves = gravesWithin(state, entry, deletedAt);
	return { kind: 'folder', name, key, ordinal, deletedAt, graves };
}

function gravesWithin(state: DropboxState, folder: FolderEntry, deletedAt: number): Map<string, Grave> {
	const graves = new Map(folder.graves);
	for (const child of folder.children) graves.set(child.key, graveOf(state, child, deletedAt));
	return graves;
}

/** Notes on a file's current revision where it was, before it stops being current there. */
export function retire(file: FileEntry): void {
	const namespace = namespaceHolding(file);
	if (namespace) file.revision.place = { namespaceId: namespace.id, path: pathWithin(file) };
}
