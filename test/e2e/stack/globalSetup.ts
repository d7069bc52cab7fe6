/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join } from 'node:path';
import { packages } from '@/packages/packages';
import { importWorkflows } from '@/test/demo/importWorkflows';
import { createToyTasks } from '@/test/emulators/toy/createToyTasks';
import { logFolder, n8nFolder, projectFolder } from '../folders';
import { describeStack } from './runningStack';
import { startStack, type Stack } from './startStack';

/** Between set-up and teardown, which jest runs in the same process. */
export const held: { stack?: Stack } = {};

/** Starts n8n with all packages and the emulated Dropbox for all tests, with the demo's workflows and the tests' own. */
export default async function globalSetup(): Promise<void> {
	const stack = await startStack(logFolder, packages, [createToyTasks()]);
	held.stack = stack;
	const prepare = async () => {
		await importWorkflows(stack.api, join(projectFolder, 'test', 'demo', 'workflows'));
		await importWorkflows(stack.api, join(n8nFolder, 'workflows'));
		describeStack(stack);
	};
	await prepare().catch(async (cause) => {
		process.stderr.write(`The end of n8n's log:\n${stack.n8n.tail()}\n`);
		await stack.end();
		throw cause;
	});
}
