import type { DropboxState } from './DropboxState';
import { FileEntry, type Entry } from './Entry';
import { newRevision } from './revisions';
import { holderOf } from './tree';

/** A copy under a name, with new IDs all through and not yet in any folder. Mounts become plain folders. */
export function copyOf(state: DropboxState, entry: Entry, name: string): Entry {
	if (entry.kind === 'file') {
		const fileNumber = state.entries.length;
		const { blob, clientModified } = entry.revision;
		const file = new FileEntry(fileNumber, name, newRevision(state, { fileNumber, blob, clientModified }));
		state.entries.push(file);
		const format = state.exportedAs.get(entry.number);
		if (format !== undefined) state.exportedAs.set(file.number, format);
		return file;
	}
	const folder = state.newFolder(name);
	for (const child of holderOf(entry).children) {
		const copied = copyOf(state, child, child.name);
		copied.parent = folder;
		copied.ordinal = state.newOrdinal();
		folder.children.add(copied);
	}
	return folder;
}
