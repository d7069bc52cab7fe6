import { createHash, type Hash } from 'node:crypto';
import type { EmulatedRequest } from '../contract';

/** A body of known length that is gathered in one buffer, and hashed in blocks while its bytes are still at hand. */
export class ReceivedBody {
	private offset = 0;
	private readonly digests: Buffer[] = [];
	private block: Hash | undefined;

	constructor(
		private readonly buffer: Buffer,
		private readonly length: number,
		/** Undefined: nothing is hashed. */
		private readonly blockSize?: number,
	) {}

	/** Takes the next bytes; what goes beyond the length is dropped, as node never sends it. */
	add(chunk: Buffer): void {
		chunk.copy(this.buffer, this.offset);
		if (this.blockSize === undefined) this.offset += chunk.length;
		else this.hash(chunk, this.blockSize);
	}

	get isWhole(): boolean {
		return this.offset === this.length;
	}

	/** The bytes and, where they were hashed, the SHA-256 of each of their blocks. */
	end(): Pick<EmulatedRequest, 'body' | 'blockDigests'> {
		const body = this.buffer.subarray(0, this.length);
		if (this.blockSize === undefined) return { body };
		this.endBlock();
		return { body, blockDigests: this.digests };
	}

	private hash(chunk: Buffer, blockSize: number): void {
		for (let start = 0; start < chunk.length;) {
			const room = blockSize - (this.offset % blockSize);
			const piece = start === 0 && chunk.length <= room ? chunk : chunk.subarray(start, start + room);
			(this.block ??= createHash('sha256')).update(piece);
			this.offset += piece.length;
			start += piece.length;
			if (this.offset % blockSize === 0) this.endBlock();
		}
	}

	private endBlock(): void {
		if (this.block) this.digests.push(this.block.digest());
		this.block = undefined;
	}
}
