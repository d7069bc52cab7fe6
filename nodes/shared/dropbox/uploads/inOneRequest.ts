import { contentHash } from '../../domain/contentHash';
import type { FileEntry } from '../../domain/entry';
import { committed } from './committed';
import { commitOf, type Shipment } from './Shipment';
import { undamaged } from './undamaged';

/** A small document, whole in memory, sent and committed by one call. */
export async function inOneRequest(shipment: Shipment, bytes: Buffer): Promise<FileEntry> {
	const { api, clock, commits } = shipment;
	const hash = contentHash(bytes);
	const commit = commitOf(shipment);
	const write = async () =>
		await api.callOnce((sdk) => sdk.filesUpload({ ...commit, contents: bytes, content_hash: hash }));
	return await undamaged(
		clock,
		async () => await committed(shipment, hash, async () => await commits.inTurn(write)),
	);
}
