import type { DropboxState } from './DropboxState';
import { FileEntry, type Entry } from './Entry';
import { propertyGroupsOf } from './properties';
import { newRevision } from './revisions';
import { holderOf } from './tree';

/** A copy under a name, with new IDs all through and not yet in any folder. Mounts become plain folders. */
export function copyOf(state: DropboxState, entry: Entry, name: string): Entry {
	if (entry.kind === 'file') {
		const fileNumber = state.entries.length;
		const { blob, clientModified, modifiedBy } = entry.revision;
		const file = new FileEntry(
			fileNumber,
			name,
			state.keyOf(name),
			newRevision(state, { fileNumber, blob, clientModified, modifiedBy }),
		);
		state.entries.push(file);
		const format = state.exportedAs.get(entry.number);
		if (format !== undefined) state.exportedAs.set(file.number, format);
		copyGroups(state, entry, file);
		return file;
	}
	const folder = state.newFolder(name);
	copyGroups(state, entry, folder);
	for (const child of holderOf(entry).children) {
		const copied = copyOf(state, child, child.name);
		copied.parent = folder;
		copied.ordinal = state.newOrdinal();
		folder.children.add(copied);
	}
	return folder;
}

/** Whether a copy has the properties of what it is a copy of is not documented. */
function copyGroups(state: DropboxState, from: Entry, to: Entry): void {
	const groups = propertyGroupsOf(state, from);
	if (!state.switches.copiesKeepProperties || groups.length === 0) return;
	state.propertyGroups.set(to.number, groups);
	state.propertiesSetAt.set(to.number, state.clock.now());
}
