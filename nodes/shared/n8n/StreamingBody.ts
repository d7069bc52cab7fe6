/**
 * Bytes that are written at a time. Encrypting them is what keeps the process from anything else: 32 MiB at once
 * take 40 ms and more, a quarter of a mebibyte well under one.
 */
const SLICE = 256 * 1024;

/**
 * A large request body that is sent piece by piece, as fast as the connection takes it, and never put together
 * in memory. To n8n's request helper it is a Blob: something of a known size that can be read again from its start,
 * which happens when a token is renewed on the way. (A stream could be read once only.)
 */
export class StreamingBody implements Pick<Blob, 'size' | 'type'> {
	/** How the request helper recognises a Blob. One of Node's own would hold a copy of the bytes. */
	readonly [Symbol.toStringTag] = 'Blob';
	readonly size: number;

	/** @param type the content type, which the request helper takes from here */
	constructor(
		private readonly pieces: readonly Buffer[],
		readonly type: string,
	) {
		this.size = pieces.reduce((sum, { length }) => sum + length, 0);
	}

	async *stream(): AsyncGenerator<Buffer> {
		for (const piece of this.pieces) {
			for (let start = 0; start < piece.length; start += SLICE) yield piece.subarray(start, start + SLICE);
		}
	}
}
