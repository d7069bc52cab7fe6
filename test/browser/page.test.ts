/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { renderTreePage, type TreePage } from '@/nodes/shared/domain/tree/renderTreePage';
import type { Branch } from '@/nodes/shared/domain/listing/buildTree';
import { offline } from './chromium';
import { branch, fileNamed, folderNamed } from './folders';

let browser: Browser;
let page: Page;

beforeAll(async () => {
	browser = await offline();
});
afterAll(async () => await browser?.close());
beforeEach(async () => {
	page = await browser.newPage();
});
afterEach(async () => await page.close());

const sample = branch(
	'',
	[
		branch('Correspondence', [branch('Court', [], ['Order.pdf'])], ['Letter 2.docx', 'Letter 10.docx']),
		branch('Later'),
		branch('תיק', [], [fileNamed('עתירה.pdf', 5_300_000_000)]),
	],
	[fileNamed('Retainer.pdf', 0, '2026-07-01T03:30:00Z'), 'scan'],
);

const htmlOf = (contents: Branch, wanted: TreePage['wanted'] = { depth: Infinity, filter: {} }): string =>
	renderTreePage({ folder: folderNamed('Doe, Jane'), contents, wanted, timeZone: 'America/New_York' });

const many = (count: number): Branch => branch('', [branch('Many', [], names(count))]);
const names = (count: number): string[] => Array.from({ length: count }, (_, number) => `${number}.pdf`);

it('is the page that was looked at and found good', () => {
	// After a change that is meant, look at it in a browser and write it there anew.
	expect(htmlOf(sample)).toBe(readFileSync(join(__dirname, 'caseFolder.html.txt'), 'utf8'));
});

it('opens and closes by keyboard, in the order in which it is read', async () => {
	await page.setContent(htmlOf(many(40)));
	await page.keyboard.press('Tab'); // the link in the heading
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.localName)).toBe('summary');
	expect(await page.locator('details').evaluate((one) => (one as HTMLDetailsElement).open)).toBe(false);
	const outline = await page.locator('summary').evaluate((one) => getComputedStyle(one).outlineStyle);
	expect(outline).not.toBe('none');
	await page.keyboard.press('Enter');
	expect(await page.locator('text="0.pdf"').isVisible()).toBe(true);
	await page.keyboard.press('Tab'); // the folder's own link
	await page.keyboard.press('Tab');
	expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('0.pdf');
	await page.locator('summary').press('Space');
	expect(await page.locator('text="0.pdf"').isVisible()).toBe(false);
});

it('shows a small folder open, and a large one closed', async () => {
	await page.setContent(htmlOf(sample));
	expect(await page.locator('text="Order.pdf"').isVisible()).toBe(true);
	await page.setContent(htmlOf(many(40)));
	expect(await page.locator('text="0.pdf"').isVisible()).toBe(false);
});

it('says what there is: kinds, sizes, dates in the workflow’s time zone, totals', async () => {
	await page.setContent(htmlOf(sample, { depth: 9, filter: { name: '*' } }));
	const row = (name: string) => page.locator('.row', { hasText: name }).locator('> *');
	expect(await row('Retainer.pdf').allTextContents()).toEqual([
		'Retainer.pdf',
		'PDF',
		'0 bytes',
		'2026-06-30 23:30',
	]);
	expect(await row('עתירה.pdf').nth(2).getAttribute('title')).toBe('5,300,000,000 bytes');
	expect(await row('Correspondence').allTextContents()).toEqual([
		'Correspondence',
		'3 documents',
		'3.6 KB',
		'Open in Dropbox',
	]);
	expect(await page.locator('header').textContent()).toContain('6 documents in 4 folders · 4.9 GB');
	expect(await page.locator('header').textContent()).toContain(
		'Shown down to level 9. Only entries that match the filters are shown and counted.',
	);
	expect(await page.locator('details', { hasText: 'Later' }).locator('p').textContent()).toBe(
		'Nothing that matches the filters',
	);
});

it('does not call a folder empty into which nobody looked', async () => {
	await page.setContent(htmlOf(branch('', [branch('Court')]), { depth: 1, filter: {} }));
	const row = page.locator('.row', { hasText: 'Court' });
	expect(await row.locator('> *').allTextContents()).toEqual(['Court', 'Folder', '', 'Open in Dropbox']);
	expect(await page.locator('details').count()).toBe(0);
});

it('is laid out for what a reader asks for: dark, narrow, on paper', async () => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.setContent(htmlOf(many(40)));
	const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	expect(background).toBe('rgb(16, 22, 30)');
	await page.setViewportSize({ width: 320, height: 600 });
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
	await page.emulateMedia({ media: 'print' });
	// What is closed on the screen is printed all the same.
	const height = await page
		.locator('li .f')
		.last()
		.evaluate((one) => one.getBoundingClientRect().height);
	expect(height).toBeGreaterThan(0);
});

/** From where to where each reaches, from left to right. */
const reach = async (selector: string): Promise<Array<{ left: number; right: number }>> =>
	await page.locator(selector).evaluateAll((all) =>
		all.map((one) => {
			const { left, right } = one.getBoundingClientRect();
			return { left, right };
		}),
	);

/** What stands in the rows beside the names, and whether all of it can be read: in its own box, and on the card. */
const cutOff = async (): Promise<string[]> =>
	await page.locator('li .row > :not(:empty)').evaluateAll((cells) => {
		const card = document.querySelector('.card')!.getBoundingClientRect();
		const isCut = (cell: Element): boolean => {
			const text = document.createRange();
			text.selectNodeContents(cell);
			const { left, right } = text.getBoundingClientRect();
			return cell.scrollWidth > cell.clientWidth || left < card.left || right > card.right;
		};
		return cells.filter(isCut).map((cell) => cell.textContent ?? '');
	});

const roomy = branch(
	'',
	[
		branch('Medical Records', [
			branch('Providers', [branch('A', [branch('B', [], names(1234))], [])], ['Summary of care.docx']),
		]),
	],
	[fileNamed('Demand letter to the insurer, second draft.docx', 1_072_000)],
);

it.each([320, 375, 640, 900, 1200])('cuts nothing off at %i pixels', async (width) => {
	await page.setViewportSize({ width, height: 700 });
	await page.setContent(htmlOf(roomy));
	await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
	expect(await page.locator('text="1,234 documents"').count()).toBe(2);
	expect(await cutOff()).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});

it.each([320, 900])('has no link where the changes are listed, at %i pixels', async (width) => {
	await page.setViewportSize({ width, height: 700 });
	await page.setContent(htmlOf(sample));
	const links = await reach('li .o a');
	expect(links.map(({ left, right }) => right > left)).toEqual([true, true, true, true]);
	// Dates stand below one another where there are headings. Else each row is lines of its own.
	const columns = width === 900 ? [...(await reach('.head :nth-child(4)')), ...(await reach('.f time'))] : [];
	expect(await page.locator('.head').isVisible()).toBe(width === 900);
	expect(links.filter(({ left, right }) => columns.some((at) => left < at.right && right > at.left))).toEqual(
		[],
	);
});

it('shows a hundred levels, each within the page', async () => {
	let deep = branch('level 100', [], ['deepest.pdf']);
	for (let level = 99; level > 0; level--) deep = branch(`level ${level}`, [deep]);
	await page.setViewportSize({ width: 1000, height: 700 });
	await page.setContent(htmlOf(branch('', [deep])));
	await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
	expect(await page.locator('ul ul details').count()).toBe(99);
	const box = await page.locator('text="deepest.pdf"').boundingBox();
	expect(box!.x + box!.width).toBeLessThan(1000);
	expect(await cutOff()).toEqual([]);
	expect(await page.evaluate(() => document.querySelectorAll('details details').length)).toBe(99);
});

it('grows with its entries, not faster', () => {
	const one = htmlOf(many(1000)).length;
	const ten = htmlOf(many(10_000)).length;
	expect(ten).toBeLessThan(one * 10.5);
	expect(ten).toBeLessThan(5_000_000);
});
