import { storeOf } from '../routes/storeOf';
import type { DropboxState } from '../state/DropboxState';

interface Job {
	/** Which check route knows it. */
	kind: string;
	accountId: string;
	pollsLeft: number;
	work: () => unknown;
	/** Set when the work is done. */
	result?: { value: unknown };
}

const jobsOf = storeOf(() => new Map<string, Job>());

/**
 * Starts a job; returns its ID. The work is done now, or by the switch `lateSharingJobs` not before somebody finds
 * the job complete: a client has to wait for what it wants to rely on.
 */
export function launchJob(state: DropboxState, kind: string, accountId: string, work: () => unknown): string {
	const jobs = jobsOf(state);
	const id = `dbjid:AASHARE${String(jobs.size + 1).padStart(12, '0')}`;
	const job: Job = { kind, accountId, work, pollsLeft: state.switches.jobPolls };
	if (!state.switches.lateSharingJobs) job.result = { value: work() };
	jobs.set(id, job);
	return id;
}

/** What came of a job; undefined for an ID that this account was not given by this kind of route. */
export function checkJob(
	state: DropboxState,
	kind: string,
	accountId: string,
	id: string,
): 'in_progress' | { value: unknown } | undefined {
	const job = jobsOf(state).get(id);
	if (job?.kind !== kind || job.accountId !== accountId) return undefined;
	if (job.pollsLeft > 0) {
		job.pollsLeft -= 1;
		return 'in_progress';
	}
	return (job.result ??= { value: job.work() });
}
