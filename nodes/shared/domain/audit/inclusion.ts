import { EMPTY_ROOT, HASH_BYTES, nodeHash } from './merkle';

/**
 * The audit paths of a tree whose entries are all known (RFC 6962, section 2.1.1). Keeps 64 bytes an entry.
 */
export class InclusionPaths {
	/** @param levels the hashes of each level, one behind the other; the entries first, the root last */
	private constructor(private readonly levels: readonly Buffer[]) {}

	/**
	 * @param leaves the hashes of all entries, one behind the other
	 * @param pause awaited now and then, since of many entries this takes a while
	 */
	static async build(leaves: Buffer, pause: () => Promise<void>): Promise<InclusionPaths> {
		const levels = [leaves];
		for (let level = leaves; level.length > HASH_BYTES; levels.push(level))
			level = await levelAbove(level, pause);
		return new InclusionPaths(levels);
	}

	/** How many entries the tree has. */
	get size(): number {
		return (this.levels[0]?.length ?? 0) / HASH_BYTES;
	}

	root(): Buffer {
		return this.size === 0 ? EMPTY_ROOT : (this.levels.at(-1) ?? EMPTY_ROOT);
	}

	/**
	 * The hashes by which the root is made from an entry's, from its sibling up to the child of the root.
	 * @param index of the entry, the first is 0
	 */
	path(index: number): Buffer[] {
		const path: Buffer[] = [];
		let at = index;
		for (const level of this.levels) {
			const sibling = hashAt(level, at % 2 === 0 ? at + 1 : at - 1);
			// The last of a level has none where the tree is not full: it goes up as it is.
			if (sibling.length > 0) path.push(sibling);
			at = Math.floor(at / 2);
		}
		return path;
	}
}

const hashAt = (level: Buffer, index: number): Buffer =>
	level.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);

/** Hashes that are made without a pause: some milliseconds. */
const IN_ONE_GO = 2000;

async function levelAbove(level: Buffer, pause: () => Promise<void>): Promise<Buffer> {
	const entries = level.length / HASH_BYTES;
	const above = Buffer.alloc(Math.ceil(entries / 2) * HASH_BYTES);
	for (let index = 0; index < entries; index += 2) {
		const [left, right] = [hashAt(level, index), hashAt(level, index + 1)];
		above.set(right.length === 0 ? left : nodeHash(left, right), (index / 2) * HASH_BYTES);
		if ((index / 2 + 1) % IN_ONE_GO === 0) await pause();
	}
	return above;
}

/** What says that an entry is part of a tree. */
export interface Inclusion {
	/** The hash of the entry, see `leafHash`. */
	leaf: Buffer;
	/** Of the entry, the first is 0. */
	index: number;
	/** How many entries the tree has. */
	size: number;
	path: readonly Buffer[];
	root: Buffer;
}

/** Whether the path leads from the entry to the root. */
export function verifyInclusion({ leaf, index, size, path, root }: Inclusion): boolean {
	if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
	const left = path.values();
	let hash = leaf;
	for (let at = index, last = size - 1; last > 0; at = Math.floor(at / 2), last = Math.floor(last / 2)) {
		if (at % 2 === 0 && at === last) continue;
		const sibling = left.next().value;
		if (sibling === undefined) return false;
		hash = at % 2 === 0 ? nodeHash(hash, sibling) : nodeHash(sibling, hash);
	}
	return left.next().done === true && hash.equals(root);
}
