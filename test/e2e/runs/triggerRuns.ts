/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installFolder } from '../folders';
import type { ImportedWorkflow, N8nApi } from '../n8n/N8nApi';

export const TRIGGER = 'Case folders';

/** A change as the trigger hands it on. */
export interface EmittedChange {
	event: string;
	eventId: string;
	path: string | null;
	previousPath: string | null;
	name: string;
}

/** n8n's own reader of what it saved. */
const flatted = createRequire(join(installFolder, 'package.json'))('flatted') as {
	parse(text: string): unknown;
};

interface Saved {
	resultData: { runData: Record<string, Array<{ data?: { main?: Array<Array<{ json: EmittedChange }>> } }>> };
}

/** The trigger and what follows it, published. */
export async function publishTrigger(
	api: N8nApi,
	name: string,
	parameters: Record<string, unknown>,
): Promise<string> {
	const made = await importTrigger(api, name, parameters);
	await api.publish(made);
	return made.id;
}

/** The trigger and what follows it, as it stands in the editor before it is published. */
export async function importTrigger(
	api: N8nApi,
	name: string,
	parameters: Record<string, unknown>,
): Promise<ImportedWorkflow> {
	const trigger = {
		...{ id: `${name}-trigger`, name: TRIGGER, type: 'n8n-nodes-case-folders.dropboxCaseFoldersTrigger' },
		...{ typeVersion: 1, position: [0, 0], webhookId: `${name}-hook` },
		parameters: {
			authentication: 'token',
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			...parameters,
		},
		credentials: { dropboxCaseFoldersTokenApi: { id: '', name: '' } },
	};
	const after = {
		...{ id: `${name}-after`, name: 'After', type: 'n8n-nodes-base.noOp', typeVersion: 1 },
		...{ position: [220, 0], parameters: {} },
	};
	const connections = { [TRIGGER]: { main: [[{ node: 'After', type: 'main', index: 0 }]] } };
	// The editor breaks off where a workflow says nothing of pinned data.
	return await api.importWorkflow({ name, nodes: [trigger, after], connections, pinData: {} });
}

/** Every change that runs of the workflow were started with, the oldest first. */
export async function readEmittedChanges(api: N8nApi, workflowId: string): Promise<EmittedChange[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await api.call<{ results: Array<{ id: string }> }>(
		'GET',
		`/executions?filter=${filter}&limit=100`,
	);
	const reported: EmittedChange[][] = [];
	for (const { id } of results.reverse()) {
		const { data } = await api.call<{ data: string }>('GET', `/executions/${id}`);
		const { resultData } = flatted.parse(data) as Saved;
		const items = resultData.runData[TRIGGER]?.[0]?.data?.main?.[0] ?? [];
		reported.push(items.map(({ json }) => json));
	}
	return reported.flat();
}

/** Waits until so many changes have been told, at the most for two polls. */
export async function waitForChanges(
	api: N8nApi,
	workflowId: string,
	count: number,
): Promise<EmittedChange[]> {
	const deadline = Date.now() + 150_000;
	for (;;) {
		const reported = await readEmittedChanges(api, workflowId).catch(() => []);
		if (reported.length >= count) return reported;
		if (Date.now() > deadline) throw new Error(`Only ${reported.length} of ${count} changes were told`);
		await new Promise((resolve) => setTimeout(resolve, 500));
	}
}

/** `documentMoved /A/x → /B/x`, in no order. */
export const changeLines = (reported: readonly EmittedChange[]): string[] =>
	reported
		.map(({ event, path, previousPath }) =>
			[event, [previousPath, path].filter((each) => each !== null).join(' → ')].join(' '),
		)
		.sort();
