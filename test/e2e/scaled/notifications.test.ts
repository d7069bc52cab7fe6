/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { createHmac } from 'node:crypto';
import { byPath } from '../runs/steps';
import { publishTrigger, readEmittedChanges, type EmittedChange } from '../runs/triggerRuns';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { QueueMode } from '../stack/QueueMode';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const BODY = JSON.stringify({ list_folder: { accounts: ['dbid:AAAA'] }, delta: { users: [1] } });

let mode: QueueMode;

beforeAll(async () => {
	mode = await QueueMode.start(stack, { name: 'notifications', workers: 1, binaryData: 'filesystem' });
}, 900_000);

afterAll(async () => await mode?.close());

/** A trigger in webhook mode on a folder of its own, which also looks by itself at these seconds. */
async function watch(name: string, seconds: readonly number[]): Promise<string> {
	await dropbox.makeFiles('matters', [{ path: `/${name}/Doe, Jane/Lease.txt`, text: 'lease' }]);
	return await publishTrigger(mode.api, name, {
		...{ triggerMode: 'webhook', watch: 'destination', destination: byPath(`/Matters/${name}`) },
		...{ events: ['documentAdded'], simplify: true, options: {} },
		pollTimes: {
			item:
				seconds.length === 0
					? [{ mode: 'everyX', value: 6, unit: 'hours' }]
					: seconds.map((second) => ({ mode: 'custom', cronExpression: `${second} * * * * *` })),
		},
	});
}

const add = async (name: string, file: string) =>
	await dropbox.makeFiles('matters', [{ path: `/${name}/Doe, Jane/${file}`, text: file }]);

/** As Dropbox signs it. @param at which of the processes that take webhooks */
async function notify(name: string, at: number): Promise<void> {
	const signature = createHmac('sha256', stack.app.secret).update(BODY).digest('hex');
	const headers = { 'content-type': 'application/json', 'x-dropbox-signature': signature };
	const url = `${mode.webhookUrls[at] ?? ''}/webhook/${name}-hook/webhook`;
	expect((await fetch(url, { method: 'POST', headers, body: BODY })).status).toBe(200);
}

/** What was told, once all of these files are among it. */
async function told(workflow: string, files: readonly string[], seconds = 150): Promise<EmittedChange[]> {
	const deadline = Date.now() + seconds * 1000;
	for (;;) {
		const changes = await readEmittedChanges(mode.api, workflow).catch(() => []);
		const missing = files.filter((file) => !changes.some(({ name }) => name === file));
		if (missing.length === 0) return changes;
		if (Date.now() > deadline) throw new Error(`never told: ${missing.join(', ')}`);
		await new Promise((resolve) => setTimeout(resolve, 300));
	}
}

/** Whoever takes each `eventId` once does the work of each change once. */
function expectOneIdEach(changes: readonly EmittedChange[], files: readonly string[]): void {
	const ids = new Map(files.map((file) => [file, new Set<string>()]));
	for (const { name, eventId } of changes) ids.get(name)?.add(eventId);
	expect([...ids.values()].map(({ size }) => size)).toEqual(files.map(() => 1));
	expect(new Set([...ids.values()].flatMap((each) => [...each])).size).toBe(files.length);
}

const named = (stem: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${stem} ${index + 1}.txt`);

test('two processes that are notified at once tell each change with one ID', async () => {
	const workflow = await watch('notified-at-once', []);
	const files = named('At once', 16);
	for (const file of files) await add('notified-at-once', file);
	await Promise.all([0, 1, 0, 1].map(async (at) => await notify('notified-at-once', at)));
	expectOneIdEach(await told(workflow, files), files);
});

test('a stream of notifications at two processes loses nothing, and holds up nothing', async () => {
	const workflow = await watch('streamed', []);
	const files = named('Streamed', 60);
	const started = Date.now();
	let first = Infinity;
	const looking = told(workflow, files.slice(0, 1)).then(() => (first = Date.now() - started));
	for (const [index, file] of files.entries()) {
		await add('streamed', file);
		await notify('streamed', index % 2);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	const toldMeanwhile = (await readEmittedChanges(mode.api, workflow)).length;
	await looking;
	expect(toldMeanwhile).toBeGreaterThan(0);
	process.stdout.write(`The first of a stream of changes was told after ${first} ms\n`);
	expectOneIdEach(await told(workflow, files), files);
});

test('what no notification came for is told by the polls of the main process, also after others told', async () => {
	const workflow = await watch('polled-too', [0, 15, 30, 45]);
	await add('polled-too', 'By main.txt');
	await told(workflow, ['By main.txt']);
	await add('polled-too', 'Notified.txt');
	await notify('polled-too', 0);
	await told(workflow, ['Notified.txt']);
	await add('polled-too', 'Again by main.txt');
	const files = ['By main.txt', 'Notified.txt', 'Again by main.txt'];
	expectOneIdEach(await told(workflow, files), files);
});

test('a process that is killed after its answer loses nothing: a poll finds it', async () => {
	const workflow = await watch('killed-after', [5, 35]);
	await dropbox.delayCalls(1500);
	await add('killed-after', 'Killed.txt');
	await notify('killed-after', 1);
	await mode.kill('webhook2');
	expect(await readEmittedChanges(mode.api, workflow)).toEqual([]);
	await dropbox.delayCalls(0);
	const files = ['Killed.txt'];
	expectOneIdEach(await told(workflow, files), files);
	await mode.startRole('webhook2');
});
