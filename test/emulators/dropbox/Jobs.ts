import { createHash } from 'node:crypto';

interface Job {
	/** The route that launched it: only its own check route knows the job. */
	launchedBy: string;
	accountId: string;
	result: Record<string, unknown>;
	pollsLeft: number;
}

/**
 * Batches that answer with a job. The work is done when the job is launched: what the real service
 * does in the meantime is not documented, and a client must not rely on either order.
 */
export class Jobs {
	private readonly jobs = new Map<string, Job>();

	/** Keeps the result until it was asked for `polls` times; returns the job's ID. */
	launch(launchedBy: string, accountId: string, result: Record<string, unknown>, polls: number): string {
		const digest = createHash('sha256').update(`${launchedBy}/${this.jobs.size}`).digest('base64url');
		const id = `dbjid:${digest.slice(0, 40)}`;
		this.jobs.set(id, { launchedBy, accountId, result, pollsLeft: polls });
		return id;
	}

	/** The result; `in_progress` while there are polls left; undefined for an ID nobody was given by this route. */
	check(
		launchedBy: string,
		accountId: string,
		id: string,
	): Record<string, unknown> | 'in_progress' | undefined {
		const job = this.jobs.get(id);
		if (job?.launchedBy !== launchedBy || job.accountId !== accountId) return undefined;
		if (job.pollsLeft === 0) return job.result;
		job.pollsLeft--;
		return 'in_progress';
	}
}
