import type { EventLoopYielder } from '../../core/EventLoopYielder';
import { inParallel } from '../../core/outcome';
import { throwSourceIncomplete, readWholeSource } from '../../core/readWholeSource';
import type { files } from '../../vendor/dropbox';
import { ApiError } from '../client/Api';
import type { SentDocument } from '../port';
import type { ClosedSession } from './Commits';
import { hashInSlices, readChunks, type Chunk } from './readChunks';
import type { UploadContext } from './UploadContext';
import { isHeaderTooLong, isUnavailable, uploadRefusal } from './uploadErrors';

/** A small document in the session that was begun for it. */
export interface BatchEntry {
	document: SentDocument;
	sessionId: string;
	/** Bytes of memory it is given: at least one, to see whether a source holds more than it announced. */
	body: number;
	/** Bytes that its entry takes in the header of the request. */
	header: number;
}

/** The same, read. */
interface LoadedEntry extends BatchEntry {
	bytes: Buffer;
	/** Content hash of the bytes. */
	hash: string;
}

/** What became of a packed document before its commit. */
export type EntryResult = { document: SentDocument } & (
	| { kind: 'arrived'; arrived: ClosedSession }
	/** Nothing of it is to be filed. */
	| { kind: 'refused'; by: unknown }
	/** The service lost it: to be sent from its beginning. */
	| { kind: 'lost' }
	/** It cannot share a request: it is longer than it might be, or the service refused to take it so. */
	| { kind: 'to go by itself' }
);

/** What a request says of one document. */
export const appendEntryOf = (sessionId: string, length: number) => ({
	cursor: { session_id: sessionId, offset: 0 },
	length,
	close: true,
});

/** Reads the documents of a request and sends them together, while the memory for them is held. */
export async function sendBatch(
	context: UploadContext,
	batch: readonly BatchEntry[],
): Promise<EntryResult[]> {
	const ends: number[] = [];
	let length = 0;
	for (const { body } of batch) ends.push((length += body));
	return await context.bufferPool.withBuffer(length, async (buffer) => {
		const read = await inParallel(batch, async (entry, index) => {
			const end = ends[index] ?? 0;
			return await loadEntry(context, entry, buffer.subarray(end - entry.body, end));
		});
		const loaded = read.filter(isLoaded);
		const others = read.filter((each): each is EntryResult => !isLoaded(each));
		return [...others, ...(loaded.length === 0 ? [] : await sendLoaded(context, loaded))];
	});
}

/** Sends what is loaded by one request, or by more where that one is too long for somebody on the way. */
async function sendLoaded(context: UploadContext, batch: readonly LoadedEntry[]): Promise<EntryResult[]> {
	const { capabilities, clock } = context;
	return await appendBatch(context, batch).then(
		({ entries }) => batch.map((loaded, index) => entryResultOf(loaded, entries[index])),
		async (thrown: unknown) => {
			if (isTooLarge(thrown) && batch.length > 1) {
				if (isHeaderTooLong(thrown)) capabilities.halveEntriesPerRequest(batch.length);
				const middle = Math.ceil(batch.length / 2);
				return [
					...(await sendLoaded(context, batch.slice(0, middle))),
					...(await sendLoaded(context, batch.slice(middle))),
				];
			}
			const unavailable = isUnavailable(thrown);
			if (unavailable) capabilities.markUnavailable('packed requests', clock.now());
			return batch.map(({ document }): EntryResult =>
				unavailable || isTooLarge(thrown)
					? { document, kind: 'to go by itself' }
					: { document, kind: 'refused', by: uploadRefusal(thrown, document) },
			);
		},
	);
}

async function appendBatch(
	{ api, yielder }: UploadContext,
	batch: readonly LoadedEntry[],
): Promise<files.UploadSessionAppendBatchResult> {
	const contents = batch.map(({ bytes }) => bytes);
	const body = {
		contents,
		entries: batch.map(({ sessionId, bytes }) => appendEntryOf(sessionId, bytes.length)),
		content_hash: await hashInSlices(contents, yielder),
	};
	return await api
		.for(...batch.map(({ document }) => document))
		.call((sdk) => sdk.filesUploadSessionAppendBatch(body));
}

const isTooLarge = (thrown: unknown): boolean =>
	isHeaderTooLong(thrown) || (thrown instanceof ApiError && thrown.is('payload_too_large'));

/**
 * What the service says of one document. A request whose answer was lost is repeated, and then finds sessions
 * that are closed, or stand at the document's end.
 */
function entryResultOf(
	{ document, sessionId, bytes, hash }: LoadedEntry,
	entry: files.UploadSessionAppendBatchResultEntry | undefined,
): EntryResult {
	const arrived = { sessionId, length: bytes.length, hash };
	if (entry?.['.tag'] === 'success') return { document, kind: 'arrived', arrived };
	if (entry?.['.tag'] !== 'failure') return { document, kind: 'to go by itself' };
	const { failure } = entry;
	switch (failure['.tag']) {
		case 'closed':
			return { document, kind: 'arrived', arrived };
		case 'incorrect_offset':
			return failure.correct_offset === bytes.length
				? { document, kind: 'arrived', arrived }
				: { document, kind: 'lost' };
		case 'not_found':
			return { document, kind: 'lost' };
		default:
			return { document, kind: 'to go by itself' };
	}
}

/** Reads a small document into the room it is given, or says why it does not go with the others. */
async function loadEntry(
	{ yielder }: UploadContext,
	entry: BatchEntry,
	room: Buffer,
): Promise<LoadedEntry | EntryResult> {
	const { document } = entry;
	return await readFirstChunk(document, room, yielder).then(
		({ bytes, hash, last }) =>
			// Only one whose size was not known goes on.
			last === undefined ? { document, kind: 'to go by itself' } : { ...entry, bytes, hash },
		(thrown: unknown) => ({ document, kind: 'refused', by: uploadRefusal(thrown, document) }),
	);
}

async function readFirstChunk(
	{ source }: SentDocument,
	room: Buffer,
	yielder: EventLoopYielder,
): Promise<Chunk> {
	const pieces = await source.open().catch(throwSourceIncomplete);
	const chunks = readChunks(readWholeSource(pieces, source.size), () => room, yielder);
	try {
		return (await chunks.next()).value as Chunk;
	} finally {
		await chunks.return();
	}
}

const isLoaded = (entry: LoadedEntry | EntryResult): entry is LoadedEntry => 'bytes' in entry;
