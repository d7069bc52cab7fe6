import type { FileEntry } from '../../domain/entry';
import type { Chunk } from '../../domain/upload/readChunks';
import { committed } from './committed';
import { commitOf } from './carried';
import type { Shipment } from './Shipment';
import { undamaged } from './undamaged';

/** A document that is whole in memory, sent and committed by one call. */
export async function inOneRequest(shipment: Shipment, { bytes, hash }: Chunk): Promise<FileEntry> {
	const { api, clock, commits } = shipment;
	const body = { contents: [bytes], content_hash: hash };
	const write = async () => await api.callOnce((sdk) => sdk.filesUpload({ ...commitOf(shipment), ...body }));
	return await undamaged(
		clock,
		async () => await committed(shipment, hash, async () => await commits.inTurn(write)),
	);
}
