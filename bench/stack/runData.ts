/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { installFolder } from '@/test/e2e/folders';

/** What n8n saved of one node's run. */
export interface NodeRun {
	/** `Date.now()` when it began. */
	startedAt: number;
	/** Milliseconds. */
	took: number;
	/** Items per output. */
	items: number[];
	/** Items that are refusals: with a field `error`. */
	refused: number;
	/** Why the node or the workflow stopped. */
	message?: string;
}

interface Saved {
	resultData: {
		error?: { message?: string };
		runData: Record<
			string,
			Array<{
				startTime: number;
				executionTime: number;
				error?: { message?: string };
				data?: { main?: Array<Array<{ json: Record<string, unknown>; error?: unknown }> | null> };
			}>
		>;
	};
}

/** n8n's own reader of what it saved. */
const flatted = createRequire(__filename)(join(installFolder, 'node_modules', 'flatted')) as {
	parse(text: string): unknown;
};

/** @throws when the node did not run; the message says what n8n said */
export function nodeRunOf(data: string, node: string): NodeRun {
	const { resultData } = flatted.parse(data) as Saved;
	const run = resultData.runData[node]?.[0];
	const message = run?.error?.message ?? resultData.error?.message;
	if (!run) throw new Error(`The node did not run: ${message ?? 'n8n gave no reason'}`);
	const outputs = run.data?.main ?? [];
	const all = outputs.flatMap((output) => output ?? []);
	return {
		...{ startedAt: run.startTime, took: run.executionTime },
		items: outputs.map((output) => output?.length ?? 0),
		refused: all.filter(({ json, error }) => json.error !== undefined || error !== undefined).length,
		...(message === undefined ? {} : { message }),
	};
}
