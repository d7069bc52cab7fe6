import type { FileEntry } from '../../domain/entry';
import { chunkSizes } from '../../domain/upload/chunkSizes';
import { readChunks, type Chunk } from '../../domain/upload/readChunks';
import { breakOff, wholeSource } from '../../domain/upload/wholeSource';
import { inConcurrentSession, NoConcurrentSessions } from './inConcurrentSession';
import { inOneRequest } from './inOneRequest';
import { inSession } from './inSession';
import { persistently } from './persistently';
import type { Shipment } from './Shipment';

/**
 * Sends a document that shares no request with others: a long one in several chunks at once where that is
 * offered, others one chunk after the other.
 * @param single whether one that fits into one request is committed by it, as no other could share the commit
 */
export async function byItself(shipment: Shipment, single: boolean): Promise<FileEntry> {
	const { clock, routes, source, sizes } = shipment;
	const long = source.size !== undefined && source.size > sizes.chunk;
	return await persistently(async () => {
		if (!long || !routes.offers('concurrent sessions', clock.now())) return await inOrder(shipment, single);
		return await inConcurrentSession(shipment).catch(async (thrown: unknown) => {
			if (!(thrown instanceof NoConcurrentSessions)) throw thrown;
			routes.miss('concurrent sessions', clock.now());
			return await inOrder(shipment, single);
		});
	});
}

/** Reads the document once, and sends it by the way that fits what the first chunk shows of it. */
async function inOrder(shipment: Shipment, single: boolean): Promise<FileEntry> {
	const { breather, clock, memory, routes, source, sizes } = shipment;
	const sizeAt = chunkSizes(source.size, sizes);
	return await memory.lend(Math.max(sizeAt(0), sizeAt(1)), async (buffer) => {
		// Each chunk has arrived before the next is read, so all use the same memory.
		const roomAt = (offset: number) => buffer.subarray(0, sizeAt(offset));
		const pieces = await source.open().catch(breakOff);
		const chunks = readChunks(wholeSource(pieces, source.size), roomAt, breather);
		try {
			// There is always a first chunk, empty if need be.
			const first = (await chunks.next()).value as Chunk;
			const shares = !single && routes.offers('batched commits', clock.now());
			return first.last !== undefined && !shares
				? await inOneRequest(shipment, first)
				: await inSession(shipment, first, chunks);
		} finally {
			// What was opened is closed, however far it was read.
			await chunks.return();
		}
	});
}
