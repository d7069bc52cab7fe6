import { bury } from './bury';
import type { Entry } from './Entry';
import { revOf } from './ids';
import { demandUnlocked } from './locks';
import { conflict, noWrite } from './refusals';
import { releaseSpace } from './space';
import { bytesOf } from './subtree';
import { writable } from './target';
import type { View } from './View';

/**
 * Deletes an entry with everything in it. With `parentRev`, only a file of that version. Of a shared
 * folder only the mount goes; team folders and homes do not.
 */
export function remove(view: View, entry: Entry, parentRev?: string): void {
	if (!entry.parent) throw noWrite('no_write_permission');
	const namespace = writable(view, entry.parent);
	demandUnlocked(view, entry);
	if (parentRev !== undefined && (entry.kind === 'folder' || revOf(entry.revision.number) !== parentRev)) {
		throw conflict(entry.kind);
	}
	if (entry.kind === 'folder' && entry.mounted) {
		if (entry.mounted.kind === 'team_folder') throw noWrite('team_folder');
		if (entry.mounted.kind === 'home') throw noWrite('no_write_permission');
		entry.mounted.mounts.delete(entry);
	}
	releaseSpace(namespace, bytesOf(entry));
	bury(view.state, entry);
}
