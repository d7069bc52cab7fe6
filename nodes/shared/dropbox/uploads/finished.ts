import type { FileEntry } from '../../domain/entry';
import { ApiError } from '../Api';
import { fileOf } from '../entries';
import { holding, intact } from './committed';
import { SessionLost } from './SessionLost';
import type { Arrived } from './carried';
import type { Shipment } from './Shipment';

/**
 * Commits a document that is whole in its session.
 * @param commit where it is under way already, with those of others
 * @throws SessionLost when it must be sent from its beginning again; Refusal `content_mismatch`; ApiError
 */
export async function finished(
	shipment: Shipment,
	arrived: Arrived,
	commit = shipment.commits.add(shipment, arrived),
): Promise<FileEntry> {
	const file = await commit.then(fileOf, async (thrown: unknown) => {
		const lost = isLost(thrown);
		if (!lost && !isTaken(thrown)) throw thrown;
		// A commit whose answer was lost and that was repeated has found its own file, or its session consumed.
		const found = await holding(shipment, arrived.hash);
		if (found !== undefined) return found;
		throw lost ? new SessionLost() : thrown;
	});
	if (file.contentHash === arrived.hash) return file;
	// Nobody is told to look at a file as damaged for an answer that is about another one.
	return intact((await holding(shipment, arrived.hash)) ?? file, arrived.hash);
}

const isLost = (thrown: unknown): boolean =>
	thrown instanceof ApiError &&
	((thrown.is('lookup_failed') && !thrown.is('lookup_failed', 'too_large')) ||
		thrown.is('concurrent_session_missing_data') ||
		thrown.is('concurrent_session_not_closed'));

const isTaken = (thrown: unknown): boolean =>
	thrown instanceof ApiError && thrown.is('path', 'conflict', 'file');
