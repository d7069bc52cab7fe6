import { throwSourceIncomplete, readWholeSource } from '../../core/readWholeSource';
import type { FileEntry } from '../../domain/entry';
import { ApiError } from '../client/Api';
import type { SentDocument } from '../port';
import { finishSession } from './commitDocument';
import type { ClosedSession } from './Commits';
import { createChunkSizes } from './limits';
import { readChunks, type Chunk } from './readChunks';
import type { UploadContext } from './UploadContext';
import { isUnavailable, SessionLost } from './uploadErrors';

/** The service does not take chunks of a document at the same time from this app. */
export class NoConcurrentSessions extends Error {
	override readonly name = 'NoConcurrentSessions';
}

/**
 * A long document in chunks, as many at once as there is memory for; the last one closes the session when all
 * others have arrived. Rules: `files/upload_session/start` in the specification.
 * @throws SessionLost when it must be sent from its beginning again; NoConcurrentSessions
 */
export async function uploadInConcurrentSession(
	context: UploadContext,
	document: SentDocument,
): Promise<FileEntry> {
	const { session_id: sessionId } = await context.api
		.for(document)
		.call((sdk) => sdk.filesUploadSessionStart({ session_type: { '.tag': 'concurrent' } }))
		.catch(rethrowUnavailable);
	return await finishSession(context, document, await sendChunks(context, document, sessionId));
}

async function sendChunks(
	context: UploadContext,
	document: SentDocument,
	sessionId: string,
): Promise<ClosedSession> {
	const { bufferPool, sizes, yielder } = context;
	const { source } = document;
	const sizeAt = createChunkSizes(source.size, sizes);
	const underWay = new Set<Promise<void>>();
	let beingRead: Buffer | undefined;
	let broken: { by: unknown } | undefined;
	const pieces = await source.open().catch(throwSourceIncomplete);
	const roomAt = async (offset: number) => {
		// No more than all memory: asking for it anew is for when others hold some.
		while (underWay.size * sizes.chunk >= sizes.inFlight) await Promise.race(underWay);
		beingRead = await bufferPool.acquire(sizeAt(offset));
		return beingRead.subarray(0, sizeAt(offset));
	};
	try {
		for await (const chunk of readChunks(readWholeSource(pieces, source.size), roomAt, yielder)) {
			if (chunk.last !== undefined) await Promise.all(underWay);
			if (broken !== undefined) throw broken.by;
			const buffer = beingRead as Buffer;
			beingRead = undefined;
			const sent = sendChunk(context, document, sessionId, chunk)
				.catch((thrown: unknown) => {
					broken ??= { by: thrown };
				})
				.finally(() => {
					bufferPool.release(buffer);
					underWay.delete(sent);
				});
			underWay.add(sent);
			if (chunk.last === undefined) continue;
			await sent;
			if (broken !== undefined) throw (broken as { by: unknown }).by;
			return { sessionId, length: chunk.offset + chunk.bytes.length, hash: chunk.last };
		}
		throw new SessionLost();
	} finally {
		if (beingRead !== undefined) bufferPool.release(beingRead);
		await Promise.all(underWay);
	}
}

/** A chunk whose answer was lost is sent again; the finish tells whether one is missing, and the hash whether it is whole. */
async function sendChunk(
	context: UploadContext,
	document: SentDocument,
	sessionId: string,
	chunk: Chunk,
): Promise<void> {
	const body = { contents: [chunk.bytes], content_hash: chunk.hash };
	const cursor = { session_id: sessionId, offset: chunk.offset };
	const close = chunk.last !== undefined;
	let tries = 0;
	await context.api
		.for(document)
		.call(async (sdk) => {
			tries++;
			return await sdk.filesUploadSessionAppendV2({ ...body, cursor, close });
		})
		.catch((thrown: unknown) => {
			if (!(thrown instanceof ApiError)) throw thrown;
			if (thrown.is('closed') && close) return;
			if (thrown.is('incorrect_offset') && tries > 1) return;
			if (['not_found', 'closed', 'incorrect_offset'].some((tag) => thrown.is(tag))) throw new SessionLost();
			rethrowUnavailable(thrown);
		});
}

function rethrowUnavailable(thrown: unknown): never {
	const refused =
		thrown instanceof ApiError && thrown.error?.['.tag'].startsWith('concurrent_session_') === true;
	throw refused || isUnavailable(thrown) ? new NoConcurrentSessions() : thrown;
}
