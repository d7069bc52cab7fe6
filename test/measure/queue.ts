/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- run by hand, never part of the package */
/**
 * What the event queue takes in a real n8n, with the ready-made workflows as they are and both services emulated in this
 * process: `npx tsx test/measure/queue.ts [latency|burst|open] [--rate CALLS_PER_MINUTE] [--count NUMBER] [--delay MS] [--trace]`.
 *
 * latency: documents added one after another, each timed from Clio's delivery until its file stands in Dropbox.
 * burst: many documents added at once. open: so many open events in the data table, each time they are read. With --delay, each call to a service takes so much longer. With --trace, n8n keeps
 * all executions, and the last of them are listed. Times are printed and not judged. It ends with 1 where something is
 * lost or doubled.
 */
import { parseArgs } from 'node:util';
import { MailServer } from '../e2e/stack/MailServer';
import { conditions } from './clio/conditions';
import { startClioStack, type ClioStack } from './clio/startClioStack';
import { printTable, type Measured } from './clio/table';
import { measureBurst } from './queue/burst';
import { ExecutionCount } from './queue/ExecutionCount';
import { installQueue } from './queue/installQueue';
import { measureOpen } from './queue/open';
import { measureQueueLatency } from './queue/latency';
import { printTrace } from './queue/trace';

const { values, positionals } = parseArgs({
	options: {
		rate: { type: 'string' },
		count: { type: 'string' },
		trace: { type: 'boolean' },
		delay: { type: 'string' },
	},
	allowPositionals: true,
});

interface Measurement {
	rate: number;
	count: number;
	measure: (stack: ClioStack, executions: ExecutionCount, count: number) => Promise<Measured>;
}

const MEASUREMENTS: Record<string, Measurement> = {
	latency: { rate: 50, count: 30, measure: measureQueueLatency },
	// Twelve times a firm's limit, so that it does not take two hours.
	burst: { rate: 600, count: 1000, measure: measureBurst },
	open: { rate: 50, count: 3000, measure: measureOpen },
};

async function main(name: string): Promise<number> {
	const measurement = MEASUREMENTS[name];
	if (measurement === undefined)
		throw new Error(`${name} is none of ${Object.keys(MEASUREMENTS).join(', ')}`);
	const rateLimit = Number(values.rate ?? measurement.rate);
	const before = conditions();
	const stack = await startClioStack({ rateLimit });
	const mail = await MailServer.start();
	try {
		await installQueue(stack, mail, values.trace === true);
		const milliseconds = Number(values.delay ?? 0);
		await stack.dropbox.delayCalls(milliseconds);
		await stack.clio.act('/latency', { milliseconds });
		const executions = await ExecutionCount.install(stack);
		const { rows, wrong } = await measurement.measure(
			stack,
			executions,
			Number(values.count ?? measurement.count),
		);
		printTable(`queue, ${name}`, [
			...rows,
			['each call to Clio and Dropbox is late by', `${milliseconds} ms`],
			['Clio’s limit, calls a minute', String(rateLimit)],
			...before,
			['load at the end', conditions.load()],
		]);
		if (values.trace === true) await printTrace(stack.api);
		for (const { subject } of mail.received) console.error(`email: ${subject}`);
		for (const line of wrong) console.error(`WRONG: ${line}`);
		return wrong.length === 0 ? 0 : 1;
	} finally {
		await stack.end();
		await mail.down();
	}
}

void main(positionals[0] ?? 'latency').then(
	(code) => process.exit(code),
	(thrown: unknown) => {
		console.error(thrown);
		process.exit(2);
	},
);
