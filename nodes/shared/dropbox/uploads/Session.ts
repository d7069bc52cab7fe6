import { hashInSlices } from './hashInSlices';
import type { Chunk } from './readChunks';
import { ApiError } from '../client/Api';
import { SessionLost } from './SessionLost';
import type { PendingUpload } from './PendingUpload';

/** How often one chunk may be told another offset; each time it must get nearer to its end. */
const REALIGNMENTS = 10;

/** An upload session that was begun with the first chunk; the others follow one after the other. */
export class Session {
	private constructor(
		private readonly shipment: PendingUpload,
		readonly id: string,
	) {}

	/** A lost answer leaves a session that nobody knows; the service drops it after seven days. */
	static async start(shipment: PendingUpload, { bytes, hash, last }: Chunk): Promise<Session> {
		const body = { contents: [bytes], content_hash: hash };
		const close = last !== undefined;
		const { session_id } = await shipment.api.call((sdk) => sdk.filesUploadSessionStart({ ...body, close }));
		return new Session(shipment, session_id);
	}

	/**
	 * Adds a chunk, and closes the session with the last. A chunk whose answer was lost is sent again; the service
	 * then says how far it has come, and the rest is sent out of the buffer.
	 * @throws SessionLost
	 */
	async append(chunk: Chunk): Promise<void> {
		let arrived = 0;
		for (let tries = 0; tries <= REALIGNMENTS; tries++) {
			const next = await this.send(chunk, arrived);
			if (next === 'arrived') return;
			arrived = next;
		}
		throw new SessionLost();
	}

	/** Sends what is missing of a chunk; yields how many of its bytes the service says it holds, if not all. */
	private async send(chunk: Chunk, arrived: number): Promise<'arrived' | number> {
		const { api, yielder } = this.shipment;
		const bytes = chunk.bytes.subarray(arrived);
		const body = {
			contents: [bytes],
			content_hash: arrived === 0 ? chunk.hash : await hashInSlices([bytes], yielder),
		};
		const cursor = { session_id: this.id, offset: chunk.offset + arrived };
		const close = chunk.last !== undefined;
		return await api
			.call((sdk) => sdk.filesUploadSessionAppendV2({ ...body, cursor, close }))
			.then(
				() => 'arrived' as const,
				(thrown: unknown) => arrivedDespite(thrown, chunk),
			);
	}
}

function arrivedDespite(thrown: unknown, chunk: Chunk): 'arrived' | number {
	if (!(thrown instanceof ApiError)) throw thrown;
	// Only this chunk closes the session: it has arrived, and that answer was lost. The finish checks the length.
	if (thrown.is('closed') && chunk.last !== undefined) return 'arrived';
	if (thrown.is('incorrect_offset')) {
		const { correct_offset: correct } = thrown.error as unknown as { correct_offset: number };
		const arrived = correct - chunk.offset;
		// Elsewhere than within this chunk there are no bytes left to go on from.
		if (arrived >= 0 && arrived <= chunk.bytes.length) return arrived;
		throw new SessionLost();
	}
	if (thrown.is('not_found') || thrown.is('closed')) throw new SessionLost();
	throw thrown;
}
