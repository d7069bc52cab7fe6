import { ContentHasher } from '../../domain/contentHash';
import type { EventLoopYielder } from '../../core/EventLoopYielder';
import { HASH_SLICE } from './limits';

/** A piece of a document as it is sent: exactly the planned size, except the last. */
export interface Chunk {
	bytes: Buffer;
	/** Content hash of these bytes. */
	hash: string;
	/** Where it starts in the document. */
	offset: number;
	/** The whole document's content hash where the document ends with this chunk; known only after looking beyond it. */
	last: string | undefined;
}

/**
 * Cuts what arrives in pieces of any size into chunks, hashing each byte as it is copied. A chunk is begun only
 * when the one before was taken and the next is asked for. A document without any bytes is one empty chunk.
 * @param roomAt the buffer for the chunk that starts at this offset, once there is memory for it; filled to its end
 */
export async function* readChunks(
	pieces: AsyncIterable<Uint8Array>,
	roomAt: (offset: number) => Buffer | Promise<Buffer>,
	yielder: EventLoopYielder,
): AsyncGenerator<Chunk, void, undefined> {
	const hasher = new ContentHasher();
	let bytes = await roomAt(0);
	let filled = 0;
	let offset = 0;
	hasher.beginPart();
	for await (const piece of pieces) {
		for (const slice of slices(piece)) {
			for (let start = 0; start < slice.length;) {
				if (filled === bytes.length) {
					yield { bytes, hash: hasher.partDigest(), offset, last: undefined };
					offset += filled;
					bytes = await roomAt(offset);
					filled = 0;
					hasher.beginPart();
				}
				const fitting = slice.subarray(start, start + bytes.length - filled);
				bytes.set(fitting, filled);
				hasher.update(fitting);
				filled += fitting.length;
				start += fitting.length;
			}
			await yielder.yieldAfter(slice.length);
		}
	}
	yield { bytes: bytes.subarray(0, filled), hash: hasher.partDigest(), offset, last: hasher.digest() };
}

/** The content hash of pieces that follow each other, all in memory, without keeping the process from others. */
export async function hashInSlices(
	pieces: readonly Uint8Array[],
	yielder: EventLoopYielder,
): Promise<string> {
	const hasher = new ContentHasher();
	for (const piece of pieces) {
		for (const slice of slices(piece)) {
			hasher.update(slice);
			await yielder.yieldAfter(slice.length);
		}
	}
	return hasher.digest();
}

/** The same bytes in views that are short enough to be hashed in one go. */
function* slices(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
	for (let start = 0; start < bytes.length; start += HASH_SLICE)
		yield bytes.subarray(start, start + HASH_SLICE);
}
