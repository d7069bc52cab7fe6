/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPackage } from '@/packages/packages';
import { say } from '../e2e/commands/say';
import { outputFolder } from '../e2e/folders';
import { waitForStop } from '../e2e/commands/waitForStop';
import { pinnedVersion } from '../e2e/n8n/installN8n';
import { startStack, type Stack } from '../e2e/stack/startStack';
import { importWorkflows } from './importWorkflows';
import { runSampleCases, type DemoResult } from './runSampleCases';

/*
 * npm run demo            starts everything, fires the sample cases and stays up until Ctrl-C
 * npm run demo -- --once  ends after the sample cases: exit code 0 or 1, and a JSON summary as last line
 */

const logFolder = join(outputFolder, 'demo');

async function present(stack: Stack): Promise<DemoResult> {
	const workflows = await importWorkflows(stack.api, join(__dirname, 'workflows'));
	say(`Published ${workflows.length} workflows: ${workflows.map(({ name }) => name).join('; ')}`);
	say('Three sample cases come in over the webhooks. In Dropbox there is now:');
	return await runSampleCases(stack.n8n.url);
}

function invite({ n8n, owner, emulator }: Stack): void {
	say();
	say(`  n8n editor         ${n8n.url}`);
	say(`                     sign in with ${owner.email} and ${owner.password}`);
	say(`  emulated Dropbox   ${emulator.dashboardUrl}`);
	say(`                     as www.dropbox.com for a browser that goes through ${emulator.proxyUrl}`);
	say();
	say('Everything runs on this machine only and is gone when you press Ctrl-C.');
}

/** Waits until the person has had enough; throws when n8n ended by itself. */
async function waitUntilStopped(stack: Stack, stop: Promise<void>): Promise<void> {
	const byItself = stack.n8n.ended.then(() => true);
	if (await Promise.race([stop.then(() => false), byItself])) {
		throw new Error('n8n ended by itself.');
	}
	say('\nEnding n8n and the emulator');
}

/** The first line of the message stays what happened; what n8n said about it comes below. */
function withLog({ message }: Error, { n8n }: Stack): Error {
	return new Error(`${message}\n\nThe end of n8n's log, all of which is in ${logFolder}:\n${n8n.tail()}`);
}

async function demo(once: boolean): Promise<DemoResult> {
	const stop = waitForStop();
	const stoppedEarly = stop.then(() => Promise.reject(new Error('Stopped before the demo was done.')));
	const stack = await Promise.race([startStack(logFolder, [readPackage('.')]), stoppedEarly]);
	try {
		const result = await Promise.race([present(stack), stoppedEarly]);
		if (!once) {
			invite(stack);
			await waitUntilStopped(stack, stop);
		}
		return result;
	} catch (cause) {
		throw withLog(cause as Error, stack);
	} finally {
		await stack.end();
	}
}

async function main(): Promise<void> {
	const { once } = parseArgs({ options: { once: { type: 'boolean', default: false } } }).values;
	const since = Date.now();
	const summary = await demo(once).then(
		(result) => ({ ok: true, ...result }),
		(cause: Error) => {
			process.stderr.write(`\n${cause.message}\n`);
			return { ok: false, message: cause.message.split('\n')[0] };
		},
	);
	const seconds = Math.round((Date.now() - since) / 1000);
	if (once) say(JSON.stringify({ ...summary, n8n: pinnedVersion(), seconds }));
	// Also when something is still under way because the demo was stopped early.
	process.exit(summary.ok ? 0 : 1);
}

void main();
