import type { FileEntry } from '../../domain/entry';
import type { Chunk } from './readChunks';
import { finishSession } from './finishSession';
import { Session } from './Session';
import type { PendingUpload } from './PendingUpload';

/**
 * A document in chunks that follow each other; committed when its end was seen.
 * @param first already read, to find whether the document is long
 * @throws SessionLost when it must be sent from its beginning again
 */
export async function uploadInSession(
	shipment: PendingUpload,
	first: Chunk,
	following: AsyncIterable<Chunk>,
): Promise<FileEntry> {
	const session = await Session.start(shipment, first);
	let length = first.bytes.length;
	let hash = first.last;
	for await (const chunk of following) {
		await session.append(chunk);
		length += chunk.bytes.length;
		hash = chunk.last;
	}
	// The last chunk of all has it.
	return await finishSession(shipment, { sessionId: session.id, length, hash: hash as string });
}
