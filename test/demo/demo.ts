/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { packages } from '@/packages/packages';
import { say } from '../e2e/commands/say';
import { outputFolder } from '../e2e/folders';
import { waitForStop } from '../e2e/commands/waitForStop';
import { n8nVersion } from '../e2e/n8n/installN8n';
import { describeStack } from '../e2e/stack/runningStack';
import { requireQueueTools } from '../e2e/stack/queueTools';
import { startGround } from '../e2e/stack/startStack';
import { allOf, type Offices } from './acts/Act';
import type { Performance } from './acts/perform';
import { performAll } from './once';
import { Stage } from './page/Stage';
import { StartPage } from './page/StartPage';
import { closeOffices, openOffices } from './openOffices';

/*
 * npm run demo            starts everything, and a page to try it from (at --port, or a free one); ends with Ctrl-C
 * npm run demo -- --once  tries everything by itself and ends: exit code 0 or 1, and a JSON summary as last line
 * npm run demo -- --queue the same, also with --once, with the law firm's n8n in queue mode
 */

const logFolder = join(outputFolder, 'demo');

interface Wishes {
	once: boolean;
	/** Whether the law firm's n8n is in queue mode. */
	queue: boolean;
	port: number;
}

/** Waits until the person has had enough; throws when an n8n ended by itself. */
async function showPage(
	offices: Required<Offices>,
	{ port, proxyUrl }: { port: number; proxyUrl: string },
	stop: Promise<void>,
): Promise<void> {
	const page = await StartPage.open(new Stage(offices), port);
	try {
		say();
		say(`  Open ${page.url} in a browser: what to try, and what arrives where.`);
		say(`  A browser with the proxy ${proxyUrl} has the emulated www.dropbox.com.`);
		say();
		say('Everything runs on this machine only and is gone when you press Ctrl-C.');
		const ended = allOf(offices).map(async (office) => {
			await office.endOfItself();
			throw new Error(
				`The n8n of “${office.options.name}” ended by itself. The end of its log:\n${office.log}`,
			);
		});
		await Promise.race([stop, ...ended]);
		say('\nEnding n8n and the emulated services');
	} finally {
		await page.close();
	}
}

async function demo({ once, queue, port }: Wishes): Promise<Performance[]> {
	if (queue) requireQueueTools();
	const stop = waitForStop();
	const stoppedEarly = stop.then(() => Promise.reject(new Error('Stopped before the demo was done.')));
	stoppedEarly.catch(() => undefined);
	const ground = await Promise.race([startGround(logFolder, packages), stoppedEarly]);
	let offices: Required<Offices> | undefined;
	try {
		say(
			`Starting n8n ${n8nVersion()} twice: for a legal aid agency with LegalServer, and for a law firm with Clio`,
		);
		if (queue) {
			say(
				'The law firm’s is in queue mode: main, 2 workers, 2 webhook processors, Redis and PostgreSQL. On 2 cores this takes a minute or two.',
			);
		}
		const stack = { ...describeStack(ground), logFolder };
		offices = await Promise.race([openOffices(stack, queue), stoppedEarly]);
		if (once) return await Promise.race([performAll(offices), stoppedEarly]);
		await showPage(offices, { port, proxyUrl: ground.emulator.proxyUrl }, stop);
		return [];
	} finally {
		await closeOffices(offices ?? {});
		await ground.emulator.close();
	}
}

function readWishes(): Wishes {
	const flag = { type: 'boolean', default: false } as const;
	const { once, queue, port } = parseArgs({
		options: { once: flag, queue: flag, port: { type: 'string', default: '0' } },
	}).values;
	if (/^\d{1,5}$/.test(port) && Number(port) < 65_536) return { once, queue, port: Number(port) };
	throw new Error('--port takes a number from 1 to 65535.');
}

async function main(): Promise<void> {
	const wishes = readWishes();
	const since = Date.now();
	const summary = await demo(wishes).then(
		(acts) => ({ ok: acts.every(({ ok }) => ok), acts }),
		(cause: Error) => {
			process.stderr.write(`\n${cause.message}\n`);
			return { ok: false, message: cause.message.split('\n')[0] };
		},
	);
	const seconds = Math.round((Date.now() - since) / 1000);
	if (wishes.once) say(JSON.stringify({ ...summary, n8n: n8nVersion(), seconds }));
	// Also when something is still under way because the demo was stopped early.
	process.exit(summary.ok ? 0 : 1);
}

main().catch((cause: Error) => {
	process.stderr.write(`${cause.message}\n`);
	process.exit(1);
});
