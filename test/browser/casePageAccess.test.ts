/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { CaseWebhook, document, dropFiles, folder, openCasePage, refusal } from './caseWebhook';
import { offline } from './chromium';
import { HOSTILE_NAMES } from './hostileNames';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

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
	webhook.contents.documentsIn = 'LegalServer';
	webhook.documents = [
		{
			id: '1',
			name: 'Lease agreement, signed by both of them.pdf',
			size: 181_000,
			modified: '2026-10-01T12:00:00Z',
		},
		{ id: '2', name: 'Note.txt', size: 1234, modified: null },
	];
	webhook.change(
		folder('Medical Records', folder('Providers', document('Summary of care, second draft.docx', 1_072_000))),
		folder('Pleadings', document('Answer.pdf')),
		folder('Later'),
		document('Note.txt'),
	);
});

const open = async (more: Parameters<typeof openCasePage>[2] = {}) => {
	page = await openCasePage(browser, webhook, more);
	await page.locator('.tree li').first().waitFor();
};

/** With a queue in all its states, a search, and a question in the second list. */
async function fillPage(): Promise<void> {
	webhook.answer = ({ action, request }) => {
		if (action === 'start') return new Promise(() => {});
		const [first] = (request['files'] ?? []) as Array<{ name: string }>;
		return first?.name === 'Bank.pdf' ? [refusal('no_space', 'The account is full.')] : undefined;
	};
	await dropFiles(page, 'main', [{ name: 'Scan of the lease.pdf' }]);
	await page.locator('.upload.done').waitFor();
	await dropFiles(page, 'li[data-folder="id:folder-Pleadings"]', [{ name: 'Bank.pdf' }]);
	await page.locator('.upload.failed').waitFor();
	await page.locator('.source .dropbox').first().click();
	const large = ['Hearing', 'Deposition', 'Interview', 'Call'];
	await dropFiles(
		page,
		'main',
		large.map((name) => ({ name: `${name}.mp4`, size: 9_000_000 })),
	);
	await page.locator('.upload.waiting').first().waitFor();
	await page.locator('#search').fill('a');
}

const violations = async (): Promise<unknown[]> => {
	await page.evaluate(AXE);
	return await page.evaluate(async () => {
		interface Axe {
			run(): Promise<{ violations: Array<{ id: string; nodes: Array<{ html: string }> }> }>;
		}
		const found = await (window as unknown as { axe: Axe }).axe.run();
		return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
	});
};

it.each(['light', 'dark'] as const)('has nothing that axe finds fault with: %s', async (colorScheme) => {
	await open({ colorScheme, options: { language: 'en' } });
	expect(await violations()).toEqual([]);
	await fillPage();
	expect(await violations()).toEqual([]);
	await page.locator('text="Español"').click();
	expect(await violations()).toEqual([]);
});

it('has nothing that axe finds fault with when it is closed, or cannot be seen', async () => {
	Object.assign(webhook.contents, { canAdd: false, isClosed: true, includesPrivileged: true, isCut: true });
	await open();
	expect(await violations()).toEqual([]);
	webhook.answer = () => [refusal('link_expired')];
	await page.locator('.below button').click();
	await page.locator('.state').waitFor();
	expect(await violations()).toEqual([]);
});

/** What cannot be read in full: in its own box, or on the screen. */
const cutOff = async (): Promise<string[]> =>
	await page
		.locator('main :is(span, bdi, a, button, p, h1, h2, label, time, li, select, input)')
		.evaluateAll((all) =>
			all
				.filter((one) => one.getClientRects().length > 0 && one.closest('.quiet') === null)
				.filter((one) => {
					const { left, right } = one.getBoundingClientRect();
					const isCut = one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline';
					return isCut || left < 0 || right > window.innerWidth + 0.5;
				})
				.map((one) => `${one.localName}.${one.className}: ${one.textContent}`),
		);

it.each([320, 390, 640, 900, 1300])('cuts nothing off at %i pixels, in neither language', async (width) => {
	await open({ viewport: { width, height: 700 } });
	await fillPage();
	for (const language of ['English', 'Español']) {
		await page.locator(`text="${language}"`).click();
		expect(await cutOff()).toEqual([]);
		expect(await page.evaluate(() => window.document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
	}
});

it('is used by keyboard alone, in the order in which it is read', async () => {
	await open();
	const focused = async () =>
		await page.evaluate(() => {
			const { ariaLabel, textContent, id } = window.document.activeElement as HTMLElement;
			return ariaLabel ?? (id === 'search' || id === 'target' ? id : textContent);
		});
	const order: Array<string | null> = [];
	for (let steps = 0; steps < 40; steps++) {
		await page.keyboard.press('Tab');
		order.push(await focused());
		if (order.at(-1) === 'Check for new documents') break;
	}
	expect(order).toEqual([
		...['Skip to the documents', 'English', 'Español', 'Open in Dropbox'],
		...['Upload files', 'Upload folder', 'target', 'search', 'Open all folders', 'Close all folders'],
		...['Name, A to Z', 'Modified'],
		...['Later', 'Add files to Later', 'Open in Dropbox: Later'],
		...['Medical Records', 'Add files to Medical Records', 'Open in Dropbox: Medical Records'],
		...['Providers', 'Add files to Providers', 'Open in Dropbox: Providers'],
		'Summary of care, second draft.docx',
		...['Pleadings', 'Add files to Pleadings', 'Open in Dropbox: Pleadings', 'Answer.pdf', 'Note.txt'],
		...['Send to Dropbox: Lease agreement, signed by both of them.pdf', 'Send to Dropbox: Note.txt'],
		'Check for new documents',
	]);
	const toggle = page.locator('.toggle', { hasText: 'Pleadings' });
	await toggle.focus();
	await page.keyboard.press('Enter');
	expect(await page.locator('.tree >> text="Answer.pdf"').isVisible()).toBe(false);
	expect(await toggle.getAttribute('aria-expanded')).toBe('false');
	expect(await focused()).toBe('Pleadings');
	await page.keyboard.press('Space');
	expect(await page.locator('.tree >> text="Answer.pdf"').isVisible()).toBe(true);
	const outline = await toggle.evaluate((one) => getComputedStyle(one).outlineStyle);
	expect(outline).not.toBe('none');
	await page.locator('.skip').focus();
	await page.keyboard.press('Enter');
	expect(await page.evaluate(() => window.document.activeElement?.id)).toBe('documents');
	expect(page.url()).toContain('#link');
});

it('keeps names what they are: text', async () => {
	const children = HOSTILE_NAMES.map((name, index) =>
		index % 2 === 0 ? document(name) : folder(name, document(name)),
	);
	webhook.contents.folder.name = HOSTILE_NAMES[0]!;
	webhook.contents.person = HOSTILE_NAMES[1]!;
	webhook.contents.documentsIn = HOSTILE_NAMES[5]!;
	webhook.documents = HOSTILE_NAMES.map((name, id) => ({ id: `${id}`, name, size: 1, modified: name }));
	webhook.change(...children);
	await open({ options: { title: HOSTILE_NAMES[1]! }, viewport: { width: 320, height: 700 } });
	await page.locator('text="Open all folders"').click();
	await dropFiles(
		page,
		'main',
		HOSTILE_NAMES.map((name) => ({ name })),
	);
	await page
		.locator('.queue', { hasText: `${HOSTILE_NAMES.length} of ${HOSTILE_NAMES.length} saved` })
		.waitFor();
	const shown = await page.locator('.tree bdi').allTextContents();
	for (const name of HOSTILE_NAMES) expect(shown).toContain(name);
	expect(await page.locator('main :is(img, script, style, b, iframe, form)').count()).toBe(0);
	const attributes = await page
		.locator('main *')
		.evaluateAll((all) => [...new Set(all.flatMap((one) => one.getAttributeNames()))]);
	expect(attributes.filter((name) => name.startsWith('on') || name === 'style')).toEqual([]);
	const links = await page
		.locator('a[href]')
		.evaluateAll((all) => all.map((one) => one.getAttribute('href')));
	expect(links.filter((link) => !/^(https:\/\/www\.dropbox\.com\/|#documents$)/.test(link ?? ''))).toEqual(
		[],
	);
	expect(webhook.visited.filter((one) => !one.endsWith('http://n8n.test/webhook/page'))).toEqual([]);
	expect(await page.evaluate(() => window.document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

it('prints all documents, whatever is closed, and none of the buttons', async () => {
	await open();
	await page.locator('text="Close all folders"').click();
	expect(await page.locator('.tree >> text="Answer.pdf"').count()).toBe(0);
	await page.emulateMedia({ media: 'print' });
	await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
	expect(await page.locator('.tree >> text="Answer.pdf"').isVisible()).toBe(true);
	for (const hidden of ['.adding', '.tools', '.languages', '.send button', '.add']) {
		expect(await page.locator(hidden).first().isVisible()).toBe(false);
	}
	await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
	expect(await page.locator('.tree >> text="Answer.pdf"').count()).toBe(0);
});
