import type { Clock } from '../../http/types';
import type { files } from '../../vendor/dropbox';
import type { Api } from '../client/Api';
import { waitForJob } from '../client/waitForJob';
import { unexpectedResponse } from '../errors/toRefusal';

/** An entry of a batch; undefined where the service left one out. */
export type FolderBatchEntry = files.CreateFolderBatchResultEntry | undefined;

/**
 * A batch in as many parts as the service needs: it is halved where it is too large, and where there are fewer
 * entries than paths, as the service leaves out paths that it takes for one: which is whose could only be guessed.
 */
export async function createFolderBatch(
	api: Api,
	clock: Clock,
	paths: readonly string[],
): Promise<FolderBatchEntry[]> {
	const entries = await launchBatch(api, clock, paths);
	if (entries?.length === paths.length) return entries;
	if (paths.length === 1) return [undefined];
	const middle = Math.ceil(paths.length / 2);
	return [
		...(await createFolderBatch(api, clock, paths.slice(0, middle))),
		...(await createFolderBatch(api, clock, paths.slice(middle))),
	];
}

/**
 * Starts a batch and waits for its entries; the service decides whether it answers at once or as a job.
 * Undefined where there are too many paths for one batch.
 */
async function launchBatch(
	api: Api,
	clock: Clock,
	paths: readonly string[],
): Promise<FolderBatchEntry[] | undefined> {
	const launched = await api.call((sdk) =>
		sdk.filesCreateFolderBatch({ paths: [...paths], autorename: false, force_async: false }),
	);
	if (launched['.tag'] === 'complete') return launched.entries;
	if (launched['.tag'] !== 'async_job_id') throw unexpectedResponse('an unknown kind of job');
	const { async_job_id } = launched;
	const ended = await waitForJob(clock, paths.length, async () => {
		const status = await api.call((sdk) => sdk.filesCreateFolderBatchCheck({ async_job_id }));
		return status['.tag'] === 'in_progress' ? undefined : status;
	});
	if (ended['.tag'] === 'complete') return ended.entries;
	if (ended['.tag'] === 'failed' && ended.failed['.tag'] === 'too_many_files') return undefined;
	throw unexpectedResponse('a batch that was not carried out');
}
