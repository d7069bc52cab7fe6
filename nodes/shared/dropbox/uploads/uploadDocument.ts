import { throwSourceIncomplete, readWholeSource } from '../../core/readWholeSource';
import type { FileEntry } from '../../domain/entry';
import type { SentDocument } from '../port';
import { appendToSession } from './appendToSession';
import { finishSession, uploadInOneRequest } from './commitDocument';
import { NoConcurrentSessions, uploadInConcurrentSession } from './concurrentSession';
import { createChunkSizes } from './limits';
import { readChunks, type Chunk } from './readChunks';
import type { UploadContext } from './UploadContext';
import { refuseLostPieces, restartLostSession, SessionLost } from './uploadErrors';

/**
 * Sends a document that shares no request with others: a long one in several chunks at once where that is
 * offered, others one chunk after the other. One whose pieces have arrived before is only committed.
 * @param single whether one that fits into one request is committed by it, as no other could share the commit
 */
export async function uploadDocument(
	context: UploadContext,
	document: SentDocument,
	single: boolean,
): Promise<FileEntry> {
	const { clock, capabilities, sizes } = context;
	const { size, arrived } = document.source;
	if (arrived !== undefined) {
		const session = { sessionId: arrived.sessionId, length: size ?? 0, hash: arrived.contentHash };
		return await finishSession(context, document, session).catch(refuseLostPieces);
	}
	const long = size !== undefined && size > sizes.chunk;
	return await restartLostSession(async () => {
		if (!long || !capabilities.isAvailable('concurrent sessions', clock.now()))
			return await uploadInOrder(context, document, single);
		return await uploadInConcurrentSession(context, document).catch(async (thrown: unknown) => {
			if (!(thrown instanceof NoConcurrentSessions)) throw thrown;
			capabilities.markUnavailable('concurrent sessions', clock.now());
			return await uploadInOrder(context, document, single);
		});
	});
}

/** Reads the document once, and sends it by the way that fits what the first chunk shows of it. */
async function uploadInOrder(
	context: UploadContext,
	document: SentDocument,
	single: boolean,
): Promise<FileEntry> {
	const { yielder, clock, bufferPool, capabilities, sizes } = context;
	const { source } = document;
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
				? await uploadInOneRequest(context, document, first)
				: await uploadInSession(context, document, first, chunks);
		} finally {
			// What was opened is closed, however far it was read.
			await chunks.return();
		}
	});
}

/**
 * A document in chunks that follow each other; committed when its end was seen. A lost answer to the start leaves a session
 * that nobody knows; the service drops it after seven days.
 * @param first already read, to find whether the document is long
 * @throws SessionLost when it must be sent from its beginning again
 */
async function uploadInSession(
	context: UploadContext,
	document: SentDocument,
	first: Chunk,
	following: AsyncIterable<Chunk>,
): Promise<FileEntry> {
	const start = { contents: [first.bytes], content_hash: first.hash, close: first.last !== undefined };
	const { session_id: sessionId } = await context.api
		.for(document)
		.call((sdk) => sdk.filesUploadSessionStart(start));
	let length = first.bytes.length;
	let hash = first.last;
	for await (const chunk of following) {
		await appendChunk(context, document, sessionId, chunk);
		length += chunk.bytes.length;
		hash = chunk.last;
	}
	// The last chunk of all has it.
	return await finishSession(context, document, { sessionId, length, hash: hash as string });
}

/**
 * Adds a chunk to a session, and closes that with the last.
 * @throws SessionLost
 */
async function appendChunk(
	{ api, yielder }: UploadContext,
	document: SentDocument,
	sessionId: string,
	{ bytes, hash, offset, last }: Chunk,
): Promise<void> {
	const isLast = last !== undefined;
	const piece = { bytes, hash, offset, isLast };
	const reached = await appendToSession(api.for(document), yielder, sessionId, piece);
	// Only the last chunk closes the session: it has arrived, and that answer was lost. The finish checks the length.
	const isThere = reached === 'closed' ? isLast : reached === offset + bytes.length;
	if (!isThere) throw new SessionLost();
}
