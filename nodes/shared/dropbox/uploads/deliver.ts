import { inParallel } from '../../domain/inParallel';
import { DOCUMENTS_AT_ONCE } from '../../domain/upload/chunkSizes';
import { hashInSlices } from '../../domain/upload/hashInSlices';
import type { files } from '../../vendor/dropbox';
import { ApiError } from '../Api';
import { isLoaded, loaded } from './loaded';
import { entryOf, type Delivery, type Loaded, type Packed } from './Parcel';
import { carrying } from './carried';
import type { Desk } from './Shipment';
import { isHeaderTooLong, isUnavailable } from './unavailable';
import { undamaged } from './undamaged';
import { uploadRefusal } from './uploadRefusal';

/** Reads the documents of a request and sends them together, while the memory for them is held. */
export async function deliver(desk: Desk, parcel: readonly Packed[]): Promise<Delivery[]> {
	const ends: number[] = [];
	let length = 0;
	for (const { body } of parcel) ends.push((length += body));
	return await desk.memory.lend(length, async (buffer) => {
		const read = await inParallel(parcel, DOCUMENTS_AT_ONCE, async (packed, index) => {
			const end = ends[index] ?? 0;
			return await loaded(packed, buffer.subarray(end - packed.body, end));
		});
		const ready = read.filter(isLoaded);
		const others = read.filter((document): document is Delivery => !isLoaded(document));
		return [...others, ...(ready.length === 0 ? [] : await send(desk, ready))];
	});
}

/** Sends what is loaded by one request, or by more where that one is too long for somebody on the way. */
async function send(desk: Desk, parcel: readonly Loaded[]): Promise<Delivery[]> {
	const { routes, clock } = desk;
	return await append(desk, parcel).then(
		({ entries }) => parcel.map((document, index) => delivered(document, entries[index])),
		async (thrown: unknown) => {
			if (isTooLarge(thrown) && parcel.length > 1) {
				if (isHeaderTooLong(thrown)) routes.tooLong(parcel.length);
				const middle = Math.ceil(parcel.length / 2);
				return [...(await send(desk, parcel.slice(0, middle))), ...(await send(desk, parcel.slice(middle)))];
			}
			const unavailable = isUnavailable(thrown);
			if (unavailable) routes.miss('packed requests', clock.now());
			return parcel.map(({ shipment }): Delivery =>
				unavailable || isTooLarge(thrown)
					? { shipment, kind: 'to go by itself' }
					: { shipment, kind: 'refused', by: uploadRefusal(thrown, shipment) },
			);
		},
	);
}

async function append(desk: Desk, parcel: readonly Loaded[]): Promise<files.UploadSessionAppendBatchResult> {
	const contents = parcel.map(({ bytes }) => bytes);
	const argument = {
		entries: parcel.map(({ sessionId, bytes }) => entryOf(sessionId, bytes.length)),
		content_hash: await hashInSlices(contents, desk.breather),
	};
	const api = carrying(
		desk.api,
		parcel.map(({ shipment }) => shipment),
	);
	return await undamaged(
		desk.clock,
		async () => await api.call((sdk) => sdk.filesUploadSessionAppendBatch({ contents, ...argument })),
	);
}

const isTooLarge = (thrown: unknown): boolean =>
	isHeaderTooLong(thrown) || (thrown instanceof ApiError && thrown.is('payload_too_large'));

/**
 * What the service says of one document. A request whose answer was lost is repeated, and then finds sessions
 * that are closed, or stand at the document's end.
 */
function delivered(
	{ shipment, sessionId, bytes, hash }: Loaded,
	entry: files.UploadSessionAppendBatchResultEntry | undefined,
): Delivery {
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
