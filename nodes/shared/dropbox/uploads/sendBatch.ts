import { inParallel } from '../../core/inParallel';
import { DOCUMENTS_AT_ONCE } from './createChunkSizes';
import { hashInSlices } from './hashInSlices';
import type { files } from '../../vendor/dropbox';
import { ApiError } from '../client/Api';
import { isLoaded, loadEntry } from './loadEntry';
import { appendEntryOf, type EntryResult, type LoadedEntry, type BatchEntry } from './BatchEntry';
import { countCalls } from './countCalls';
import type { UploadContext } from './PendingUpload';
import { isHeaderTooLong, isUnavailable } from './isUnavailable';
import { uploadRefusal } from './uploadRefusal';

/** Reads the documents of a request and sends them together, while the memory for them is held. */
export async function sendBatch(desk: UploadContext, parcel: readonly BatchEntry[]): Promise<EntryResult[]> {
	const ends: number[] = [];
	let length = 0;
	for (const { body } of parcel) ends.push((length += body));
	return await desk.bufferPool.withBuffer(length, async (buffer) => {
		const read = await inParallel(parcel, DOCUMENTS_AT_ONCE, async (packed, index) => {
			const end = ends[index] ?? 0;
			return await loadEntry(packed, buffer.subarray(end - packed.body, end));
		});
		const ready = read.filter(isLoaded);
		const others = read.filter((document): document is EntryResult => !isLoaded(document));
		return [...others, ...(ready.length === 0 ? [] : await sendLoaded(desk, ready))];
	});
}

/** Sends what is loaded by one request, or by more where that one is too long for somebody on the way. */
async function sendLoaded(desk: UploadContext, parcel: readonly LoadedEntry[]): Promise<EntryResult[]> {
	const { capabilities, clock } = desk;
	return await appendBatch(desk, parcel).then(
		({ entries }) => parcel.map((document, index) => entryResultOf(document, entries[index])),
		async (thrown: unknown) => {
			if (isTooLarge(thrown) && parcel.length > 1) {
				if (isHeaderTooLong(thrown)) capabilities.halveEntriesPerRequest(parcel.length);
				const middle = Math.ceil(parcel.length / 2);
				return [
					...(await sendLoaded(desk, parcel.slice(0, middle))),
					...(await sendLoaded(desk, parcel.slice(middle))),
				];
			}
			const unavailable = isUnavailable(thrown);
			if (unavailable) capabilities.markUnavailable('packed requests', clock.now());
			return parcel.map(({ shipment }): EntryResult =>
				unavailable || isTooLarge(thrown)
					? { shipment, kind: 'to go by itself' }
					: { shipment, kind: 'refused', by: uploadRefusal(thrown, shipment) },
			);
		},
	);
}

async function appendBatch(
	desk: UploadContext,
	parcel: readonly LoadedEntry[],
): Promise<files.UploadSessionAppendBatchResult> {
	const contents = parcel.map(({ bytes }) => bytes);
	const argument = {
		entries: parcel.map(({ sessionId, bytes }) => appendEntryOf(sessionId, bytes.length)),
		content_hash: await hashInSlices(contents, desk.yielder),
	};
	const api = countCalls(
		desk.api,
		parcel.map(({ shipment }) => shipment),
	);
	return await api.call((sdk) => sdk.filesUploadSessionAppendBatch({ contents, ...argument }));
}

const isTooLarge = (thrown: unknown): boolean =>
	isHeaderTooLong(thrown) || (thrown instanceof ApiError && thrown.is('payload_too_large'));

/**
 * What the service says of one document. A request whose answer was lost is repeated, and then finds sessions
 * that are closed, or stand at the document's end.
 */
function entryResultOf(
	{ shipment, sessionId, bytes, hash }: LoadedEntry,
	entry: files.UploadSessionAppendBatchResultEntry | undefined,
): EntryResult {
	const arrived = { sessionId, length: bytes.length, hash };
	if (entry?.['.tag'] === 'success') return { shipment, kind: 'arrived', arrived };
	if (entry?.['.tag'] !== 'failure') return { shipment, kind: 'to go by itself' };
	const { failure } = entry;
	switch (failure['.tag']) {
		case 'closed':
			return { shipment, kind: 'arrived', arrived };
		case 'incorrect_offset':
			return failure.correct_offset === bytes.length
				? { shipment, kind: 'arrived', arrived }
				: { shipment, kind: 'lost' };
		case 'not_found':
			return { shipment, kind: 'lost' };
		default:
			return { shipment, kind: 'to go by itself' };
	}
}
