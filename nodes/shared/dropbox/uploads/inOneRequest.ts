import { contentHash } from '../../domain/contentHash';
import type { FileEntry } from '../../domain/entry';
import { committed } from './committed';
import { commitOf, type Shipment } from './Shipment';
import { undamaged } from './undamaged';

/** A small document, whole in memory, sent and committed by one call. */
export async function inOneRequest(shipment: Shipment, bytes: Buffer): Promise<FileEntry> {
	const hash = contentHash(bytes);
	return await undamaged(
		shipment.clock,
		async () =>
			await committed(shipment, hash, (sdk) =>
				sdk.filesUpload({ ...commitOf(shipment), contents: bytes, content_hash: hash }),
			),
	);
}
