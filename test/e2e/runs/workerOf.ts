import type { QueueMode, Role } from '../stack/QueueMode';

/**
 * The worker in which the latest execution of a workflow runs. One that others call has no job of its own, and runs
 * where its caller does: the job is that of the caller, or of the caller's caller.
 * @returns undefined if it cannot be told
 */
export async function workerOf(mode: QueueMode, workflow: string): Promise<Role | undefined> {
	const [latest] = await mode.postgres.query<{ id: number }>(
		`SELECT id FROM execution_entity WHERE "workflowId" = '${workflow}' ORDER BY id DESC LIMIT 1`,
	);
	let execution = latest && String(latest.id);
	while (execution !== undefined) {
		const taken = execution;
		const worker = mode.workers.find((role) => mode.takenBy(role).flat().includes(taken));
		if (worker !== undefined) return worker;
		execution = await callerOf(mode, taken);
	}
	return undefined;
}

/** The execution that called this one. */
async function callerOf({ postgres }: QueueMode, execution: string): Promise<string | undefined> {
	const [row] = await postgres.query<{ data: string }>(
		`SELECT data FROM execution_data WHERE "executionId" = ${Number(execution)}`,
	);
	// A list of values, in which objects and texts refer to each other by their places.
	const values = JSON.parse(row?.data ?? '[]') as Array<Record<string, string> | string | null>;
	const isCaller = (value: (typeof values)[number]) =>
		value !== null && typeof value === 'object' && 'executionId' in value && 'workflowId' in value;
	const caller = values.find(isCaller) as Record<string, string> | undefined;
	const found = caller && values[Number(caller['executionId'])];
	return typeof found === 'string' && found !== execution ? found : undefined;
}
