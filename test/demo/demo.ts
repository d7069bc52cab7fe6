/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packages } from '@/packages/packages';
import { say } from '../e2e/commands/say';
import { outputFolder } from '../e2e/folders';
import { waitForStop } from '../e2e/commands/waitForStop';
import { pinnedVersion } from '../e2e/n8n/installN8n';
import { describeStack } from '../e2e/stack/runningStack';
import { startGround } from '../e2e/stack/startStack';
import type { Offices } from './acts/Act';
import type { Performance } from './acts/perform';
import { performAll } from './once';
import { closeOffices, openOffices } from './openOffices';

/*
 * npm run demo            starts everything, and a page to try it from; ends with Ctrl-C
 * npm run demo -- --once  tries everything by itself and ends: exit code 0 or 1, and a JSON summary as last line
 */

const logFolder = join(outputFolder, 'demo');

async function demo(once: boolean): Promise<Performance[]> {
	const stop = waitForStop();
	const stoppedEarly = stop.then(() => Promise.reject(new Error('Stopped before the demo was done.')));
	const ground = await Promise.race([startGround(logFolder, packages), stoppedEarly]);
	let offices: Offices = {};
	try {
		say(
			`Starting n8n ${pinnedVersion()} twice: for a legal aid agency with LegalServer, and a law firm with Clio`,
		);
		offices = await Promise.race([openOffices({ ...describeStack(ground), logFolder }), stoppedEarly]);
		return await Promise.race([performAll(offices), stoppedEarly]);
	} finally {
		await closeOffices(offices);
		await ground.emulator.close();
	}
}

async function main(): Promise<void> {
	const { once } = parseArgs({ options: { once: { type: 'boolean', default: false } } }).values;
	const since = Date.now();
	const summary = await demo(once).then(
		(acts) => ({ ok: acts.every(({ ok }) => ok), acts }),
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
