/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../editor/launchBrowser';
import { picturePath } from '../editor/pictures';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { byId, caseFolders } from '../runs/steps';
import { Workflow } from '../runs/Workflow';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const name = 'Doe, Jane - 26-0000921';
const hostile = '<img src=x onerror="document.title=1">.pdf';

const documents = [
	'Correspondence/2026/Letter to landlord.docx',
	'Correspondence/Notice of hearing.pdf',
	'Discovery/Incoming/Rent ledger.xlsx',
	'Pleadings/Answer.pdf',
	'Pleadings/Complaint.pdf',
	'Intake note.txt',
	hostile,
	'=HYPERLINK("http:evil","x").csv',
];

let browser: Browser;
let page: Page;
let office: Awaited<ReturnType<typeof createOfficeAccess>>;
let folderId: string;

beforeAll(async () => {
	office = await createOfficeAccess(stack);
	const [made] = await dropbox.makeFolders('matters', [`/Shown/${name}`]);
	folderId = made?.id ?? '';
	await dropbox.makeFiles(
		'matters',
		documents.map((path, index) => ({ path: `/Shown/${name}/${path}`, size: 40_000 * (index + 1) })),
	);
	browser = await launchBrowser(stack.proxyUrl);
	page = await browser.newPage({ viewport: { width: 1000, height: 620 }, deviceScaleFactor: 1.5 });
});

afterAll(async () => await browser?.close());

const listing = (from: string, more: Record<string, unknown>) =>
	caseFolders('List case folder', {
		...{ resource: 'caseFolder', operation: 'list', caseFolder: byId(`={{ $json.${from}.folderId }}`) },
		...more,
	});

test('the page that a webhook answers with opens level by level by the keyboard, and runs nothing', async () => {
	const html = listing('query', { output: 'html', deliverAs: 'text' });
	const workflow = await Workflow.publish(office, 'tree-page', [html], 'page');
	const messages: string[] = [];
	page.on('console', (message) => messages.push(message.text()));
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));

	const response = await page.goto(workflow.page({ folderId }));

	expect(response?.headers()['content-type']).toMatch(/^text\/html/);
	expect(response?.headers()['content-security-policy']).toContain('sandbox'); // n8n's own, besides the page's
	expect(await page.title()).toContain(name);
	expect(await page.getByText(hostile).isVisible()).toBe(true);
	expect(await page.locator('script, img').count()).toBe(0);
	expect(asked.filter((url) => !url.startsWith(stack.n8nUrl))).toEqual([]);
	expect(messages.filter((text) => !/favicon/.test(text))).toEqual([]);

	const folder = page.locator('details').filter({ hasText: 'Rent ledger.xlsx' }).last();
	const wasOpen = await folder.evaluate((node) => node.hasAttribute('open'));
	await folder.locator('summary').first().focus();
	await page.keyboard.press('Enter');
	expect(await folder.evaluate((node) => node.hasAttribute('open'))).toBe(!wasOpen);
	await page.keyboard.press('Space');
	expect(await folder.evaluate((node) => node.hasAttribute('open'))).toBe(wasOpen);
	await page.goto(workflow.page({ folderId }));
	await page.keyboard.press('Tab');
	const first = await page.evaluate('document.activeElement.tagName');
	expect(['A', 'SUMMARY']).toContain(first);
});

test('a picture of it for readers', async () => {
	const parent = '/Shown/Roe, Sam - 26-0000922';
	const [made] = await dropbox.makeFolders('matters', [parent]);
	await dropbox.makeFiles(
		'matters',
		documents.slice(0, 6).map((path, index) => ({ path: `${parent}/${path}`, size: 40_000 * (index + 1) })),
	);
	await page.goto(`${stack.n8nUrl}/webhook/tree-page?folderId=${encodeURIComponent(made?.id ?? '')}`);
	await page.screenshot({ path: picturePath('case-folder-page') });
	expect(await page.getByRole('link').count()).toBeGreaterThan(6);
});

test('the table comes as a file, with nothing in it that a spreadsheet calculates', async () => {
	const csv = listing('body', { output: 'csv', deliverAs: 'file', outputField: 'data' });
	const workflow = await Workflow.publish(office, 'tree-table', [csv], 'file');

	const response = await workflow.fire({ folderId });

	expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
	const table = Buffer.from(await response.arrayBuffer()).toString('utf8');
	const lines = table.trimEnd().split('\r\n');
	expect(lines).toHaveLength(1 + 8 + 5); // a header, documents, folders
	expect(table).toContain('"\'=HYPERLINK(""http:evil"",""x"").csv"');
	expect(lines.filter((line) => /(^|,)"?[=+@-]/.test(line))).toEqual([]);
});
