import type { Clock } from '../../http/types';
import { Refusal } from '../../core/Refusal';
import { retryPolicyFor } from '../../http/retry';
import { ApiError } from './Api';

/** Milliseconds until the first look at a job, and on top for each of its entries: looks count as calls. */
const FIRST_PAUSE = 250;
const PAUSE_PER_ENTRY = 0.3;
/** Milliseconds; pauses between looks double up to it. */
const LONGEST_PAUSE = 15_000;
/** A job goes on: it is given twice the time of a call, and then left to itself. What it did is found by the next run. */
const DEADLINE_FACTOR = 2;

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
				'Run it again later: what is done by then is found and kept.',
			);
		}
	}
}

/** PollError: what the job did, and whether to its end, nobody says any more. */
export const isJobLost = (thrown: unknown): boolean =>
	thrown instanceof ApiError && (thrown.is('internal_error') || thrown.is('invalid_async_job_id'));
