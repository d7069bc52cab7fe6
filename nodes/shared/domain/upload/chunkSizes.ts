import { HASH_BLOCK } from '../contentHash';

/** Bytes up to which a document goes in one request; above it goes in an upload session. */
export const LARGEST_SINGLE_REQUEST = 2 * HASH_BLOCK;

/**
 * Bytes of a session's chunk. Large, since some plans count upload calls; small enough that the documents
 * under way together stay within 128 MiB. A multiple of the hash's block, as sessions prefer.
 */
export const SESSION_CHUNK = 8 * HASH_BLOCK;

/** How many documents are under way at once, over the whole run. */
export const DOCUMENTS_AT_ONCE = 4;

/**
 * Bytes of the chunk that starts at an offset, for a document whose size is known or not. Memory is taken by
 * these numbers, so a small document of known size takes no more than it has.
 */
export function chunkSizes(size: number | undefined): (offset: number) => number {
	return (offset) => {
		if (size === undefined) return offset === 0 ? LARGEST_SINGLE_REQUEST : SESSION_CHUNK;
		// At least a byte of room: a source may hold more than it announced, which must be seen.
		return Math.max(1, Math.min(SESSION_CHUNK, size - offset));
	};
}
