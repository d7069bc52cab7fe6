import type { Browser, Page } from 'playwright-core';
import { startEmulator, type RunningEmulator } from '../emulators';
import { offline } from './chromium';
import { HOSTILE_NAMES } from './hostileNames';

const CASE = '/Cases/Doe, Jane - 26-0000107';
const LONG = 'Demand letter to the insurer, second draft, signed by both.docx';

let emulator: RunningEmulator;
let browser: Browser;
let page: Page;
/** Whatever the page asks for, and whatever it does that a page without scripts does not do. */
let happened: string[];
/** Those of the hostile names that something may have there. */
let hostile: string[];

const call = async (path: string, body: object): Promise<number> => {
	const headers = { 'content-type': 'application/json' };
	const sent = { method: 'POST', headers, body: JSON.stringify(body) };
	return (await fetch(emulator.dashboardUrl + path, sent)).status;
};

beforeAll(async () => {
	emulator = await startEmulator();
	browser = await offline();
	await call('/seed', {
		...{ namespace: 'matters', folders: [`${CASE}/Intake`, `/${'W'.repeat(120)}/${'M'.repeat(90)}`] },
		files: [
			{ path: `${CASE}/casemarker 26-0000107 9f86d081884c7d65.json`, text: '{}' },
			...[LONG, 'a.txt'].map((name) => ({ path: `${CASE}/${name}`, size: 1_072_000 })),
		],
	});
	const link = { email: 'jane@example.com', audience: 'public' };
	await call('/share-link', { namespace: 'matters', path: `${CASE}/${LONG}`, ...link });
	hostile = [];
	for (const name of HOSTILE_NAMES) {
		const status = await call('/seed', { namespace: 'finance', files: [{ path: `/${name}` }] });
		if (status === 200 && !name.includes('/')) hostile.push(name.normalize('NFC'));
	}
});
afterAll(async () => {
	await browser?.close();
	await emulator?.close();
});

beforeEach(async () => {
	page = await browser.newPage();
	happened = [];
	page.on('dialog', (dialog) => void dialog.dismiss().then(() => happened.push('dialog')));
	page.on('console', (message) => happened.push(message.text()));
	page.on('request', (request) => happened.push(request.url()));
});
afterEach(async () => await page.close());

const open = async (path: string): Promise<unknown> =>
	await page.goto(`${emulator.dashboardUrl}/?path=${encodeURIComponent(path)}`);
const listed = async (): Promise<string[]> => await page.locator('.list .name bdi').allTextContents();

it('is gone through by links alone: from the list, the tree and the path', async () => {
	await page.goto(emulator.dashboardUrl);
	for (const name of ['Matters', 'Cases', 'Doe, Jane - 26-0000107'])
		await page.locator('.list').getByRole('link', { name, exact: true }).click();
	expect(await listed()).toEqual(['Intake', 'a.txt', expect.stringMatching(/^casemarker /), LONG]);
	expect(await page.locator('.tree [aria-current]').textContent()).toContain('Doe, Jane - 26-0000107');
	await page.getByRole('navigation', { name: 'Folders' }).getByRole('link', { name: 'Intake' }).click();
	expect(await page.locator('.empty').textContent()).toBe('This folder is empty');
	await page.getByRole('navigation', { name: 'Path' }).getByRole('link', { name: 'Cases' }).click();
	expect(await listed()).toEqual(['Doe, Jane - 26-0000107']);
	expect(await page.locator('.list .badge').allTextContents()).toEqual(['Case folder']);
});

it('says about a file what is known of it', async () => {
	await open(`/Matters${CASE}`);
	await page.locator('.list').getByRole('link', { name: LONG }).click();
	expect(await page.locator('.chosen').textContent()).toContain(LONG);
	const facts = await page.locator('.facts').textContent();
	expect(facts).toContain('1.0 MB');
	expect(facts).toContain(`(anyone, to ${LONG})`);
});

it('says so when something is not there any more, and shows where it was', async () => {
	await open('/Matters/Cases/Roe');
	expect(await page.getByRole('status').textContent()).toBe('This file or folder is no longer here.');
	expect(await listed()).toEqual(['Doe, Jane - 26-0000107']);
});

it.each([320, 375, 700, 900, 1300])('fits on %i pixels, with nothing cut off', async (width) => {
	await page.setViewportSize({ width, height: 700 });
	for (const path of ['', `/Matters${CASE}`, `/Matters${CASE}/${LONG}`, `/Matters/${'W'.repeat(120)}`]) {
		await open(path);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
		const cut = await page.locator('.open bdi, .badge, .list td, .facts dd').evaluateAll((all) => {
			const card = document.querySelector('.files')!.getBoundingClientRect();
			const shown = all.filter((one) => one.getClientRects().length > 0);
			const text = document.createRange();
			return shown
				.filter((one) => {
					text.selectNodeContents(one);
					const { left, right } = text.getBoundingClientRect();
					return one.textContent!.trim() !== '' && (left < card.left || right > card.right);
				})
				.map((one) => one.textContent);
		});
		expect(cut).toEqual([]);
	}
});

it('is dark for whoever asks for it, and can be read then', async () => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await open(`/Matters${CASE}`);
	const [back, ink] = await page.evaluate(() => {
		const { backgroundColor, color } = getComputedStyle(document.body);
		return [backgroundColor, color].map((each) => Number(/\d+/.exec(each)![0]));
	});
	expect(back).toBeLessThan(40);
	expect(ink).toBeGreaterThan(200);
});

it('shows hostile names as they are, and nothing else happens', async () => {
	await open('/Finance');
	expect(hostile.length).toBeGreaterThan(10);
	const shown = await listed();
	expect(hostile.filter((name) => !shown.includes(name))).toEqual([]);
	expect(await page.locator('script, img, iframe, object, link').count()).toBe(0);
	expect(happened).toEqual([`${emulator.dashboardUrl}/?path=%2FFinance`]);
});
