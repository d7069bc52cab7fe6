import { ContentHasher } from '../../domain/contentHash';
import type { FileEntry } from '../../domain/entry';
import type { Chunk } from '../../domain/upload/readChunks';
import { ApiError } from '../Api';
import { committed, holding } from './committed';
import { Session, SessionLost } from './Session';
import { commitOf, type Shipment } from './Shipment';

/**
 * A document in chunks, each hashed while it is in memory; committed when its end was seen.
 * @param first already read, to find whether the document is long
 * @throws SessionLost when it must be sent from its beginning again
 */
export async function inSession(
	shipment: Shipment,
	first: Chunk,
	following: AsyncIterable<Chunk>,
): Promise<FileEntry> {
	const session = await Session.start(shipment, first);
	const hasher = new ContentHasher().update(first.bytes);
	let length = first.bytes.length;
	for await (const chunk of following) {
		await session.append(chunk);
		hasher.update(chunk.bytes);
		length += chunk.bytes.length;
	}
	return await finish(shipment, session.id, length, hasher.digest());
}

async function finish(shipment: Shipment, id: string, length: number, hash: string): Promise<FileEntry> {
	const entry = { cursor: { session_id: id, offset: length }, commit: commitOf(shipment) };
	return await committed(shipment, hash, async () => await shipment.commits.add(entry)).catch(
		async (thrown: unknown) => {
			if (!(thrown instanceof ApiError && thrown.is('lookup_failed'))) throw thrown;
			// A commit whose answer was lost may have gone through after it was looked for.
			const file = await holding(shipment, hash);
			if (file !== undefined) return file;
			throw new SessionLost();
		},
	);
}
