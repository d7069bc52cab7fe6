/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- run by hand, never part of the package */
/**
 * How long a document takes from Clio to Dropbox in a real n8n, with both services emulated in this process:
 * `npx tsx test/measure/clio-trigger.ts [latency|thousand|load] [--rate CALLS_PER_MINUTE] [--count DOCUMENTS] [--seconds S] [--per-second DELIVERIES] [--env NAME=VALUE]`.
 *
 * latency: documents uploaded one after another, each timed from Clio's delivery until its file stands in Dropbox.
 * thousand: many documents added at once. load: 200 deliveries a second to the trigger, with nothing behind it.
 * Times are printed and not judged. It ends with 1 where something is lost or doubled.
 */
import { parseArgs } from 'node:util';
import { conditions } from './clio/conditions';
import { measureLatency } from './clio/latency';
import { measureLoad } from './clio/load';
import { measureThousand } from './clio/thousand';
import { startClioStack } from './clio/startClioStack';
import { printTable, type Measured } from './clio/table';

const { values, positionals } = parseArgs({
	options: {
		...{ rate: { type: 'string' }, count: { type: 'string' }, seconds: { type: 'string' } },
		/** Deliveries a second under load. */
		'per-second': { type: 'string' },
		/** Of n8n's environment. */
		env: { type: 'string', multiple: true },
	},
	allowPositionals: true,
});

const MEASUREMENTS = {
	latency: {
		rate: 50,
		measure: async (stack) => await measureLatency(stack, Number(values.count ?? 20)),
	},
	thousand: {
		// Twelve times a firm's, so that it does not take twenty minutes.
		rate: 600,
		measure: async (stack) => await measureThousand(stack, Number(values.count ?? 1000)),
	},
	load: {
		rate: 50,
		measure: async (stack) =>
			await measureLoad(stack, Number(values.seconds ?? 30), Number(values['per-second'] ?? 200)),
	},
} satisfies Record<
	string,
	{ rate: number; measure: (stack: Awaited<ReturnType<typeof startClioStack>>) => Promise<Measured> }
>;

async function main(name: string): Promise<number> {
	const measurement = MEASUREMENTS[name as keyof typeof MEASUREMENTS];
	if (measurement === undefined)
		throw new Error(`${name} is none of ${Object.keys(MEASUREMENTS).join(', ')}`);
	const rateLimit = Number(values.rate ?? measurement.rate);
	const before = conditions();
	const environment = Object.fromEntries(
		(values.env ?? []).map((each) => [each.replace(/=.*/s, ''), each.replace(/^[^=]*=/, '')]),
	);
	const stack = await startClioStack({
		rateLimit,
		more: environment,
	});
	try {
		const { rows, wrong } = await measurement.measure(stack);
		printTable(name, [
			...rows,
			['Clio’s limit, calls a minute', String(rateLimit)],
			...(values.env ?? []).map((each) => ['n8n’s environment', each] as const),
			...before.map(([what, value]) => [what, value] as const),
			['load at the end', conditions.load()],
		]);
		for (const line of wrong) console.error(`WRONG: ${line}`);
		return wrong.length === 0 ? 0 : 1;
	} finally {
		await stack.end();
	}
}

void main(positionals[0] ?? 'latency').then(
	(code) => process.exit(code),
	(thrown: unknown) => {
		console.error(thrown);
		process.exit(2);
	},
);
