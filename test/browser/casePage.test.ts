import type { Browser, Page } from 'playwright-core';
import { ADDRESS, CaseWebhook, document, dropFiles, folder, openCasePage } from './caseWebhook';
import { offline } from './chromium';

let browser: Browser;
let webhook: CaseWebhook;

beforeAll(async () => {
	browser = await offline();
}, 60_000);
afterAll(async () => await browser?.close());
beforeEach(() => {
	webhook = new CaseWebhook();
	webhook.change(folder('Pleadings', document('Answer.pdf')), document('Note.txt'));
});

const saved = async (page: Page) => await page.locator('.upload.done').first().waitFor();

it('shows the tree, and sends a file that is dropped', async () => {
	const page = await openCasePage(browser, webhook);
	await page.locator('text="Answer.pdf"').waitFor();
	await dropFiles(page, 'main', [{ name: 'Scan.pdf', content: 'hello' }]);
	await saved(page);
	const [add] = webhook.requests('add');
	expect(add).toMatchObject({
		authorization: 'Bearer link',
		request: { folderId: null, path: '', files: [{ field: 'file0', name: 'Scan.pdf' }] },
	});
	expect(add?.files['file0']?.toString()).toBe('hello');
	await page.locator('.tree >> text="Scan.pdf"').waitFor();
	expect(new Set(webhook.visited.map((one) => one.replace(/^\w+ /, '')))).toEqual(new Set([ADDRESS]));
});
