/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { CaseWebhook, document, folder, openCasePage } from './caseWebhook';
import { offline } from './chromium';

const desktop = mkdtempSync(join(tmpdir(), 'case-page-folders-'));
let browser: Browser;
let webhook: CaseWebhook;
let page: Page;

beforeAll(async () => {
	browser = await offline();
	for (const path of [
		'Scans/Page 1.pdf',
		'Scans/2026/Page 2.pdf',
		'Scans/.DS_Store',
		'More/Page 3.pdf',
		'One.pdf',
	]) {
		mkdirSync(dirname(join(desktop, path)), { recursive: true });
		writeFileSync(join(desktop, path), path);
	}
	mkdirSync(join(desktop, 'Empty'));
});

afterAll(async () => {
	await browser?.close();
	rmSync(desktop, { recursive: true, force: true });
});

afterEach(async () => await page.context().close());
beforeEach(async () => {
	webhook = new CaseWebhook();
	webhook.change(folder('Pleadings', document('Answer.pdf')), document('Note.txt'));
	page = await openCasePage(browser, webhook);
	await page.locator('text="Answer.pdf"').waitFor();
});

/** As from the desktop: the browser itself is told which files are dragged. */
async function drop(names: readonly string[], onto: string): Promise<void> {
	const box = await page.locator(onto).first().boundingBox();
	if (box === null) throw new Error('not shown');
	const at = { x: box.x + 20, y: box.y + box.height / 2 };
	const data = { items: [], files: names.map((name) => join(desktop, name)), dragOperationsMask: 1 };
	const session = await page.context().newCDPSession(page);
	for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const)
		await session.send('Input.dispatchDragEvent', { type, ...at, data });
}

/** Where files were sent, each with its bytes. */
const sent = () =>
	webhook
		.requests('add')
		.flatMap(({ request, files }) => {
			const {
				folderId,
				path,
				files: named,
			} = request as {
				folderId: string | null;
				path: string;
				files: Array<{ field: string; name: string }>;
			};
			return named.map(({ field, name }) => `${folderId} ${path} ${name}: ${files[field]?.toString()}`);
		})
		.sort();

const saved = async (count: number) =>
	await page
		.locator('.upload.done')
		.nth(count - 1)
		.waitFor();

it('sends a dropped folder with all that is below it, though no script may look into it', async () => {
	expect(await page.evaluate('window.origin')).toBe('null');
	await drop(['Scans'], '.adding');
	await saved(2);
	expect(sent()).toEqual([
		'null Scans Page 1.pdf: Scans/Page 1.pdf',
		'null Scans/2026 Page 2.pdf: Scans/2026/Page 2.pdf',
	]);
	await page.getByRole('main').getByText('One hidden system file was left out.').waitFor();
});

it('sends a folder that is dropped onto a folder into that one', async () => {
	await drop(['More'], '.tree >> text="Pleadings"');
	await saved(1);
	expect(sent()).toEqual([expect.stringMatching(/^id:\S+ More Page 3.pdf: More\/Page 3.pdf$/)]);
});

it('sends one folder and the files beside it, and says what is to be dropped by itself', async () => {
	await drop(['Scans', 'More', 'One.pdf'], '.adding');
	await saved(3);
	await page.getByRole('main').getByText('Please drop these separately: More').waitFor();
	expect(sent()).toContain('null  One.pdf: One.pdf');
	expect(sent().join()).not.toContain('Page 3.pdf');
});

it('leaves the page as it is after files alone were dropped', async () => {
	await drop(['One.pdf'], '.adding');
	await saved(1);
	expect(await page.locator('.catcher').isVisible()).toBe(false);
});

it('is not in the way when a drag ends and the browser says nothing of it', async () => {
	await page.locator('.catcher').evaluate((element: HTMLElement) => (element.hidden = false));
	await page.mouse.move(200, 200);
	await page.mouse.move(210, 210);
	expect(await page.locator('.catcher').isVisible()).toBe(false);
});

it('sends the files beside a folder that the browser does not read', async () => {
	await drop(['One.pdf', 'Scans'], '.adding');
	await saved(1);
	await page.getByRole('main').getByText('Please drop these separately: Scans').waitFor();
	expect(sent()).toEqual(['null  One.pdf: One.pdf']);
});

it('says that a folder was empty', async () => {
	await drop(['Empty'], '.adding');
	await page
		.getByRole('main')
		.getByText('The folder “Empty” has no files in it, so it was not uploaded.')
		.waitFor();
	expect(sent()).toEqual([]);
});
