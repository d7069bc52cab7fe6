import type { Relocation } from '../port';
import type { Clock } from '../../http/types';
import type { files } from '../../vendor/dropbox';
import { ApiError, type Tagged } from '../client/Api';
import { waitForJob } from '../client/waitForJob';
import { unexpectedResponse } from '../errors/toRefusal';
import type { RelocationRoutes } from './RelocationRoutes';

/** What the service says of one relocation; undefined where it left one out. */
export type RelocationEntry = files.RelocationBatchResultEntry | undefined;

/** One try of all of them: by a batch, whose entries stand in their order, or by a call if it is a single one. */
export async function attemptRelocations(
	way: RelocationRoutes,
	clock: Clock,
	relocations: readonly Relocation[],
): Promise<RelocationEntry[]> {
	const [only] = relocations;
	if (only !== undefined && relocations.length === 1) return [await relocateOne(way, only)];
	const launched = await way.launch(relocations);
	if (launched['.tag'] === 'complete') return launched.entries;
	if (launched['.tag'] !== 'async_job_id') throw unexpectedResponse('an unknown kind of job');
	const { async_job_id: jobId } = launched;
	const ended = await waitForJob(clock, relocations.length, async () => {
		const status = await way.check(jobId);
		return status['.tag'] === 'in_progress' ? undefined : status;
	});
	if (ended['.tag'] === 'complete') return ended.entries;
	throw unexpectedResponse('a batch that was not carried out');
}

/** What the route refuses, told as a batch tells it of an entry. */
async function relocateOne(way: RelocationRoutes, relocation: Relocation): Promise<RelocationEntry> {
	return await way.relocate(relocation).then(
		({ metadata }) => ({ '.tag': 'success', success: metadata }),
		(thrown: unknown) => {
			if (!(thrown instanceof ApiError) || thrown.status !== 409 || thrown.error === undefined) throw thrown;
			return failureEntry(thrown.error);
		},
	);
}

const failureEntry = (error: Tagged): RelocationEntry => ({
	'.tag': 'failure',
	failure: { '.tag': 'relocation_error', relocation_error: error as files.RelocationError },
});
