import type { Entry } from './Entry';

/** Everything below an entry in its own namespace, parents first. */
export function* descendantsOf(entry: Entry): Generator<Entry> {
	if (entry.kind === 'file' || entry.mounted) return;
	for (const child of entry.children) {
		yield child;
		yield* descendantsOf(child);
	}
}

/** How many files and folders the entry is, itself included; stops counting above `most`. */
export function countOf(entry: Entry, most: number): number {
	let count = 1;
	for (const each of descendantsOf(entry)) {
		count += each === entry ? 0 : 1;
		if (count > most) break;
	}
	return count;
}

/** Bytes of the current versions. */
export function bytesOf(entry: Entry): number {
	if (entry.kind === 'file') return entry.revision.blob.size;
	let bytes = 0;
	for (const each of descendantsOf(entry)) if (each.kind === 'file') bytes += each.revision.blob.size;
	return bytes;
}

/** Whether the entry is a mount point or holds one. */
export function isMountWithin(entry: Entry): boolean {
	if (entry.kind === 'file') return false;
	if (entry.mounted) return true;
	for (const each of descendantsOf(entry)) if (each.kind === 'folder' && each.mounted) return true;
	return false;
}
