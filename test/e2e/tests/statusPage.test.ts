/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page, Request } from 'playwright-core';
import { StatusOffice } from '../runs/StatusOffice';
import { runningStack } from '../stack/runningStack';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let office: StatusOffice;
let attacker: Server;

/** Another site, whose page sends the form of a button as soon as somebody looks at it. */
const attack = (target: string) => `<!doctype html><title>Prizes</title>
<form method="post" action="${target}"><input name="action" value="resend"><input name="since" value="0"></form>
<script>document.forms[0].submit()</script>`;

beforeAll(async () => {
	office = await StatusOffice.open(runningStack(), 'status', {
		...{ defaultSubfolder: 'Other', uncategorizedDocuments: 'hold' },
	});
	await office.queue.clio.act('/create-category', { name: 'Memo' });
	attacker = createServer((_, answer) => {
		answer.writeHead(200, { 'content-type': 'text/html' }).end(attack(office.url));
	});
	await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
	await office.queue.dropbox.setFaults([]);
	await office.queue.clio.act('/faults', [] as never);
});
afterAll(async () => {
	attacker?.close();
	await office?.close();
});

/** The text of a part of the page, by its heading. */
const part = async (page: Page, heading: string): Promise<string> =>
	(await page.locator('section', { has: page.getByRole('heading', { name: heading }) }).innerText()).replace(
		/\s+/g,
		' ',
	);

/** Chooses a button, and waits for the page that comes. */
async function press(page: Page, name: string | RegExp): Promise<Request> {
	const sent = page.waitForRequest((request) => request.method() === 'POST');
	await page.getByRole('button', { name }).click();
	await page.locator('[role=status]').waitFor();
	return await sent;
}

interface Axe {
	axe: { run(): Promise<{ violations: Array<{ id: string }> }> };
}

test('shows what arrived, when the webhooks expire, and how many calls are left', async () => {
	const added = await office.upload('Motion.pdf', 'Pleadings');
	await office.settled(added, 'done');
	const page = await office.visit();
	expect(await page.locator('.state').innerText()).toBe(
		'Everything is working. You do not have to do anything.',
	);
	expect(await part(page, 'Queue')).toMatch(/Done [1-9]/);
	expect(await part(page, 'Last event')).toMatch(/Clio .*\d{4}/);
	const connections = await part(page, 'Connections');
	expect(connections).toMatch(/Clio webhook \(document\) Expires in 30 days/);
	expect(connections).toMatch(/Clio webhook \(matter\) Expires in 30 days/);
	expect(connections).toMatch(/Clio: calls left this minute [\d,]+ of [\d,]+/);
	await page.context().close();
});

test('lets nobody in without the password', async () => {
	const answer = await fetch(office.url);
	expect(answer.status).toBe(401);
});

test('a form of another page is refused, although the browser adds the password', async () => {
	const held = await office.upload('Held.pdf');
	const [before] = await office.settled(held, 'failed');
	expect(before?.reason).toBe('no_category');
	const page = await office.visit();
	const forged = page.waitForResponse((response) => response.request().method() === 'POST');
	await page.goto(`http://127.0.0.1:${(attacker.address() as AddressInfo).port}/`);
	const answer = await forged;
	const headers = await answer.request().allHeaders();
	// Not n8n refused it, for want of a password, but the workflow, for want of a token.
	expect(headers['authorization']).toMatch(/^Basic /);
	expect(answer.status()).toBe(403);
	await page.locator('[role=status]').waitFor();
	expect(await page.locator('[role=status]').innerText()).toContain('Nothing was done');
	const events = await office.queue.events();
	expect(events.find(({ id }) => id === before?.id)).toMatchObject({ status: 'failed', attempts: 1 });
	// The page that came of it is a genuine one again.
	const genuine = await press(page, 'Try again: document');
	// A page that n8n has sandboxed sends what an attacker's does: these headers could tell nobody apart.
	expect((await genuine.allHeaders())['origin']).toBe('null');
	await page.context().close();
});

test('no page shows it in a frame', async () => {
	const answer = await fetch(office.url, {
		headers: { authorization: `Basic ${Buffer.from('office:a password').toString('base64')}` },
	});
	expect(answer.status).toBe(200);
	expect(answer.headers.get('x-frame-options')).toBe('DENY');
	expect(answer.headers.get('content-security-policy')).toMatch(/^sandbox/);
});

test('sends a failed event again when what was wrong is right', async () => {
	const page = await office.visit();
	expect(await part(page, 'Failed events')).toContain('no_category');
	await office.queue.changeSettings({ uncategorizedDocuments: 'file' });
	await press(page, /^Try again: document/);
	expect(await page.locator('[role=status]').innerText()).toBe('1 event will be tried again.');
	await office.queue.until((events) => events.every(({ status }) => status === 'done'));
	expect(Object.keys(await office.filed())).toContain('Other/Held.pdf');
	await page.reload();
	expect(await part(page, 'Failed events')).toContain('No event failed.');
	await page.context().close();
});

test('an outage is shown, and the page comes while both services are down', async () => {
	await office.queue.dropbox.setFaults([{ route: '*', fault: { kind: 'status', status: 503 } }]);
	const added = await office.upload('During the outage.pdf', 'Pleadings');
	await office.queue.until((events) =>
		events.some(({ documentId, reason }) => documentId === String(added.id) && reason === 'unavailable'),
	);
	await office.queue.clio.act('/faults', [{ route: '*', fault: { kind: 'status', status: 503 } }] as never);
	const began = Date.now();
	const page = await office.visit();
	expect(await page.locator('.state').innerText()).toContain('Dropbox is not responding; 1 event is waiting');
	expect(await part(page, 'Connections')).toContain('Clio Did not respond just now');
	expect(Date.now() - began).toBeLessThan(10_000);
	await office.queue.clio.act('/faults', [] as never);
	await office.queue.dropbox.setFaults([]);
	await office.settled(added, 'done');
	await page.context().close();
});

test('a category without a subfolder is counted, and filed anew when the settings name one', async () => {
	const [stays, moved, gone] = [
		await office.upload('Memo one.pdf', 'Memo'),
		await office.upload('Memo two.pdf', 'Memo'),
		await office.upload('Memo three.pdf', 'Memo'),
	];
	for (const each of [stays, moved, gone]) await office.settled(each, 'done');
	const before = await office.filed();
	expect(Object.keys(before).filter((path) => path.startsWith('Other/Memo'))).toHaveLength(3);
	const home = `/Clio/${office.matter.displayNumber}`;
	await office.queue.dropbox.move('matters', `${home}/Other/Memo two.pdf`, `${home}/By hand.pdf`);
	await office.queue.dropbox.delete('matters', `${home}/Other/Memo three.pdf`);
	const first = await office.visit();
	expect(await part(first, 'Categories without a subfolder')).toContain(
		'Memo 3 documents First add it to “Subfolders for Categories” in the client settings.',
	);
	await office.queue.changeSettings({
		subfoldersForCategories: { route: [{ category: 'memo', subfolder: 'Memos/Internal' }] },
	});
	await first.reload();
	const second = await office.visit();
	await press(first, 'Move them: Memo');
	expect(await first.locator('[role=status]').innerText()).toBe(
		'3 documents will be moved to the new subfolder.',
	);
	await press(second, 'Move them: Memo');
	expect(await second.locator('[role=status]').innerText()).toBe(
		'0 documents will be moved to the new subfolder.',
	);
	for (const each of [stays, moved, gone]) await office.settled(each, 'done', 2);
	const after = await office.filed();
	const memos = Object.fromEntries(Object.entries(after).filter(([path]) => /Memo|By hand/.test(path)));
	expect(memos).toEqual({
		'Memos/Internal/Memo one.pdf': before['Other/Memo one.pdf'],
		'By hand.pdf': before['Other/Memo two.pdf'],
	});
	await first.reload();
	expect(await first.getByRole('heading', { name: 'Categories without a subfolder' }).count()).toBe(0);
	for (const page of [first, second]) await page.context().close();
});

test.each([900, 390])('fits, and has nothing that axe finds fault with: %i pixels', async (width) => {
	for (const colorScheme of ['light', 'dark'] as const) {
		const page = await office.visit({ viewport: { width, height: 900 }, colorScheme });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
		await page.evaluate(AXE);
		const found = await page.evaluate(async () => await (window as unknown as Axe).axe.run());
		expect(found.violations.map(({ id }) => id)).toEqual([]);
		await page.context().close();
	}
});
