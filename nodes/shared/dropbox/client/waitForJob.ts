import { Refusal } from '../../core/Refusal';
import { retryPolicyFor } from '../../http/retry';
import type { Clock } from '../../http/types';
import { unexpectedResponse } from '../errors/toRefusal';
import { ApiError, type Tagged } from './Api';

/** Milliseconds until the first look at a job, and on top for each of its entries: looks count as calls. */
const FIRST_PAUSE = 250;
const PAUSE_PER_ENTRY = 0.3;
/** Milliseconds; pauses between looks double up to it. */
const LONGEST_PAUSE = 15_000;
/** A job goes on: it is given twice the time of a call, and then left to itself. What it did is found by the next run. */
const DEADLINE_FACTOR = 2;

/** How far a batch is, from its launch or from a look at its job. */
interface BatchStatus<E> extends Tagged {
	async_job_id?: string;
	entries?: E[];
	failed?: Tagged;
}

/**
 * Starts a batch and waits for its entries; the service decides whether it answers at once or as a job.
 * @param size items of the batch
 * @param entriesOfFailed what the service says instead of entries where it did nothing
 */
export async function launchBatch<E>(
	clock: Clock,
	size: number,
	launch: () => Promise<BatchStatus<E>>,
	check: (jobId: string) => Promise<BatchStatus<E>>,
	entriesOfFailed: (error: Tagged) => E[] = throwNotCarriedOut,
): Promise<E[]> {
	const launched = await launch();
	if (launched['.tag'] === 'complete' && launched.entries !== undefined) return launched.entries;
	const { async_job_id: jobId } = launched;
	if (jobId === undefined) throw unexpectedResponse('an unknown kind of job');
	const { entries, failed } = await waitForJob(clock, size, async () => {
		const status = await check(jobId);
		return status['.tag'] === 'in_progress' ? undefined : status;
	});
	if (entries !== undefined) return entries;
	return failed === undefined ? throwNotCarriedOut() : entriesOfFailed(failed);
}

const throwNotCarriedOut = (): never => {
	throw unexpectedResponse('a batch that was not carried out');
};

/**
 * Waits for an asynchronous job of the service.
 * @param entries of the batch that the job works on
 * @param check one look; undefined while the job goes on
 */
export async function waitForJob<T>(
	clock: Clock,
	entries: number,
	check: () => Promise<T | undefined>,
): Promise<T> {
	const began = clock.now();
	for (let pause = FIRST_PAUSE + entries * PAUSE_PER_ENTRY; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
		await clock.sleep(pause);
		const result = await check();
		if (result !== undefined) return result;
		if (clock.now() - began > DEADLINE_FACTOR * retryPolicyFor(clock).deadline) {
			throw new Refusal(
				'unavailable',
				'Dropbox is still working on this, and this run stopped waiting',
				'Run it again later. Finished work is found and kept.',
			);
		}
	}
}

/** PollError: what the job did, and whether to its end, nobody says any more. */
export const isJobLost = (thrown: unknown): boolean =>
	thrown instanceof ApiError && (thrown.is('internal_error') || thrown.is('invalid_async_job_id'));
