import { HASH_BLOCK } from '../contentHash';

const MIB = 1024 * 1024;

/** How documents are cut for sending; bytes. */
export interface UploadSizes {
	/** Up to here a document that is alone goes in one request. */
	singleRequest: number;
	/** A chunk of an upload session. */
	chunk: number;
	/** What the documents under way may hold in memory together, however many there are. */
	inFlight: number;
}

/** Chunks are large, since some plans count upload calls; a multiple of the hash's block, as sessions prefer. */
export const uploadSizes: UploadSizes = {
	singleRequest: 2 * HASH_BLOCK,
	chunk: 8 * HASH_BLOCK,
	inFlight: 128 * MIB,
};

/** How many documents are under way at once over the whole run, if they are small. */
export const DOCUMENTS_AT_ONCE = 8;

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
