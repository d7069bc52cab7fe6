import type { Clock, Relocation } from '../../ports';
import type { files } from '../../vendor/dropbox';
import { ApiError, type Tagged } from '../Api';
import { finishedJob } from '../jobs';
import { unforeseen } from '../refusals';
import type { Way } from './Way';

/** What the service says of one relocation; undefined where it left one out. */
export type RelocationEntry = files.RelocationBatchResultEntry | undefined;

/** One try of all of them: by a batch, whose entries stand in their order, or by a call if it is a single one. */
export async function attempt(
	way: Way,
	clock: Clock,
	relocations: readonly Relocation[],
): Promise<RelocationEntry[]> {
	const [only] = relocations;
	if (only !== undefined && relocations.length === 1) return [await single(way, only)];
	const launched = await way.launch(relocations);
	if (launched['.tag'] === 'complete') return launched.entries;
	if (launched['.tag'] !== 'async_job_id') throw unforeseen('an unknown kind of job');
	const { async_job_id: jobId } = launched;
	const ended = await finishedJob(clock, relocations.length, async () => {
		const status = await way.check(jobId);
		return status['.tag'] === 'in_progress' ? undefined : status;
	});
	if (ended['.tag'] === 'complete') return ended.entries;
	throw unforeseen('a batch that was not carried out');
}

/** What the route refuses, told as a batch tells it of an entry. */
async function single(way: Way, relocation: Relocation): Promise<RelocationEntry> {
	return await way.one(relocation).then(
		({ metadata }) => ({ '.tag': 'success', success: metadata }),
		(thrown: unknown) => {
			if (!(thrown instanceof ApiError) || thrown.status !== 409 || thrown.error === undefined) throw thrown;
			return failure(thrown.error);
		},
	);
}

const failure = (error: Tagged): RelocationEntry => ({
	'.tag': 'failure',
	failure: { '.tag': 'relocation_error', relocation_error: error as files.RelocationError },
});
