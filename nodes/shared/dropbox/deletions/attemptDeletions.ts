import type { Deletion } from '../port';
import type { Clock } from '../../http/types';
import type { files } from '../../vendor/dropbox';
import { ApiError, type Api } from '../client/Api';
import { waitForJob } from '../client/waitForJob';
import { unexpectedResponse } from '../errors/toRefusal';

/** What the service says of one deletion: that it is done, or the route's error; undefined where it left one out. */
export type DeletionEntry = 'deleted' | ApiError | undefined;

/**
 * One try of all of them: by a batch, whose entries stand in their order, or by a call if it is a single one. Both
 * are repeated after a lost answer, since what it had deleted is then not found, and no later revision is hit.
 */
export async function attemptDeletions(
	api: Api,
	clock: Clock,
	deletions: readonly Deletion[],
): Promise<DeletionEntry[]> {
	const [only] = deletions;
	if (only !== undefined && deletions.length === 1) return [await deleteOne(api, only)];
	const launched = await api.call((sdk) => sdk.filesDeleteBatch({ entries: deletions.map(argumentOf) }));
	if (launched['.tag'] === 'complete') return launched.entries.map(deletionEntryOf);
	if (launched['.tag'] !== 'async_job_id') throw unexpectedResponse('an unknown kind of job');
	const { async_job_id } = launched;
	const ended = await waitForJob(clock, deletions.length, async () => {
		const status = await api.call((sdk) => sdk.filesDeleteBatchCheck({ async_job_id }));
		return status['.tag'] === 'in_progress' ? undefined : status;
	});
	if (ended['.tag'] === 'complete') return ended.entries.map(deletionEntryOf);
	if (ended['.tag'] === 'failed') throw deletionError(ended.failed);
	throw unexpectedResponse('a batch that was not carried out');
}

async function deleteOne(api: Api, deletion: Deletion): Promise<DeletionEntry> {
	return await api
		.call((sdk) => sdk.filesDeleteV2(argumentOf(deletion)))
		.then(
			() => 'deleted',
			(thrown: unknown) => {
				if (thrown instanceof ApiError && thrown.status === 409) return thrown;
				throw thrown;
			},
		);
}

const argumentOf = ({ address, rev }: Deletion): files.DeleteArg => ({ path: address, parent_rev: rev });

function deletionEntryOf(entry: files.DeleteBatchResultEntry): DeletionEntry {
	return entry['.tag'] === 'success' ? 'deleted' : deletionError(entry.failure);
}

const deletionError = (error: files.DeleteError | files.DeleteBatchError): ApiError =>
	new ApiError(409, error, '', undefined);
