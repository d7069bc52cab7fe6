/* eslint-disable @n8n/community-nodes/no-restricted-globals -- run by hand, never part of the package */
import { publishMirror } from '../../e2e/runs/clioMirror';
import { filesBelow } from '../../e2e/runs/trees';
import { clioCalls, dropboxCalls } from './calls';
import type { ClioStack } from './startClioStack';

/** Polls are for what no delivery told: every hour is what the panel says is enough. */
export const everyHour = { item: [{ mode: 'everyHour', minute: 30 }] };
/** As n8n has it where nobody chose anything: what a machine could not take in time is there a minute later. */
export const everyMinute = { item: [{ mode: 'everyMinute' }] };

export const pause = async (milliseconds: number): Promise<void> =>
	await new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Publishes the workflow, and waits until it has read what there was before. @returns its ID */
export async function startMirror(stack: ClioStack, pollTimes: object): Promise<string> {
	await stack.dropbox.makeFolders('matters', ['/Clio']);
	const workflowId = await publishMirror(stack.api, pollTimes);
	await waitUntilQuiet(stack, 3000);
	return workflowId;
}

/** Waits until nothing was delivered, and neither service called, for so many milliseconds. */
export async function waitUntilQuiet(stack: ClioStack, milliseconds: number): Promise<void> {
	const count = () => clioCalls(stack, 0).length + dropboxCalls(stack, 0).length;
	await stack.world.clio.webhooks.settled();
	for (let before = -1, now = count(); before !== now; now = count()) {
		before = now;
		await pause(milliseconds);
	}
}

/** The mirrored files, by their paths below the folder of all case folders. */
export const mirrored = async ({ dropbox }: ClioStack): Promise<string[]> =>
	Object.keys(await filesBelow(dropbox, '/Clio'));

/** What is not there, and what is there besides. */
export async function compareMirror(stack: ClioStack, expected: readonly string[]): Promise<string[]> {
	const found = await mirrored(stack);
	const wanted = new Set(expected);
	const there = new Set(found);
	const missing = expected.filter((path) => !there.has(path));
	const further = found.filter((path) => !wanted.has(path));
	return [
		...(missing.length > 0 ? [`lost: ${missing.length}, such as ${missing[0] ?? ''}`] : []),
		...(further.length > 0 ? [`doubled or misplaced: ${further.length}, such as ${further[0] ?? ''}`] : []),
	];
}
