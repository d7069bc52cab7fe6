/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installFolder } from '../folders';
import type { N8nApi } from '../n8n/N8nApi';

/** What n8n keeps of a node's part in a run. */
export interface NodeRun {
	/** Milliseconds. */
	executionTime: number;
	hints: Array<{ message: string; type?: string; location?: string }>;
	/** Where it failed. */
	error?: { message: string };
}

interface Execution {
	id: string;
	status: string;
	data: string;
}

/** n8n's own reader of what it saved. */
const flatted = createRequire(join(installFolder, 'package.json'))('flatted') as {
	parse(text: string): unknown;
};

/** Waits until the newest run of a workflow is saved, a moment after its webhook was answered. */
export async function lastRunOf(api: N8nApi, workflowId: string, node: string): Promise<NodeRun> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const deadline = Date.now() + 120_000;
	while (Date.now() < deadline) {
		const { results } = await api.call<{ results: Execution[] }>(
			'GET',
			`/executions?filter=${filter}&limit=1`,
		);
		const [last] = results;
		if (last && ['success', 'error'].includes(last.status)) {
			const { data } = await api.call<Execution>('GET', `/executions/${last.id}`);
			const saved = flatted.parse(data) as { resultData: { runData: Record<string, NodeRun[]> } };
			const run = saved.resultData.runData[node]?.[0];
			if (run) return run;
			throw new Error(`The node ${node} did not run.`);
		}
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error('The run was not saved within half a minute.');
}
