/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join } from 'node:path';
import { packages } from '@/packages/packages';
import { importWorkflows } from '../n8n/importWorkflows';
import { createToyTasks } from '@/test/emulators/toy/createToyTasks';
import { logFolderOf, n8nFolder } from '../folders';
import { installN8n } from '../n8n/installN8n';
import { describeStacks } from './runningStack';
import { startStack, type Stack } from './startStack';

/** Between setup and teardown, which jest runs in the same process. */
export const held: { stacks: Stack[] } = { stacks: [] };

/** n8n with all packages and the emulated services, with the tests' own workflows. */
async function startWorkerStack(worker: string): Promise<void> {
	const stack = await startStack(logFolderOf(worker), packages, [createToyTasks()]);
	held.stacks[Number(worker) - 1] = stack;
	const prepare = async () => {
		await importWorkflows(stack.api, join(n8nFolder, 'workflows'));
	};
	await prepare().catch((cause) => {
		process.stderr.write(`The end of n8n's log:\n${stack.n8n.tail()}\n`);
		throw cause;
	});
}

/** Starts a stack for each of jest's workers: a test has one to itself while it runs. */
export default async function globalSetup({ maxWorkers }: { maxWorkers: number }): Promise<void> {
	await installN8n();
	const workers = Array.from({ length: maxWorkers }, (_, index) => String(index + 1));
	const started = await Promise.allSettled(workers.map(startWorkerStack));
	const failed = started.find((result) => result.status === 'rejected');
	if (failed !== undefined) {
		await endStacks();
		throw failed.reason;
	}
	describeStacks(held.stacks);
}

export async function endStacks(): Promise<void> {
	await Promise.all(held.stacks.map(async (stack) => await stack?.end()));
}
