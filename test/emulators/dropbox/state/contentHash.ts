import { createHash, type Hash } from 'node:crypto';

const BLOCK = 4 * 1024 * 1024;

/**
 * Dropbox's content hash, fed piece by piece: SHA-256 over the SHA-256 digests of the 4 MiB blocks.
 * Written for the emulator alone, so that a slip in the package's own hash cannot hide.
 */
export class ContentHasher {
	private readonly overall = createHash('sha256');
	private block: Hash | undefined;
	private filled = 0;

	update(bytes: Uint8Array): this {
		for (let start = 0; start < bytes.length;) {
			const piece = bytes.subarray(start, start + BLOCK - this.filled);
			(this.block ??= createHash('sha256')).update(piece);
			this.filled += piece.length;
			start += piece.length;
			if (this.filled === BLOCK) this.endBlock();
		}
		return this;
	}

	/** Lower-case hex; the hasher is spent afterwards. */
	digest(): string {
		this.endBlock();
		return this.overall.digest('hex');
	}

	private endBlock(): void {
		if (!this.block) return;
		this.overall.update(this.block.digest());
		this.block = undefined;
		this.filled = 0;
	}
}

export function contentHash(bytes: Uint8Array): string {
	return new ContentHasher().update(bytes).digest();
}
