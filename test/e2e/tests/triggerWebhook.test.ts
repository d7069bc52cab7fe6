/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { createHmac } from 'node:crypto';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { byPath } from '../runs/steps';
import { changeLines, publishTrigger, readEmittedChanges, waitForChanges } from '../runs/triggerRuns';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const name = 'watch-by-webhook';
const url = `${stack.n8nUrl}/webhook/${name}-hook/webhook`;
const body = JSON.stringify({ list_folder: { accounts: ['dbid:AAAA'] }, delta: { users: [1] } });

const sign = (text: string, secret = stack.app.secret): string =>
	createHmac('sha256', secret).update(text).digest('hex');

/** n8n takes no poll time that comes more than once a minute, but several of them. */
const everyQuarterMinute = ['0', '15', '30', '45'].map((second) => ({
	...{ mode: 'custom', cronExpression: `${second} * * * * *` },
}));

const notify = async (
	text = body,
	signature: string | undefined = sign(text),
	address = url,
): Promise<Response> =>
	await fetch(address, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			...(signature === undefined ? {} : { 'x-dropbox-signature': signature }),
		},
		body: text,
	});

const listings = async (): Promise<number> => (await dropbox.calls('files/list_folder/continue')).length;

let office: Awaited<ReturnType<typeof createOfficeAccess>>;
let workflow: string;

beforeAll(async () => {
	office = await createOfficeAccess(stack);
	await dropbox.makeFiles('matters', [{ path: '/Notified/Doe, Jane/Lease.txt', text: 'lease' }]);
	workflow = await publishTrigger(office.api, name, {
		...{ triggerMode: 'webhook', watch: 'destination', destination: byPath('/Matters/Notified') },
		...{ pollTimes: { item: [{ mode: 'everyX', value: 6, unit: 'hours' }] } },
		...{ events: ['documentAdded', 'documentMoved'], simplify: true, options: {} },
	});
});

test('the challenge comes back as text that no browser takes for anything else', async () => {
	const response = await fetch(`${url}?challenge=abc%3Cb%3E123`);
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
	expect(response.headers.get('x-content-type-options')).toBe('nosniff');
	expect(await response.text()).toBe('abc<b>123');
});

test.each([
	['a wrong signature', async () => await notify(body, sign(body, 'another secret'))],
	['no signature', async () => await fetch(url, { method: 'POST', body })],
	['a signature in capitals', async () => await notify(body, sign(body).toUpperCase())],
	['a signature cut short', async () => await notify(body, sign(body).slice(0, 40))],
	['a body that was changed by one byte', async () => await notify(body.replace('AAAA', 'AAAB'), sign(body))],
	['a huge body, although it is signed', async () => await notify(JSON.stringify(['x'.repeat(2_000_000)]))],
])('%s is refused, and nothing is asked of Dropbox', async (_what, send) => {
	await dropbox.makeFiles('matters', [{ path: `/Notified/Doe, Jane/${Math.random()}.tmp`, text: 'x' }]);
	const before = await dropbox.calls();
	expect((await send()).status).toBe(403);
	expect(await dropbox.calls()).toHaveLength(before.length);
});

test('changes arrive once, however many notifications tell of them', async () => {
	const stray = (await dropbox.entriesIn('matters', '/Notified')).filter(({ path }) => path.endsWith('.tmp'));
	await dropbox.makeFiles('matters', [{ path: '/Notified/Doe, Jane/New.txt', text: 'new' }]);
	await dropbox.move('matters', '/Notified/Doe, Jane/Lease.txt', '/Notified/Doe, Jane/Lease 2.txt');
	const started = Date.now();
	const answers = await Promise.all(Array.from({ length: 20 }, async () => await notify()));
	expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
	expect(Date.now() - started).toBeLessThan(60_000);

	await waitForChanges(office.api, workflow, stray.length + 2);
	await notify();
	await new Promise((resolve) => setTimeout(resolve, 2000));
	const reported = await readEmittedChanges(office.api, workflow);
	expect(changeLines(reported).filter((line) => !line.endsWith('.tmp'))).toEqual([
		'documentAdded /Matters/Notified/Doe, Jane/New.txt',
		'documentMoved /Matters/Notified/Doe, Jane/Lease.txt → /Matters/Notified/Doe, Jane/Lease 2.txt',
	]);
	expect(reported).toHaveLength(stray.length + 2);
});

test('a notification that is sent again costs one question and starts nothing', async () => {
	const runs = (await readEmittedChanges(office.api, workflow)).length;
	const before = await listings();
	expect((await notify()).status).toBe(200);
	await dropbox.waitForCalls('files/list_folder/continue', before + 1);
	await new Promise((resolve) => setTimeout(resolve, 1000));
	expect(await listings()).toBe(before + 1);
	expect(await readEmittedChanges(office.api, workflow)).toHaveLength(runs);
});

test('the answer does not wait for Dropbox', async () => {
	await dropbox.delayCalls(15_000);
	try {
		const started = Date.now();
		expect((await notify()).status).toBe(200);
		expect(Date.now() - started).toBeLessThan(15_000);
	} finally {
		await dropbox.delayCalls(0);
	}
});

test('a stream of notifications does not hold up what was found', async () => {
	const before = (await readEmittedChanges(office.api, workflow)).length;
	let sent = 0;
	let reported = 0;
	// Each comes as soon as n8n has answered the one before it.
	while (reported === 0 && sent < 200) {
		await dropbox.makeFiles('matters', [
			{ path: `/Notified/Doe, Jane/Streamed ${++sent}.txt`, text: 'scan' },
		]);
		expect((await notify()).status).toBe(200);
		if (sent % 5 === 0) reported = (await readEmittedChanges(office.api, workflow)).length - before;
	}
	expect(sent).toBeLessThan(200);
	const all = (await waitForChanges(office.api, workflow, before + sent)).slice(before);
	expect(all.map(({ name: file }) => file).sort()).toEqual(
		Array.from({ length: sent }, (_, number) => `Streamed ${number + 1}.txt`).sort(),
	);
}, 600_000);

test('polls tell of what no notification came for, and not of what one told', async () => {
	const watching = 'watch-by-webhook-and-polls';
	await dropbox.makeFiles('matters', [{ path: '/Polled too/Doe, Jane/Lease.txt', text: 'lease' }]);
	const polled = await publishTrigger(office.api, watching, {
		...{ triggerMode: 'webhook', watch: 'destination', destination: byPath('/Matters/Polled too') },
		...{ pollTimes: { item: everyQuarterMinute }, events: ['documentAdded'], simplify: true, options: {} },
	});
	const add = async (file: string) =>
		await dropbox.makeFiles('matters', [{ path: `/Polled too/Doe, Jane/${file}`, text: file }]);
	await add('Not notified 1.txt');
	await waitForChanges(office.api, polled, 1);
	await add('Notified.txt');
	expect((await notify(body, sign(body), `${stack.n8nUrl}/webhook/${watching}-hook/webhook`)).status).toBe(
		200,
	);
	await waitForChanges(office.api, polled, 2);
	await add('Not notified 2.txt');
	const reported = await waitForChanges(office.api, polled, 3);
	expect(reported.map(({ name: file }) => file)).toEqual([
		'Not notified 1.txt',
		'Notified.txt',
		'Not notified 2.txt',
	]);
	await office.api.call('POST', `/workflows/${polled}/deactivate`, {});
}, 600_000);

describe('entered in the App Console', () => {
	const console = async (address: string | null): Promise<number> =>
		(
			await fetch(`${stack.dashboardUrl}/webhook`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ url: address }),
			})
		).status;

	afterAll(async () => await console(null));

	test('the address is taken once the workflow is published, and changes come by themselves', async () => {
		expect(await console(`${stack.n8nUrl}/webhook/never-published/webhook`)).toBe(409);
		expect(await console(url)).toBe(200);
		const before = (await readEmittedChanges(office.api, workflow)).length;
		for (const number of [1, 2, 3]) {
			await dropbox.makeFiles('matters', [{ path: `/Notified/Doe, Jane/Scan ${number}.txt`, text: 'scan' }]);
		}
		const reported = await waitForChanges(office.api, workflow, before + 3);
		expect(
			reported
				.slice(before)
				.map(({ name: file }) => file)
				.sort(),
		).toEqual(['Scan 1.txt', 'Scan 2.txt', 'Scan 3.txt']);
	});
});
