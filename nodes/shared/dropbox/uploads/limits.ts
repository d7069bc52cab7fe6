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
 * chunks, or two batches and a chunk, fit into memory at once. A chunk is a multiple of 4 MiB, as concurrent
 * sessions demand.
 */
export const uploadSizes: UploadSizes = {
	small: HASH_BLOCK,
	batch: 48 * MIB,
	chunk: 8 * HASH_BLOCK,
	inFlight: 128 * MIB,
};

/** Up to so many small documents take fewest calls when each is sent and committed by one of its own. */
export const FEW = 2;

/** UploadSessionStartBatchArg, UploadSessionAppendBatchArg and UploadSessionFinishBatchArg take no more. */
export const MOST_ENTRIES = 1000;

/** How many thousands of small documents are under way at once: one is committed while the next is sent. */
export const BATCHES_AT_ONCE = 2;

/** Memory bounds large requests; this bounds those that are small because their headers must be short. */
export const REQUESTS_AT_ONCE = 6;

/**
 * Bytes of what the header says of the documents of a request. Envoy, which stands before Dropbox, takes 60 KiB of
 * headers unless it was told otherwise; the rest is for the others, and for brackets and the hash of the body.
 */
export const LONGEST_HEADER = 56 * 1024 - 128;

/** How often a document is sent from its beginning before it is given up. */
export const SESSION_ATTEMPTS = 3;

/** How often one chunk may be told another offset; each time it must get nearer to its end. */
export const REALIGNMENTS = 10;

/** Bytes; longer pieces are hashed in several goes. */
export const HASH_SLICE = 256 * 1024;

/** Milliseconds after which a way that was missing is tried again: apps are given routes, and gateways change. */
export const MISSING_FOR = 60 * 60_000;

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
