/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- run by hand, never part of the package */
/**
 * A document that no memory holds, through a real n8n, from Clio to Dropbox and from Dropbox to Clio, with both services
 * emulated in this process: `npx tsx test/measure/clio-large.ts [GiB]`, 5 by default.
 *
 * Prints how long each node took and by how much n8n's memory rose. Ends with 1 where other bytes arrive. Needs twice
 * the size on the disk of temporary files.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { moveToClio, moveToDropbox, NODES, type Move } from '../e2e/runs/clioLarge';
import { TELLING_MEMORY, watchMemory } from '../e2e/runs/watchMemory';
import { clioCredential } from '../e2e/stack/startStack';
import { startClioStack, type ClioStack } from './clio/startClioStack';
import { printTable, seconds, type Row } from './clio/table';

const gibibytes = Number(process.argv[2] ?? 5);

const DIRECTIONS = { 'Clio to Dropbox': moveToDropbox, 'Dropbox to Clio': moveToClio };

type Direction = keyof typeof DIRECTIONS;

/** Fires a webhook and waits as long as it takes, which `fetch` does not. */
async function fire(url: string): Promise<number> {
	return await new Promise((resolve, reject) => {
		const firing = request(url, { method: 'POST' }, (response) => {
			response.resume().once('end', () => resolve(response.statusCode ?? 0));
		});
		firing.once('error', reject).end();
	});
}

async function measure(
	{ api, url, clio, dropbox, emulator }: ClioStack,
	prepare: typeof moveToClio,
): Promise<{ rows: Row[]; isRight: boolean }> {
	const { data, ...credential } = clioCredential(emulator);
	await api.createCredential({ ...credential, data: { ...data, onlyRead: false } });
	const move: Move = await prepare({ n8n: { api, url }, clio, dropbox }, Math.round(gibibytes * 1024 ** 3));
	const { value: status, rise } = await watchMemory(
		url,
		async () => await fire(`${url}/webhook/${move.path}`),
	);
	const arrived = await move.arrived();
	const isRight = arrived.length === 1 && isDeepStrictEqual({ ...arrived[0], ...move.expected }, arrived[0]);
	const times = await Promise.all(
		NODES.map(async (node): Promise<Row> => {
			const run = await move.workflow.lastRun(node);
			return [`${node} took`, seconds(run.executionTime)];
		}),
	);
	return {
		rows: [
			...[['n8n answered', String(status)] as const, ...times],
			...[['n8n’s memory rose by', `${rise} MiB`] as const],
			...[['The right bytes arrived', isRight ? 'yes' : `no: ${JSON.stringify(arrived)}`] as const],
		],
		isRight,
	};
}

async function run(direction: Direction): Promise<void> {
	const stack = await startClioStack({
		...{ rateLimit: 50, more: { ...TELLING_MEMORY, N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem' } },
	});
	const { rows, isRight } = await measure(stack, DIRECTIONS[direction]).finally(
		async () => await stack.end(),
	);
	printTable(`${gibibytes} GiB, ${direction}`, rows);
	if (!isRight) process.exitCode = 1;
}

/** Each in a process of its own, since what arrives takes as much room again as what n8n keeps. */
async function runAll(): Promise<void> {
	for (const direction of Object.keys(DIRECTIONS)) {
		const running = fork(__filename, [String(gibibytes), direction], { execArgv: process.execArgv });
		const [code] = (await once(running, 'exit')) as [number | null];
		process.exitCode ||= code ?? 1;
	}
}

const [, , , chosen] = process.argv;
void (chosen === undefined ? runAll() : run(chosen as Direction));
