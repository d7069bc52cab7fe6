import type { FileEntry } from '../../domain/entry';
import { chunkSizes, type UploadSizes } from '../../domain/upload/chunkSizes';
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
 * @param few whether there are so few documents that committing each by itself takes no more calls
 */
export async function byItself(shipment: Shipment, few: boolean): Promise<FileEntry> {
	const { clock, routes, source, sizes } = shipment;
	const long = source.size !== undefined && source.size > sizes.chunk;
	return await persistently(async () => {
		if (!long || !routes.offers('concurrent sessions', clock.now())) return await inOrder(shipment, few);
		return await inConcurrentSession(shipment).catch(async (thrown: unknown) => {
			if (!(thrown instanceof NoConcurrentSessions)) throw thrown;
			routes.miss('concurrent sessions', clock.now());
			return await inOrder(shipment, few);
		});
	});
}

/** Reads the document once, and sends it by the way that fits what the first chunk shows of it. */
async function inOrder(shipment: Shipment, few: boolean): Promise<FileEntry> {
	const { breather, budget, source, sizes } = shipment;
	return await budget.spend(Math.min(source.size ?? sizes.chunk, sizes.chunk), async () => {
		const pieces = await source.open().catch(breakOff);
		const chunks = readChunks(wholeSource(pieces, source.size), oneBuffer(source.size, sizes), breather);
		try {
			// There is always a first chunk, empty if need be.
			const first = (await chunks.next()).value as Chunk;
			return first.last !== undefined && few
				? await inOneRequest(shipment, first)
				: await inSession(shipment, first, chunks);
		} finally {
			// What was opened is closed, however far it was read.
			await chunks.return();
		}
	});
}

/** Each chunk has arrived before the next is read, so all can use the same memory. */
function oneBuffer(size: number | undefined, sizes: UploadSizes): (offset: number) => Buffer {
	const sizeAt = chunkSizes(size, sizes);
	let buffer: Buffer | undefined;
	return (offset) => {
		const length = sizeAt(offset);
		if (buffer === undefined || buffer.length < length) buffer = Buffer.allocUnsafeSlow(length);
		return buffer.subarray(0, length);
	};
}
