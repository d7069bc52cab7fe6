import { HASH_BLOCK } from '../../domain/contentHash';

const MIB = 1024 * 1024;

/** How documents are cut and put together for sending; bytes. */
export interface UploadSizes {
	/** Up to here a document shares its requests with others. */
	small: number;
	/** Documents that share a request, together. */
	batch: number;
	/** A chunk of an upload session; documents up to here are sent whole. */
	chunk: number;
	/** What the documents under way may hold in memory together, however many there are. */
	inFlight: number;
}

/**
 * Requests are large, since some plans count upload calls, and since fewer of them wait for answers; but four
 * chunks, or two parcels and a chunk, fit into memory at once. A chunk is a multiple of 4 MiB, as concurrent
 * sessions demand.
 */
export const uploadSizes: UploadSizes = {
	small: HASH_BLOCK,
	batch: 48 * MIB,
	chunk: 8 * HASH_BLOCK,
	inFlight: 128 * MIB,
};

/** How many documents are under way by themselves at once, or read for the same request. */
export const DOCUMENTS_AT_ONCE = 8;

/**
 * Bytes of the chunk that starts at an offset, for a document whose size is known or not. Memory is taken by
 * these numbers, so a small document of known size takes no more than it has.
 */
export function createChunkSizes(size: number | undefined, sizes: UploadSizes): (offset: number) => number {
	return (offset) => {
		if (size === undefined) return offset === 0 ? sizes.small : sizes.chunk;
		// At least a byte of room: a source may hold more than it announced, which must be seen.
		return Math.max(1, Math.min(sizes.chunk, size - offset));
	};
}
