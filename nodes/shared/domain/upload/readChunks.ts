/** A piece of a document as it is sent: exactly the planned size, except the last. */
export interface Chunk {
	bytes: Buffer;
	/** Where it starts in the document. */
	offset: number;
	/** Whether the document ends with it; known only after looking beyond it. */
	last: boolean;
}

/**
 * Cuts what arrives in pieces of any size into chunks. Every chunk is a buffer of its own, so that it can
 * be sent again; only one, and the beginning of the next, are in memory at once. A document without any
 * bytes is one empty chunk.
 * @param sizeOf bytes for the chunk that starts at this offset; asked once per chunk
 */
export async function* readChunks(
	pieces: AsyncIterable<Uint8Array>,
	sizeOf: (offset: number) => number,
): AsyncGenerator<Chunk, void, undefined> {
	let bytes = Buffer.allocUnsafeSlow(sizeOf(0));
	let filled = 0;
	let offset = 0;
	for await (const piece of pieces) {
		for (let start = 0; start < piece.length;) {
			if (filled === bytes.length) {
				yield { bytes, offset, last: false };
				offset += filled;
				bytes = Buffer.allocUnsafeSlow(sizeOf(offset));
				filled = 0;
			}
			const fitting = piece.subarray(start, start + bytes.length - filled);
			bytes.set(fitting, filled);
			filled += fitting.length;
			start += fitting.length;
		}
	}
	yield { bytes: bytes.subarray(0, filled), offset, last: true };
}
