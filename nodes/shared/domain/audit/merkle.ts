import { createHash, hash } from 'crypto';

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** The SHA-256 hash of bytes, in hex. In one go: of an object for each of many small hashes the collector has the most work. */
export const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

/** The same of bytes that come in pieces. */
export class Sha256 {
	private readonly hash = createHash('sha256');

	update(bytes: Uint8Array): void {
		this.hash.update(bytes);
	}

	digest(): string {
		return this.hash.digest('hex');
	}
}

/** The hash of one entry of a tree (RFC 6962, section 2.1). */
export const leafHash = (data: Uint8Array): Buffer => hash('sha256', Buffer.concat([LEAF, data]), 'buffer');

/** The hash of two subtrees side by side (RFC 6962, section 2.1). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
	hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');

/** The root of a tree without entries: the hash of nothing. */
export const EMPTY_ROOT: Buffer = createHash('sha256').digest();

/**
 * A Merkle tree of RFC 6962 that only grows. It keeps its peaks alone, the roots of its full subtrees from left to right:
 * entries are added without those before them, in logarithmic memory.
 */
export class GrowingTree {
	private readonly full: Buffer[];

	/**
	 * @param entries how many it has already
	 * @param peaks of those, as `peaks` gave them
	 */
	constructor(
		private entries = 0,
		peaks: readonly Buffer[] = [],
	) {
		if (peaks.length !== peaksOf(entries)) throw new RangeError('the peaks are not those of so many entries');
		this.full = [...peaks];
	}

	/** How many entries it has. */
	get size(): number {
		return this.entries;
	}

	/** One for each bit that is set in its size, the largest first. */
	get peaks(): readonly Buffer[] {
		return this.full;
	}

	/** @param leaf the hash of the entry, see `leafHash` */
	append(leaf: Buffer): void {
		let peak = leaf;
		// As many full subtrees close as the size ends in ones.
		for (let left = this.entries; left % 2 === 1; left = (left - 1) / 2)
			peak = nodeHash(this.full.pop() as Buffer, peak);
		this.full.push(peak);
		this.entries++;
	}

	root(): Buffer {
		return this.full.reduceRight<Buffer | undefined>(rootAbove, undefined) ?? EMPTY_ROOT;
	}

	/** The same tree, which grows by itself. */
	copy(): GrowingTree {
		return new GrowingTree(this.entries, this.full);
	}
}

const rootAbove = (right: Buffer | undefined, peak: Buffer): Buffer =>
	right === undefined ? peak : nodeHash(peak, right);

/** How many peaks a tree of so many entries has. */
export function peaksOf(entries: number): number {
	let peaks = 0;
	for (let left = entries; left > 0; left = Math.floor(left / 2)) peaks += left % 2;
	return peaks;
}
