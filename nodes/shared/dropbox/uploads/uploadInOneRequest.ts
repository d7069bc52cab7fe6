import type { FileEntry } from '../../domain/entry';
import type { Chunk } from './readChunks';
import { writeOnce } from './writeOnce';
import { commitInfoOf } from './countCalls';
import type { PendingUpload } from './PendingUpload';

/** A document that is whole in memory, sent and committed by one call. */
export async function uploadInOneRequest(
	shipment: PendingUpload,
	{ bytes, hash }: Chunk,
): Promise<FileEntry> {
	const body = { contents: [bytes], content_hash: hash };
	return await writeOnce(shipment, hash, (sdk) => sdk.filesUpload({ ...commitInfoOf(shipment), ...body }));
}
