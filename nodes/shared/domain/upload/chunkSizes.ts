import { HASH_BLOCK } from '../contentHash';

/** How a document is cut for sending; bytes. */
export interface UploadSizes {
	/** Up to here a document goes in one request, above it in an upload session. */
	singleRequest: number;
	/** A chunk of a session. */
	chunk: number;
}

/**
 * Chunks are large, since some plans count upload calls, and small enough that the documents under way together
 * stay within 128 MiB. A multiple of the hash's block, as sessions prefer.
 */
export const uploadSizes: UploadSizes = { singleRequest: 2 * HASH_BLOCK, chunk: 8 * HASH_BLOCK };

/** How many documents are under way at once, over the whole run. */
export const DOCUMENTS_AT_ONCE = 4;

/**
 * Bytes of the chunk that starts at an offset, for a document whose size is known or not. Memory is taken by
 * these numbers, so a small document of known size takes no more than it has.
 */
export function chunkSizes(size: number | undefined, sizes: UploadSizes): (offset: number) => number {
	return (offset) => {
		if (size === undefined) return offset === 0 ? sizes.singleRequest : sizes.chunk;
		// At least a byte of room: a source may hold more than it announced, which must be seen.
		return Math.max(1, Math.min(sizes.chunk, size - offset));
	};
}
