import { createHash, type Hash } from 'crypto';

/** Bytes; Dropbox hashes a file in blocks of this size, the last one shorter. */
export const HASH_BLOCK = 4 * 1024 * 1024;

/**
 * Dropbox's content hash of bytes that come in pieces: the SHA-256 of each 4 MiB block, those digests put
 * together as bytes, and the SHA-256 of that in hex. No bytes at all give the SHA-256 of nothing.
 * Source: https://www.dropbox.com/developers/reference/content-hash
 */
export class ContentHasher {
	private readonly overall = createHash('sha256');
	private block: Hash | undefined;
	private room = HASH_BLOCK;

	update(bytes: Uint8Array): this {
		for (let start = 0; start < bytes.length;) {
			const piece = bytes.subarray(start, start + this.room);
			this.block = (this.block ?? createHash('sha256')).update(piece);
			this.room -= piece.length;
			start += piece.length;
			if (this.room === 0) this.closeBlock();
		}
		return this;
	}

	/** The hash of everything so far, 64 hex digits. Nothing can be added afterwards. */
	digest(): string {
		this.closeBlock();
		return this.overall.digest('hex');
	}

	private closeBlock(): void {
		if (this.block === undefined) return;
		this.overall.update(this.block.digest());
		this.block = undefined;
		this.room = HASH_BLOCK;
	}
}

/** The content hash of bytes that are whole in memory. */
export const contentHash = (bytes: Uint8Array): string => new ContentHasher().update(bytes).digest();
