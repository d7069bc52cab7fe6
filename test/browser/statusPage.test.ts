/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { renderStatusPage } from '@/nodes/shared/domain/statusPage/renderStatusPage';
import { readStatusFacts } from '@/nodes/shared/domain/statusPage/StatusFacts';
import { migrationRows } from '../unit/shared/domain/migration/migrationRows';
import { DAY, HOUR, NOW, of, rowOf } from '../unit/shared/domain/alerts/rows';
import { SANDBOX } from './caseWebhook';
import { offline } from './chromium';
import { HOSTILE_NAMES } from './hostileNames';

const ADDRESS = 'http://n8n.test/webhook/status';
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let page: Page;
/** What was posted, as fields. */
let posted: Array<Record<string, string>>;

beforeAll(async () => {
	browser = await offline();
}, 60_000);
afterAll(async () => await browser?.close());
afterEach(async () => await page.context().close());

const failed = (id: number, reason: string, fields = {}) =>
	rowOf({
		...{
			id,
			status: 'failed',
			attempts: 4,
			reason,
			finishedAt: NOW - id * HOUR,
			documentId: String(88000 + id),
		},
		message: 'The folder was not found at its place',
		...fields,
	});

const busy = {
	rows: [
		...[1, 2, 3].map((id) => failed(id, 'no_access')),
		...Array.from({ length: 7 }, (_, index) => failed(10 + index, 'not_found')),
		failed(20, 'unavailable', { kind: 'email', source: 'queue', caseKey: '', documentId: '' }),
		rowOf({ id: 30, status: 'paused', reason: 'not_connected', details: of('clio') }),
		rowOf({ id: 31, status: 'stalled', reason: 'unavailable', details: of('dropbox') }),
		rowOf({ id: 32, status: 'done', finishedAt: NOW, source: 'legalserver' }),
		...migrationRows(2000, 850, (number) => ({ id: 1000 + number })),
	],
	facts: readStatusFacts({
		counts: { done: 12_345 },
		expiries: [
			{ name: 'Clio webhook', expiresAt: NOW + 3 * DAY },
			{ name: 'LegalServer token', expiresAt: NOW + 200 * DAY },
		],
		callsLeft: [{ name: 'Clio', left: 44, of: 50 }],
		unmapped: [
			{ category: 'Medical', count: 3 },
			{ category: 'Unknown', count: 1 },
		],
		message: '3 events will be sent again.',
	}),
	mappedCategories: ['medical'],
};
const calm = { rows: [], facts: readStatusFacts({}), mappedCategories: [] };

/** Opens the page as n8n serves it. */
async function open(content: typeof busy, options: BrowserContextOptions = {}): Promise<void> {
	const html = renderStatusPage({
		...{
			...content,
			formToken: 'signed',
			isDemo: true,
			noun: 'matter',
			migration: 'outsideHours',
			timeZone: 'America/New_York',
			now: NOW,
		},
	});
	const context = await browser.newContext({
		viewport: { width: 900, height: 900 },
		bypassCSP: false,
		...options,
	});
	posted = [];
	await context.route('**/*', async (route) => {
		if (route.request().url() !== ADDRESS) return await route.abort();
		if (route.request().method() === 'POST')
			posted.push(Object.fromEntries(new URLSearchParams(route.request().postData() ?? '')));
		await route.fulfill({
			contentType: 'text/html; charset=utf-8',
			headers: { 'content-security-policy': SANDBOX },
			body: html,
		});
	});
	page = await context.newPage();
	await page.goto(ADDRESS);
}

interface Axe {
	axe: { run(): Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }> };
}
const violations = async () => {
	await page.evaluate(AXE);
	return await page.evaluate(async () => {
		const found = await (window as unknown as Axe).axe.run();
		return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
	});
};

it.each([
	['light', 900],
	['light', 390],
	['dark', 900],
	['dark', 390],
] as const)('has nothing that axe finds fault with, and fits: %s, %i pixels', async (colorScheme, width) => {
	for (const content of [busy, calm] as Array<typeof busy>) {
		await open(content, { colorScheme, viewport: { width, height: 900 } });
		await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
		expect(await violations()).toEqual([]);
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
		if (content === busy) await page.context().close();
	}
});

it.each([390, 900])('breaks no line within a word or a number: %i pixels', async (width) => {
	for (const content of [busy, calm] as Array<typeof busy>) {
		await open(content, { viewport: { width, height: 900 } });
		await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
		const broken = await page.locator('th, td.n, td:nth-child(-n+2), h2, h3, p').evaluateAll((all) =>
			all.flatMap((cell) => {
				const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
				const words: string[] = [];
				while (texts.nextNode() !== null) {
					const text = texts.currentNode.nodeValue ?? '';
					for (const { 0: word, index } of text.matchAll(/[^\s-]+/g)) {
						const range = document.createRange();
						range.setStart(texts.currentNode, index);
						range.setEnd(texts.currentNode, index + word.length);
						if (range.getClientRects().length > 1) words.push(word);
					}
				}
				return words;
			}),
		);
		expect(broken).toEqual([]);
		if (content === busy) await page.context().close();
	}
});

it('fits on the narrowest screens', async () => {
	await open(busy, { viewport: { width: 320, height: 700 } });
	await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

it('sends events again singly, by reason and by time, and files categories anew, without a script', async () => {
	await open(busy, { javaScriptEnabled: false });
	await page.getByRole('button', { name: 'Try again: document 88002' }).click();
	await page.getByRole('button', { name: /^Try all 7 again/ }).click();
	await page.getByRole('button', { name: 'Try all again', exact: true }).click();
	await page.getByRole('button', { name: 'Move them: Medical' }).click();
	expect(posted).toEqual([
		{ token: 'signed', action: 'resend', ids: '2' },
		{ token: 'signed', action: 'resend', reason: 'not_found' },
		{ token: 'signed', action: 'resend', since: String(NOW - HOUR) },
		{ token: 'signed', action: 'refile', category: 'Medical' },
	]);
});

it('says first what is to be done', async () => {
	await open(busy);
	expect(await page.locator('.state').innerText()).toContain(
		'In n8n, open Overview, then Credentials, and connect Clio again.',
	);
	expect(await page.locator('.state').innerText()).toContain('10 events failed.');
	expect(await page.locator('.state').innerText()).toContain('Clio webhook expires in 3 days.');
	expect(await page.locator('.state').innerText()).toContain('Dropbox is not responding; 1 event');
	expect(await page.getByRole('button', { name: 'Move them: Unknown' }).count()).toBe(0);
	await page.context().close();
	await open(calm as unknown as typeof busy);
	expect(await page.locator('.state').innerText()).toBe(
		'Everything is working. You do not have to do anything.',
	);
});

it('shows what others wrote as the text that it is', async () => {
	const rows = HOSTILE_NAMES.map((name, index) =>
		failed(index, 'not_found', { caseKey: name, documentId: name, message: name, source: name, kind: name }),
	);
	const facts = readStatusFacts({
		message: HOSTILE_NAMES.join(' '),
		unmapped: HOSTILE_NAMES.map((category) => ({ category })),
		expiries: HOSTILE_NAMES.map((name) => ({ name, expiresAt: NOW })),
		callsLeft: HOSTILE_NAMES.map((name) => ({ name, left: 1 })),
	});
	await open({ rows, facts, mappedCategories: HOSTILE_NAMES });
	expect(await page.locator('script, img, svg, main b').count()).toBe(0);
	const cells = await page.locator('td[data-label=Matter]').allTextContents();
	expect(cells.sort()).toEqual([...HOSTILE_NAMES].sort());
	const categories = await page
		.locator('input[name=category]')
		.evaluateAll((all) => all.map((one) => one.getAttribute('value')));
	expect(categories).toEqual(HOSTILE_NAMES);
	expect(
		await page.evaluate(() =>
			[...document.querySelectorAll('*')]
				.flatMap((one) => one.getAttributeNames())
				.filter((name) => name.startsWith('on')),
		),
	).toEqual([]);
});
