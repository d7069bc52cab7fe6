import { inParallel } from '../../core/inParallel';
import { packRequests } from './packRequests';
import { unexpectedResponse } from '../errors/toRefusal';
import { sendBatch } from './sendBatch';
import { appendEntryOf, type EntryResult, type BatchEntry } from './BatchEntry';
import { countCalls } from './countCalls';
import type { UploadContext, PendingUpload } from './PendingUpload';
import { isUnavailable } from './isUnavailable';

/** UploadSessionStartBatchArg.num_sessions and UploadSessionFinishBatchArg.entries take no more. */
export const LARGEST_UPLOAD_BATCH = 1000;

/**
 * Bytes of the header that names the documents of a request. Envoy, which stands before Dropbox, takes 60 KiB
 * of headers unless it was told otherwise; the rest is for the others.
 */
const LONGEST_HEADER = 56 * 1024;
/** Memory bounds large requests; this bounds those that are small because their headers must be short. */
const REQUESTS_AT_ONCE = 6;
/** Bytes of the header that are not about a single document: brackets, and the hash of the body. */
const HEADER_FRAME = 128;

/** Sends up to a thousand small documents in as few requests as there can be; none is committed yet. */
export async function sendInBatches(
	desk: UploadContext,
	shipments: readonly PendingUpload[],
): Promise<EntryResult[]> {
	const { api, clock, capabilities, sizes } = desk;
	if (!capabilities.isAvailable('packed requests', clock.now())) return resultsForAlone(shipments);
	const started = await countCalls(api, shipments)
		.call((sdk) => sdk.filesUploadSessionStartBatch({ num_sessions: shipments.length }))
		.catch((thrown: unknown) => {
			if (!isUnavailable(thrown)) throw thrown;
			capabilities.markUnavailable('packed requests', clock.now());
			return undefined;
		});
	if (started === undefined) return resultsForAlone(shipments);
	if (started.session_ids.length < shipments.length)
		throw unexpectedResponse('fewer sessions than asked for');

	const packed = shipments.map((shipment, index): BatchEntry => {
		const body = Math.max(1, shipment.source.size ?? sizes.small);
		const sessionId = started.session_ids[index] as string;
		return { shipment, sessionId, body, header: JSON.stringify(appendEntryOf(sessionId, body)).length + 1 };
	});
	const parcels = packRequests(packed, {
		entries: capabilities.entriesPerRequest,
		body: sizes.batch,
		header: LONGEST_HEADER - HEADER_FRAME,
	});
	const delivered = await inParallel(
		parcels,
		REQUESTS_AT_ONCE,
		async (parcel) => await sendBatch(desk, parcel),
	);
	return delivered.flat();
}

const resultsForAlone = (shipments: readonly PendingUpload[]): EntryResult[] =>
	shipments.map((shipment) => ({ shipment, kind: 'to go by itself' }));
