/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- test code, never part of the package */
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import type { HttpRequest } from '@/nodes/shared/http/types';
import type { TestDropbox } from '@/test/support/createTestDropbox';
import { createTrailHarness, trailIn } from '../trailHarness';

type Message =
	| { finished: true; refused: string[] }
	| ({ finished?: undefined; id: number; what: 'send' | 'open'; body: string } & Omit<HttpRequest, 'body'>);

/** One file, which starts in a fraction of the time; beside what it requires, and of this process alone. */
const script = join(__dirname, `../../../../../../node_modules/.cache/appending-${process.pid}.cjs`);
beforeAll(() =>
	buildSync({
		...{ entryPoints: [join(__dirname, 'appending.process.ts')], outfile: script, logLevel: 'error' },
		...{ bundle: true, packages: 'external', platform: 'node', format: 'cjs' },
	}),
);
afterAll(() => rmSync(script, { force: true }));

/** Runs a process to its end, whose calls reach this process's emulator, and yields what it was refused. */
async function append(world: TestDropbox, name: string, batches: number, each: number): Promise<string[]> {
	const child = fork(script, [name, String(batches), String(each)], {
		execArgv: [],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
	});
	const answer = async ({ id, what, url, method, headers, body }: Extract<Message, { id: number }>) => {
		const request = { url, method, headers, body: [Buffer.from(body, 'base64')] };
		const response = what === 'send' ? await world.send(request) : await world.open(request);
		const bytes = 'pipe' in response.body ? await buffer(response.body as Readable) : response.body;
		child.send({
			...{ id, status: response.status, headers: response.headers },
			body: bytes.toString('base64'),
		});
	};
	try {
		return await new Promise((resolve, reject) => {
			child.on('message', (message) => {
				const said = message as Message;
				if (said.finished === true) resolve(said.refused);
				else answer(said).catch(reject);
			});
			child.once('exit', (code) => reject(new Error(`the process ended with ${code}`)));
		});
	} finally {
		child.kill();
	}
}

it('two processes that add a thousand events each at once make one trail of two thousand', async () => {
	const world = await createTrailHarness();
	const refused = await Promise.all(['one', 'other'].map(async (name) => await append(world, name, 10, 100)));
	expect(refused).toEqual([[], []]);
	const { ok, events, segments, ids } = await trailIn(world);
	expect({ ok, events, segments }).toEqual({ ok: true, events: 2000, segments: 20 });
	expect(new Set(ids).size).toBe(2000);
	world.close();
}, 60_000);
