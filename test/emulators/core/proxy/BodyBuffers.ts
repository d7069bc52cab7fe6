/** Buffers larger than this are kept for the next body; smaller ones cost nothing. */
const WORTH_KEEPING = 1024 * 1024;
/** Bytes of buffers that are kept at most. */
const MOST_KEPT = 640 * 1024 * 1024;

/**
 * Memory for large bodies, used again and again: fresh memory has to be mapped and zeroed page by page, which took
 * longer than everything else that happens to the bytes of an upload.
 */
export class BodyBuffers {
	private readonly free: Buffer[] = [];
	private kept = 0;

	/** A buffer of at least that length, with anything in it. */
	take(length: number): Buffer {
		const index = this.free.findIndex((buffer) => buffer.length >= length);
		const [found] = index < 0 ? [] : this.free.splice(index, 1);
		if (!found) return Buffer.allocUnsafeSlow(length);
		this.kept -= found.length;
		return found;
	}

	/** Gives a buffer back that nobody looks at any more. */
	give(buffer: Buffer): void {
		if (buffer.length < WORTH_KEEPING || this.kept + buffer.length > MOST_KEPT) return;
		this.kept += buffer.length;
		this.free.push(buffer);
		this.free.sort((one, other) => one.length - other.length);
	}
}
