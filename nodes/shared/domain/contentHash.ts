import { createHash, type Hash } from 'crypto';

/** Bytes; Dropbox hashes a file in blocks of this size, the last one shorter. */
export const HASH_BLOCK = 4 * 1024 * 1024;

/** Bytes of the digest of a block. */
export const BLOCK_DIGEST = 32;

/**
 * Dropbox's content hash of bytes that come in pieces: the SHA-256 of each 4 MiB block, those digests put
 * together as bytes, and the SHA-256 of that in hex. No bytes at all give the SHA-256 of nothing.
 * Source: https://www.dropbox.com/developers/reference/content-hash
 *
 * A document whose pieces come one by one, none of them kept, is gone on with from the digests of its blocks so far.
 *
 * A part of the bytes can be hashed along, as if it were alone. One that begins where a block does shares the
 * digests of its blocks with the whole, so that no byte is hashed twice.
 */
export class ContentHasher {
	private readonly digests: Uint8Array[];
	private block: Hash | undefined;
	private room = HASH_BLOCK;
	private part: Hash | ContentHasher | undefined;

	/** @param blocks what `blocks` gave of the bytes before, which end where a block does */
	constructor(blocks: Uint8Array = new Uint8Array()) {
		this.digests = [blocks];
	}

	update(bytes: Uint8Array): this {
		if (this.part instanceof ContentHasher) this.part.update(bytes);
		for (let start = 0; start < bytes.length;) {
			const piece = bytes.subarray(start, start + this.room);
			this.block = (this.block ?? createHash('sha256')).update(piece);
			this.room -= piece.length;
			start += piece.length;
			if (this.room === 0) this.closeBlock();
		}
		return this;
	}

	/** What follows is a part, until the next one begins. */
	beginPart(): void {
		this.part = this.block === undefined ? createHash('sha256') : new ContentHasher();
	}

	/** The hash of the part so far, 64 hex digits; asked once for each part. */
	partDigest(): string {
		const { part } = this;
		this.part = undefined;
		if (part === undefined) throw new TypeError('no part was begun');
		if (part instanceof ContentHasher) return part.digest();
		if (this.block !== undefined) part.update(this.block.copy().digest());
		return part.digest('hex');
	}

	/** The hash of everything so far, 64 hex digits. Nothing can be added afterwards. */
	digest(): string {
		return createHash('sha256').update(this.blocks()).digest('hex');
	}

	/** The digests of all blocks so far, one after the other. Nothing can be added afterwards. */
	blocks(): Buffer {
		this.closeBlock();
		return Buffer.concat(this.digests);
	}

	private closeBlock(): void {
		if (this.block === undefined) return;
		const digest = this.block.digest();
		this.digests.push(digest);
		if (this.part !== undefined && !(this.part instanceof ContentHasher)) this.part.update(digest);
		this.block = undefined;
		this.room = HASH_BLOCK;
	}
}

/** The content hash of bytes that are whole in memory. */
export const contentHash = (bytes: Uint8Array): string => new ContentHasher().update(bytes).digest();
