import type { Entry } from './Entry';
import { revOf } from './ids';
import { publicIdOf } from './metadata';
import type { Namespace } from './Namespace';
import { descendantsOf } from './subtree';
import { pathWithin } from './tree';

/** An entry as tests compare it. */
export interface SnapshotEntry {
	/** Inside the namespace, `/Cases/Brief.pdf`. */
	path: string;
	id: string;
	type: 'file' | 'folder' | 'mount';
	rev?: string;
	/** Content hash. */
	hash?: string;
	size?: number;
}

/** Everything in a namespace by path, without what is mounted in it. */
export function snapshot(namespace: Namespace): SnapshotEntry[] {
	const entries = [...descendantsOf(namespace.root)].map(snapshotOf);
	return entries.sort((one, other) => (one.path < other.path ? -1 : 1));
}

function snapshotOf(entry: Entry): SnapshotEntry {
	const path = pathWithin(entry);
	const id = publicIdOf(entry);
	if (entry.kind === 'folder') return { path, id, type: entry.mounted ? 'mount' : 'folder' };
	const { number, blob } = entry.revision;
	return { path, id, type: 'file', rev: revOf(number), hash: blob.hash, size: blob.size };
}
