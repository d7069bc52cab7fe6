import type { DropboxState } from '../dropbox/state/DropboxState';
import type { Entry } from '../dropbox/state/Entry';
import { publicIdOf, timestamp } from '../dropbox/state/metadata';
import type { Namespace } from '../dropbox/state/Namespace';
import { propertyGroupsOf } from '../dropbox/state/properties';
import { descendantsOf } from '../dropbox/state/subtree';
import { pathWithin } from '../dropbox/state/tree';

export interface SnapshotEntry {
	/** Inside the namespace, with its casing. */
	path: string;
	kind: 'file' | 'folder';
	id: string;
	size?: number;
	contentHash?: string;
	modified?: string;
	/** ID of the namespace that is mounted here. */
	mounts?: string;
	propertyGroups?: unknown;
}

/** Everything that is now in a namespace, folders before what is in them. */
export function snapshotOf(
	state: DropboxState,
	namespace: Namespace,
): { namespace: string; entries: SnapshotEntry[] } {
	return { namespace: namespace.id, entries: [...entriesOf(state, namespace)] };
}

/** One by one, for whoever needs only the first of perhaps a million. */
export function* entriesOf(state: DropboxState, namespace: Namespace): Generator<SnapshotEntry> {
	for (const entry of descendantsOf(namespace.root)) yield described(state, entry);
}

function described(state: DropboxState, entry: Entry): SnapshotEntry {
	const groups = propertyGroupsOf(state, entry);
	const common = {
		...{ path: pathWithin(entry), id: publicIdOf(entry) },
		...(groups.length > 0 ? { propertyGroups: groups } : {}),
	};
	if (entry.kind === 'folder') {
		return { ...common, kind: 'folder', ...(entry.mounted ? { mounts: entry.mounted.id } : {}) };
	}
	const { blob, serverModified } = entry.revision;
	return {
		...{ ...common, kind: 'file', size: blob.size, contentHash: blob.hash },
		modified: timestamp(serverModified),
	};
}
