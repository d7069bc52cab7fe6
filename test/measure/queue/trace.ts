/* eslint-disable no-console -- run by hand, never part of the package */
import type { N8nApi } from '../../e2e/n8n/N8nApi';

interface Execution {
	workflowName: string;
	startedAt: string;
	stoppedAt: string | null;
}

/** The last executions, with when each began after the first of them, and how long it took; those that call others include them. */
export async function printTrace(api: N8nApi): Promise<void> {
	const { results } = await api.call<{ results: Execution[] }>('GET', '/executions?limit=36');
	const inOrder = [...results].sort((one, other) => one.startedAt.localeCompare(other.startedAt));
	const first = Date.parse(inOrder[0]?.startedAt ?? '');
	for (const { workflowName, startedAt, stoppedAt } of inOrder) {
		const start = Date.parse(startedAt);
		const took = stoppedAt === null ? '?' : Date.parse(stoppedAt) - start;
		console.log(`${String(start - first).padStart(7)} ms  ${String(took).padStart(6)} ms  ${workflowName}`);
	}
}
