import type { Browser, Page } from 'playwright-core';
import {
	ADDRESS,
	CaseWebhook,
	document,
	dropFiles,
	folder,
	openCasePage,
	refusal,
	until,
} from './caseWebhook';
import { offline } from './chromium';

let browser: Browser;
let webhook: CaseWebhook;
let page: Page;

beforeAll(async () => {
	browser = await offline();
});
afterAll(async () => await browser?.close());
afterEach(async () => await page?.context().close());
beforeEach(() => {
	webhook = new CaseWebhook();
	webhook.change(
		folder('Pleadings', document('Answer.pdf', 2000, '2026-05-01T03:30:00Z'), document('Petición.docx')),
		document('10 Note.txt', 5, '2026-01-01T00:00:00Z'),
		document('2 Note.txt', 5, '2026-02-01T00:00:00Z'),
	);
});

const open = async (more: Parameters<typeof openCasePage>[2] = {}) => {
	page = await openCasePage(browser, webhook, more);
};
const names = async () => await page.locator('.tree bdi').allTextContents();
const toggle = (name: string) => page.locator('.toggle', { hasText: name });
const state = async () => await page.locator('.state h2').textContent();
const said = () => page.locator('[role=status]');

it('shows the tree, and sends a file that is dropped', async () => {
	await open();
	await page.locator('text="Answer.pdf"').waitFor();
	await dropFiles(page, 'main', [{ name: 'Scan.pdf', content: 'hello' }]);
	await page.locator('.upload.done').waitFor();
	const [add] = webhook.requests('add');
	expect(add).toMatchObject({
		authorization: 'Bearer link',
		request: { folderId: null, path: '', files: [{ field: 'file0', name: 'Scan.pdf' }] },
	});
	expect(add?.files['file0']?.toString()).toBe('hello');
	await page.locator('.tree >> text="Scan.pdf"').waitFor();
	expect(await page.locator('.tree .new').count()).toBe(1);
	expect(new Set(webhook.visited.map((one) => one.replace(/^\w+ /, '')))).toEqual(new Set([ADDRESS]));
});

it('keeps the link out of every address, and has no origin, as n8n wants it', async () => {
	await open({ hash: '#a.b-c_d' });
	await page.locator('text="Answer.pdf"').waitFor();
	expect(webhook.asked[0]).toMatchObject({ authorization: 'Bearer a.b-c_d' });
	expect(webhook.asked[0]?.headers).toMatchObject({ origin: 'null' });
	expect(webhook.asked[0]?.headers).not.toHaveProperty('referer');
	expect(webhook.visited.join()).not.toContain('a.b-c_d');
	expect(await page.evaluate(() => self.origin)).toBe('null');
});

it('can reach nothing but its own address', async () => {
	await open();
	await page.locator('text="Answer.pdf"').waitFor();
	const before = webhook.visited.length;
	const tried = await page.evaluate(
		async (addresses) =>
			await Promise.all(
				addresses.map(
					async (address) =>
						await fetch(address, { method: 'POST' }).then(
							() => 'reached',
							() => 'blocked',
						),
				),
			),
		['http://evil.test/', 'http://n8n.test/webhook/other', 'http://n8n.test:81/webhook/page'],
	);
	expect(tried).toEqual(['blocked', 'blocked', 'blocked']);
	expect(webhook.visited).toHaveLength(before);
});

it('says what there is: kinds, sizes, moments in the reader’s time zone, links', async () => {
	await open();
	const row = page.locator('.f', { hasText: 'Answer.pdf' });
	expect(await row.locator('> *').allTextContents()).toEqual([
		'Answer.pdf',
		'PDF',
		'2.0 KB',
		'Apr 30, 2026, 11:30 PM',
	]);
	const link = row.locator('a');
	expect(await link.getAttribute('href')).toBe('https://www.dropbox.com/preview/Answer.pdf');
	expect(await link.getAttribute('target')).toBe('_blank');
	expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
	expect(await page.locator('header').textContent()).toContain('4 documents in 1 folder');
	expect(await page.locator('footer').textContent()).toContain('may ask you to sign in');
	expect(await page.locator('footer').textContent()).toContain('in your time zone (Eastern Time).');
	expect(await page.locator('.a a').getAttribute('aria-label')).toBe('Open in Dropbox: Pleadings');
});

it('links nowhere but to addresses of the web', async () => {
	webhook.change({ ...document('evil.pdf'), url: 'javascript:alert(1)' });
	await open();
	await page.locator('text="evil.pdf"').waitFor();
	expect(await page.locator('.f', { hasText: 'evil.pdf' }).locator('a').count()).toBe(0);
});

it('sorts by name as people count, and by date, both ways', async () => {
	await open();
	await toggle('Pleadings').waitFor();
	expect((await names()).slice(3)).toEqual(['2 Note.txt', '10 Note.txt']);
	const byName = page.locator('.sort').first();
	const byDate = page.locator('.sort').last();
	await byName.click();
	expect((await names()).slice(3)).toEqual(['10 Note.txt', '2 Note.txt']);
	await byDate.click();
	expect((await names()).slice(1)).toEqual(['Answer.pdf', 'Petición.docx', '2 Note.txt', '10 Note.txt']);
	expect(await byDate.getAttribute('aria-pressed')).toBe('true');
	expect(await said().textContent()).toBe('Sorted by Modified, newest first');
	await byDate.click();
	expect((await names()).slice(3)).toEqual(['10 Note.txt', '2 Note.txt']);
	expect(await byName.getAttribute('aria-pressed')).toBe('false');
});

it('finds names without accents, opens what leads there, and says how many', async () => {
	await open();
	await toggle('Pleadings').click();
	expect(await names()).toEqual(['Pleadings', '2 Note.txt', '10 Note.txt']);
	await page.locator('#search').fill('peticion');
	expect(await names()).toEqual(['Pleadings', 'Petición.docx']);
	expect(await page.locator('.count').textContent()).toBe('1 match');
	await page.locator('[role=status]', { hasText: '1 match' }).waitFor({ state: 'attached' });
	await page.locator('#search').fill('nowhere');
	expect(await page.locator('.count').textContent()).toBe('Nothing found');
	await page.locator('#search').press('Escape');
	expect(await names()).toEqual(['Pleadings', '2 Note.txt', '10 Note.txt']);
});

it('sees what is new while it is read, and keeps what is open, the focus and the place', async () => {
	webhook.change(...Array.from({ length: 40 }, (_, number) => document(`Many ${number}.pdf`)));
	page = await browser.newPage();
	await webhook.serve(page);
	await page.clock.install({ time: '2026-11-29T12:00:00Z' });
	await page.goto(`${ADDRESS}#link`);
	await toggle('Pleadings').click();
	await page.locator('a', { hasText: 'Many 39.pdf' }).focus();
	await page.evaluate(() => window.scrollTo(0, 200));
	webhook.change(document('1 Newest.pdf'));
	const looks = () => webhook.requests('open').length;
	expect(looks()).toBe(1);
	await page.clock.runFor(61_000);
	await page.locator('text="1 Newest.pdf"').waitFor();
	expect(looks()).toBe(2);
	expect(webhook.requests('open')[1]?.request).toEqual({ version: '3' });
	expect(await page.evaluate(() => window.document.activeElement?.textContent)).toBe('Many 39.pdf');
	expect(await toggle('Pleadings').getAttribute('aria-expanded')).toBe('true');
	expect(await said().textContent()).toBe('1 new document in this case.');
	// Nobody has done anything for more than five minutes.
	await page.clock.runFor(10 * 60_000);
	await until(() => looks() >= 3);
	await page.clock.runFor(1000);
	const before = looks();
	expect(before).toBeLessThan(9);
	await page.clock.runFor(10 * 60_000);
	expect(looks()).toBe(before);
	await page.keyboard.press('Shift');
	await page.clock.runFor(2000);
	await until(() => looks() === before + 1);
});

it('stays away longer the more often n8n fails, and shows what it last saw', async () => {
	page = await browser.newPage();
	await webhook.serve(page);
	await page.clock.install({ time: '2026-11-29T12:00:00Z' });
	await page.goto(`${ADDRESS}#link`);
	await page.locator('text="Answer.pdf"').waitFor();
	webhook.answer = () => ({ status: 502, body: '<h1>Bad Gateway</h1>' });
	await page.clock.runFor(62_000);
	await page.locator('.state').waitFor();
	expect(await state()).toBe('The documents cannot be reached right now');
	expect(await page.locator('.state p').textContent()).toContain('The list below is from');
	expect(await page.locator('text="Answer.pdf"').isVisible()).toBe(true);
	const asked = webhook.asked.length;
	await page.clock.runFor(62_000);
	expect(webhook.asked).toHaveLength(asked);
	await page.clock.runFor(60_000);
	await until(() => webhook.asked.length === asked + 1);
	webhook.answer = () => undefined;
	await page.locator('.state button').click();
	await page.locator('.state').waitFor({ state: 'hidden' });
	expect(await page.evaluate(() => window.document.activeElement?.id)).toBe('documents');
});

it.each([
	['link_expired', 'This link has expired', false],
	['link_not_valid', 'This link is not valid', false],
	['deleted', 'The case folder was deleted', false],
	['not_found', 'The case folder cannot be found', false],
	['no_access', 'This page has no access to the case folder', false],
	['not_connected', 'This page is not connected to Dropbox', false],
	['unavailable', 'Dropbox is not responding right now', true],
	['too_busy', 'Dropbox is very busy right now', true],
	['wrong_path_root', 'The documents cannot be shown', true],
])('says what is the matter: %s', async (reason, text, canTry) => {
	webhook.answer = () => [refusal(reason)];
	await open();
	await page.locator('.state').waitFor();
	expect(await state()).toBe(text);
	expect(await page.locator('.state button').isVisible()).toBe(canTry);
	expect(await page.locator('.tree').isVisible()).toBe(false);
	expect(await page.locator('.adding').isVisible()).toBe(false);
});

it.each([
	['a lost connection', 'lost' as const],
	['a workflow that is not active', { status: 404, body: '{"code":404,"message":"not registered"}' }],
	['the page of a proxy', { status: 200, body: '<html>sign in</html>' }],
	['an object', { status: 200, body: '{"message":"Workflow was started"}' }],
])('takes %s for an n8n that cannot be reached, and tries again', async (_what, answer) => {
	webhook.answer = () => answer;
	await open();
	await page.locator('.state').waitFor();
	expect(await state()).toBe('The documents cannot be reached right now');
	webhook.answer = () => undefined;
	await page.locator('.state button').click();
	await page.locator('text="Answer.pdf"').waitFor();
	expect(await page.locator('.state').isVisible()).toBe(false);
});

it('takes everything away when the link expires while the page is open', async () => {
	await open();
	await page.locator('a', { hasText: 'Answer.pdf' }).focus();
	webhook.answer = () => [refusal('link_expired')];
	await page.locator('.below button').click();
	await page.locator('.state').waitFor();
	expect(await state()).toBe('This link has expired');
	expect(await page.locator('.tree').isVisible()).toBe(false);
	expect(await page.evaluate(() => window.document.activeElement?.className)).toBe('state');
});

it('says so where there is no link, and asks for nothing', async () => {
	await open({ hash: '' });
	await page.locator('.state').waitFor();
	expect(await state()).toBe('This address is incomplete');
	expect(webhook.asked).toEqual([]);
});

it('shows an empty case, and an empty folder', async () => {
	webhook.contents.children = [];
	await open();
	await page.locator('text="This case has no documents yet."').waitFor();
	webhook.change(folder('Later'));
	await page.locator('.below button').click();
	// A folder that is new is open at first.
	await page.locator('text="This folder is empty."').waitFor();
});

it('tells that a case is closed, and takes nothing', async () => {
	Object.assign(webhook.contents, { canAdd: false, isClosed: true });
	await open();
	await page.locator('text="This case is closed. You can see its documents, but not add any."').waitFor();
	await dropFiles(page, 'main', [{ name: 'Scan.pdf' }]);
	expect(await said().textContent()).toBe('Nothing can be added here.');
	expect(await page.locator('.adding').isVisible()).toBe(false);
	expect(await page.locator('.add').count()).toBe(0);
	expect(webhook.requests('add')).toEqual([]);
});

it('speaks Spanish to whom Spanish is spoken, and English at a click', async () => {
	await open({ options: { language: 'auto' }, locale: 'es-MX' });
	await page.locator('text="Documento de Word"').waitFor();
	expect(await page.locator('html').getAttribute('lang')).toBe('es');
	expect(await page.locator('header').textContent()).toContain('4 documentos en 1 carpeta');
	await dropFiles(page, 'main', [{ name: 'Scan.pdf' }]);
	await page.locator('.upload.done').waitFor();
	expect(await page.locator('.upload .result').textContent()).toBe('Guardado');
	await page.locator('text="English"').click();
	expect(await page.locator('.upload .result').textContent()).toBe('Saved');
	expect(await page.locator('.adding .hint').textContent()).toContain('Drag files or folders here');
	expect(await page.locator('html').getAttribute('lang')).toBe('en');
	await page.locator('text="Word document"').waitFor();
});

it('says in both languages that it needs JavaScript', async () => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	await webhook.serve(context);
	page = await context.newPage();
	await page.goto(ADDRESS);
	const text = await page.locator('main').textContent();
	expect(text).toContain('This page needs JavaScript.');
	expect(text).toContain('Esta página necesita JavaScript.');
});

it('works in a frame of a case system', async () => {
	const context = await browser.newContext();
	await webhook.serve(context);
	await context.route(
		'http://cases.test/',
		async (route) =>
			await route.fulfill({
				contentType: 'text/html',
				body: `<iframe src="${ADDRESS}#link" width="800" height="600" sandbox="allow-scripts allow-popups"></iframe>`,
			}),
	);
	page = await context.newPage();
	await page.goto('http://cases.test/');
	const frame = page.frameLocator('iframe');
	await frame.locator('text="Answer.pdf"').waitFor();
	await frame.locator('text="Upload files"').waitFor();
});
