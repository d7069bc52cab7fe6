import type { FileEntry } from '../../domain/entry';
import type { Chunk } from './readChunks';
import { writeOnce } from './writeOnce';
import { commitInfoOf } from './countCalls';
import type { PendingUpload } from './PendingUpload';
import { retryCorrupted } from './retryCorrupted';

/** A document that is whole in memory, sent and committed by one call. */
export async function uploadInOneRequest(
	shipment: PendingUpload,
	{ bytes, hash }: Chunk,
): Promise<FileEntry> {
	const { api, clock, commits } = shipment;
	const body = { contents: [bytes], content_hash: hash };
	const write = async () =>
		await api.callOnce((sdk) => sdk.filesUpload({ ...commitInfoOf(shipment), ...body }));
	return await retryCorrupted(
		clock,
		async () => await writeOnce(shipment, hash, async () => await commits.runInTurn(write)),
	);
}
