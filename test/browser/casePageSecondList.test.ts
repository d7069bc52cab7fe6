import type { Browser, Page } from 'playwright-core';
import { CaseWebhook, document, openCasePage, refusal, until } from './caseWebhook';
import { offline } from './chromium';

let browser: Browser;
let webhook: CaseWebhook;
let page: Page;

beforeAll(async () => {
	browser = await offline();
});
afterAll(async () => await browser?.close());
afterEach(async () => await page.context().close());
beforeEach(() => {
	webhook = new CaseWebhook();
	webhook.contents.documentsIn = 'Clio';
	webhook.change(document('Note.txt', 5));
	webhook.documents = [
		{ id: 'a', name: 'Lease.pdf', size: 2048, modified: '2026-10-01T12:00:00Z' },
		{ id: 'b', name: 'note.TXT', size: 5, modified: null, type: 'Case note' },
		{ id: 'c', name: 'Note.txt', size: null, modified: null },
	];
});

const open = async () => {
	page = await openCasePage(browser, webhook);
	await page.locator('.tree >> text="Note.txt"').waitFor();
};
const line = (name: string) => page.locator('.source li', { hasText: name });

it('sends a document to Dropbox once that is confirmed, and shows it in the tree', async () => {
	await open();
	expect(await page.locator('.source h2').textContent()).toBe('In Clio');
	await line('Lease.pdf').locator('button').click();
	expect(webhook.requests('send')).toEqual([]);
	expect(await page.evaluate(() => window.document.activeElement?.textContent)).toBe(
		'Send a copy to the case folder in Dropbox?',
	);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	expect(await line('Lease.pdf').locator('button').textContent()).toBe('Send to Dropbox');
	await line('Lease.pdf').locator('button').click();
	await line('Lease.pdf').locator('.primary').click();
	await page.locator('.tree >> text="Lease.pdf"').waitFor();
	expect(webhook.requests('send').map(({ request }) => request)).toEqual([{ id: 'a' }]);
	expect(await line('Lease.pdf').locator('.send').textContent()).toBe('SavedOpen in Dropbox');
	expect(await page.locator('[role=status]').textContent()).toBe('Lease.pdf: Saved');
	expect(await page.locator('.tree .new').count()).toBe(1);
});

it('marks what is in Dropbox already, by name and size, and sends it all the same if asked', async () => {
	await open();
	await line('Case note').waitFor();
	expect(await page.locator('.source .new').count()).toBe(1);
	expect(await line('Case note').textContent()).toContain('Already in Dropbox');
	expect(await line('Case note').textContent()).toContain('Case note');
	await line('Case note').locator('button').click();
	await line('Case note').locator('.primary').click();
	await until(() => webhook.requests('send').length === 1);
});

it('says why one was not sent, and lets it be tried again', async () => {
	webhook.answer = ({ action }) => (action === 'send' ? [refusal('no_space', 'Full.')] : undefined);
	await open();
	await line('Lease.pdf').locator('button').click();
	await line('Lease.pdf').locator('.primary').click();
	await line('Lease.pdf').locator('.bad').waitFor();
	expect(await line('Lease.pdf').locator('.bad').textContent()).toBe(
		'Not saved. The Dropbox account is full. Ask your administrator. Full.',
	);
	webhook.answer = () => undefined;
	await line('Lease.pdf').locator('button').click();
	await line('Lease.pdf').locator('.primary').click();
	await page.locator('.tree >> text="Lease.pdf"').waitFor();
});

it.each([
	['none', []],
	['an empty element, which is how n8n says none', [{}]],
])('says that there are no documents: %s', async (_what, answer) => {
	webhook.answer = ({ action }) => (action === 'documents' ? answer : undefined);
	await open();
	await page.locator('text="There are no documents for this case in Clio."').waitFor();
});

it('says that they cannot be shown, and leaves the rest of the page as it is', async () => {
	webhook.answer = ({ action }) => (action === 'documents' ? 'lost' : undefined);
	await open();
	await page
		.locator(
			'text="The documents in Clio cannot be shown right now. If this keeps happening, ask your administrator."',
		)
		.waitFor();
	webhook.answer = () => undefined;
	await page.locator('.source .top-line button').click();
	await line('Lease.pdf').waitFor();
});

it('has no buttons where nothing may be added, and is not there where there is no case system', async () => {
	webhook.contents.canAdd = false;
	await open();
	await line('Lease.pdf').waitFor();
	expect(await page.locator('.dropbox').count()).toBe(0);
	await page.context().close();
	webhook.contents.documentsIn = null;
	const asked = webhook.requests('documents').length;
	await open();
	expect(await page.locator('.source').isVisible()).toBe(false);
	expect(webhook.requests('documents')).toHaveLength(asked);
});
