import { createHash, type Hash } from 'node:crypto';

/** Bodies are hashed in blocks of this many bytes, those of Dropbox's content hash. */
const BLOCK = 4 * 1024 * 1024;

/** A body of known length that is gathered in one buffer, and hashed while its bytes are still at hand. */
export class ReceivedBody {
	private offset = 0;
	private readonly digests: Buffer[] = [];
	private block: Hash | undefined;

	constructor(
		private readonly buffer: Buffer,
		private readonly length: number,
	) {}

	/** Takes the next bytes; what goes beyond the length is dropped, as node never sends it. */
	add(chunk: Buffer): void {
		chunk.copy(this.buffer, this.offset);
		for (let start = 0; start < chunk.length;) {
			const room = BLOCK - (this.offset % BLOCK);
			const piece = start === 0 && chunk.length <= room ? chunk : chunk.subarray(start, start + room);
			(this.block ??= createHash('sha256')).update(piece);
			this.offset += piece.length;
			start += piece.length;
			if (this.offset % BLOCK === 0) this.endBlock();
		}
	}

	get isWhole(): boolean {
		return this.offset === this.length;
	}

	/** The bytes and the SHA-256 of each of their blocks. */
	end(): { body: Buffer; blockDigests: readonly Buffer[] } {
		this.endBlock();
		return { body: this.buffer.subarray(0, this.length), blockDigests: this.digests };
	}

	private endBlock(): void {
		if (this.block) this.digests.push(this.block.digest());
		this.block = undefined;
	}
}
