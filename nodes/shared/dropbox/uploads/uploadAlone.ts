import type { FileEntry } from '../../domain/entry';
import { createChunkSizes } from './createChunkSizes';
import { readChunks, type Chunk } from './readChunks';
import { throwSourceIncomplete, readWholeSource } from '../../core/readWholeSource';
import { uploadInConcurrentSession, NoConcurrentSessions } from './uploadInConcurrentSession';
import { uploadInOneRequest } from './uploadInOneRequest';
import { uploadInSession } from './uploadInSession';
import { restartLostSession } from './restartLostSession';
import type { PendingUpload } from './PendingUpload';

/**
 * Sends a document that shares no request with others: a long one in several chunks at once where that is
 * offered, others one chunk after the other.
 * @param single whether one that fits into one request is committed by it, as no other could share the commit
 */
export async function uploadAlone(shipment: PendingUpload, single: boolean): Promise<FileEntry> {
	const { clock, capabilities, source, sizes } = shipment;
	const long = source.size !== undefined && source.size > sizes.chunk;
	return await restartLostSession(async () => {
		if (!long || !capabilities.isAvailable('concurrent sessions', clock.now()))
			return await uploadInOrder(shipment, single);
		return await uploadInConcurrentSession(shipment).catch(async (thrown: unknown) => {
			if (!(thrown instanceof NoConcurrentSessions)) throw thrown;
			capabilities.markUnavailable('concurrent sessions', clock.now());
			return await uploadInOrder(shipment, single);
		});
	});
}

/** Reads the document once, and sends it by the way that fits what the first chunk shows of it. */
async function uploadInOrder(shipment: PendingUpload, single: boolean): Promise<FileEntry> {
	const { yielder, clock, bufferPool, capabilities, source, sizes } = shipment;
	const sizeAt = createChunkSizes(source.size, sizes);
	return await bufferPool.withBuffer(Math.max(sizeAt(0), sizeAt(1)), async (buffer) => {
		// Each chunk has arrived before the next is read, so all use the same memory.
		const roomAt = (offset: number) => buffer.subarray(0, sizeAt(offset));
		const pieces = await source.open().catch(throwSourceIncomplete);
		const chunks = readChunks(readWholeSource(pieces, source.size), roomAt, yielder);
		try {
			// There is always a first chunk, empty if need be.
			const first = (await chunks.next()).value as Chunk;
			const shares = !single && capabilities.isAvailable('batched commits', clock.now());
			return first.last !== undefined && !shares
				? await uploadInOneRequest(shipment, first)
				: await uploadInSession(shipment, first, chunks);
		} finally {
			// What was opened is closed, however far it was read.
			await chunks.return();
		}
	});
}
