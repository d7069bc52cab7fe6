import type { file_properties } from 'dropbox';
import type { DropboxState } from './DropboxState';
import type { Entry } from './Entry';

/** Property groups of a file or folder; they stay with it when it moves. */
export function propertyGroupsOf(state: DropboxState, entry: Entry): file_properties.PropertyGroup[] {
	return state.propertyGroups.get(entry.number) ?? [];
}

/** Replaces all groups of an entry. */
export function setPropertyGroups(
	state: DropboxState,
	entry: Entry,
	groups: file_properties.PropertyGroup[],
): void {
	if (groups.length === 0) state.propertyGroups.delete(entry.number);
	else state.propertyGroups.set(entry.number, groups);
	state.propertiesSetAt.set(entry.number, state.clock.now());
	state.journal.changed(entry);
}
