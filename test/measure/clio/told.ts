/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- run by hand, never part of the package */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { CLIO_TRIGGER } from '../../e2e/runs/clioMirror';
import { installFolder } from '../../e2e/folders';
import type { N8nApi } from '../../e2e/n8n/N8nApi';

/** n8n's own reader of what it saved. */
const flatted = createRequire(join(installFolder, 'package.json'))('flatted') as {
	parse(text: string): unknown;
};

interface Execution {
	id: string;
	status: string;
	startedAt: string;
	stoppedAt: string | null;
}

interface Saved {
	resultData: {
		error?: { message: string };
		runData: Record<string, Array<{ data?: { main?: Array<Array<{ json: ToldItem }> | undefined> } }>>;
	};
}

interface ToldItem {
	event: string;
	documentId: number;
}

/** An execution with what the trigger began it with. */
export interface ToldExecution {
	id: string;
	status: string;
	/** Milliseconds since 1970. */
	startedAt: number;
	stoppedAt: number | undefined;
	items: ToldItem[];
	/** Why it did not come to its end. */
	reason: string | undefined;
}

/** Without their contents, the newest first. */
export async function listExecutions(api: N8nApi, workflowId: string): Promise<Execution[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const all: Execution[] = [];
	for (;;) {
		const before = all.at(-1);
		const { results } = await api.call<{ results: Execution[] }>(
			'GET',
			`/executions?filter=${filter}&limit=100${before ? `&lastId=${before.id}` : ''}`,
		);
		const known = new Set(all.map(({ id }) => id));
		const further = results.filter(({ id }) => !known.has(id));
		if (further.length === 0) return all;
		all.push(...further);
	}
}

/** The oldest first. */
export async function readTold(api: N8nApi, workflowId: string): Promise<ToldExecution[]> {
	const told: ToldExecution[] = [];
	for (const { id, status, startedAt, stoppedAt } of (await listExecutions(api, workflowId)).reverse()) {
		const { data } = await api.call<{ data: string }>('GET', `/executions/${id}`);
		const { resultData } = flatted.parse(data) as Saved;
		const items = (resultData.runData[CLIO_TRIGGER]?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json);
		told.push({
			...{ id, status, startedAt: Date.parse(startedAt), items, reason: resultData.error?.message },
			stoppedAt: stoppedAt === null ? undefined : Date.parse(stoppedAt),
		});
	}
	return told;
}

/** Waits until no execution is under way. */
export async function waitForExecutions(api: N8nApi, workflowId: string): Promise<void> {
	const isOver = ({ status }: Execution) => !['new', 'running', 'waiting'].includes(status);
	const deadline = Date.now() + 120_000;
	while (!(await listExecutions(api, workflowId)).every(isOver)) {
		if (Date.now() > deadline) return;
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}
