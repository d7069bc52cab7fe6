import { ContentHasher } from '../../domain/contentHash';
import type { FileEntry } from '../../domain/entry';
import type { Chunk } from '../../domain/upload/readChunks';
import { ApiError } from '../Api';
import { committed, holding } from './committed';
import { Session, SessionLost } from './Session';
import { commitOf, sealed, type Shipment } from './Shipment';

/** Nothing but the commit is sent with a finish: it can meet a write lock often, and would carry bytes each time. */
const NOTHING = sealed(Buffer.alloc(0));

/**
 * A document in chunks, each hashed while it is in memory; committed when its end was seen.
 * @param first already read, to find that the document is long
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
	return await committed(shipment, hash, (sdk) =>
		sdk.filesUploadSessionFinish({
			...NOTHING,
			cursor: { session_id: id, offset: length },
			commit: commitOf(shipment),
		}),
	).catch(async (thrown: unknown) => {
		if (!(thrown instanceof ApiError && thrown.is('lookup_failed'))) throw thrown;
		// A finish whose answer was lost may have gone through after it was looked for.
		const file = await holding(shipment, hash);
		if (file !== undefined) return file;
		throw new SessionLost();
	});
}
