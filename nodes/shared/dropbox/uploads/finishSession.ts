import type { FileEntry } from '../../domain/entry';
import { ApiError } from '../client/Api';
import { fileOf } from '../files/entryOf';
import { findSameContent, requireIntact } from './writeOnce';
import { SessionLost } from './SessionLost';
import type { ClosedSession } from './countCalls';
import type { PendingUpload } from './PendingUpload';

/**
 * Commits a document that is whole in its session.
 * @param commit where it is under way already, with those of others
 * @throws SessionLost when it must be sent from its beginning again; Refusal `content_mismatch`; ApiError
 */
export async function finishSession(
	shipment: PendingUpload,
	arrived: ClosedSession,
	commit = shipment.commits.add(shipment, arrived),
): Promise<FileEntry> {
	const file = await commit.catch(async (thrown: unknown) => {
		const lost = isLost(thrown);
		if (!lost && !isTaken(thrown)) throw thrown;
		// A commit whose answer was lost and that was repeated has found its own file, or its session consumed.
		const found = await findSameContent(shipment, arrived.hash);
		if (found !== undefined) return found;
		throw lost ? new SessionLost() : thrown;
	});
	if (file.content_hash === arrived.hash) return fileOf(file);
	// Nobody is told to look at a file as damaged for an answer that is about another one.
	return requireIntact(fileOf((await findSameContent(shipment, arrived.hash)) ?? file), arrived.hash);
}

const isLost = (thrown: unknown): boolean =>
	thrown instanceof ApiError &&
	((thrown.is('lookup_failed') && !thrown.is('lookup_failed', 'too_large')) ||
		thrown.is('concurrent_session_missing_data') ||
		thrown.is('concurrent_session_not_closed'));

const isTaken = (thrown: unknown): boolean =>
	thrown instanceof ApiError && thrown.is('path', 'conflict', 'file');
