import type { EventLoopYielder } from '../../core/EventLoopYielder';
import { ApiError, type Api } from '../client/Api';
import { REALIGNMENTS } from './limits';
import { hashInSlices } from './readChunks';
import { SessionLost } from './uploadErrors';

/** Bytes on their way into a session whose pieces follow each other. */
export interface SessionPiece {
	bytes: Uint8Array;
	/** Content hash of these bytes. */
	hash: string;
	/** Where they begin in the document. */
	offset: number;
	/** Whether the document ends with them. */
	isLast: boolean;
}

/**
 * Adds a piece to a session, and closes that with the last. One whose answer was lost is sent again; the service then
 * says how far it has come, and the rest is sent out of memory.
 * @returns bytes from the beginning on that the service has, which is elsewhere than at the end of the piece where that
 * does not go on from them; `closed` where nothing can be added any more
 * @throws SessionLost where the service does not know the session
 */
export async function appendToSession(
	api: Api,
	yielder: EventLoopYielder,
	sessionId: string,
	piece: SessionPiece,
): Promise<number | 'closed'> {
	const end = piece.offset + piece.bytes.length;
	let from = piece.offset;
	for (let tries = 0; tries <= REALIGNMENTS; tries++) {
		const reached = await sendRest(api, yielder, sessionId, piece, from);
		if (reached === 'sent') return end;
		// Elsewhere than within this piece there are no bytes to go on from.
		if (reached === 'closed' || reached < piece.offset || reached > end) return reached;
		if (reached === end && !piece.isLast) return end;
		from = reached;
	}
	throw new SessionLost();
}

/** Sends what is missing of a piece; where the service did not take that, how far it has come. */
async function sendRest(
	api: Api,
	yielder: EventLoopYielder,
	sessionId: string,
	piece: SessionPiece,
	from: number,
): Promise<number | 'sent' | 'closed'> {
	const bytes = piece.bytes.subarray(from - piece.offset);
	const body = {
		contents: [bytes],
		content_hash: from === piece.offset ? piece.hash : await hashInSlices([bytes], yielder),
		cursor: { session_id: sessionId, offset: from },
		close: piece.isLast,
	};
	return await api
		.call((sdk) => sdk.filesUploadSessionAppendV2(body))
		.then(() => 'sent' as const, reachedDespite);
}

function reachedDespite(thrown: unknown): number | 'closed' {
	if (!(thrown instanceof ApiError)) throw thrown;
	if (thrown.is('closed')) return 'closed';
	if (thrown.is('not_found')) throw new SessionLost();
	if (!thrown.is('incorrect_offset')) throw thrown;
	return (thrown.error as unknown as { correct_offset: number }).correct_offset;
}
