import { inParallel } from '../../domain/inParallel';
import { pack } from '../../domain/upload/pack';
import { unforeseen } from '../refusals';
import { deliver } from './deliver';
import { entryOf, type Delivery, type Packed } from './Parcel';
import { carrying } from './carried';
import type { Desk, Shipment } from './Shipment';
import { isUnavailable } from './unavailable';

/** UploadSessionStartBatchArg.num_sessions and UploadSessionFinishBatchArg.entries take no more. */
export const LARGEST_WAVE = 1000;

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
export async function deliverTogether(desk: Desk, shipments: readonly Shipment[]): Promise<Delivery[]> {
	const { api, clock, routes, sizes } = desk;
	if (!routes.offers('packed requests', clock.now())) return byThemselves(shipments);
	const started = await carrying(api, shipments)
		.call((sdk) => sdk.filesUploadSessionStartBatch({ num_sessions: shipments.length }))
		.catch((thrown: unknown) => {
			if (!isUnavailable(thrown)) throw thrown;
			routes.miss('packed requests', clock.now());
			return undefined;
		});
	if (started === undefined) return byThemselves(shipments);
	if (started.session_ids.length < shipments.length) throw unforeseen('fewer sessions than asked for');

	const packed = shipments.map((shipment, index): Packed => {
		const body = Math.max(1, shipment.source.size ?? sizes.small);
		const sessionId = started.session_ids[index] as string;
		return { shipment, sessionId, body, header: JSON.stringify(entryOf(sessionId, body)).length + 1 };
	});
	const parcels = pack(packed, {
		entries: routes.entriesPerRequest,
		body: sizes.parcel,
		header: LONGEST_HEADER - HEADER_FRAME,
	});
	const delivered = await inParallel(
		parcels,
		REQUESTS_AT_ONCE,
		async (parcel) => await deliver(desk, parcel),
	);
	return delivered.flat();
}

const byThemselves = (shipments: readonly Shipment[]): Delivery[] =>
	shipments.map((shipment) => ({ shipment, kind: 'to go by itself' }));
