/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { CasePageTab } from '../editor/CasePageTab';
import { launchBrowser } from '../editor/launchBrowser';
import { withPicture } from '../editor/pictures';
import { N8nApi } from '../n8n/N8nApi';
import { CasePageOffice, type Case } from '../runs/CasePageOffice';
import { filesBelow } from '../runs/trees';
import { contentHash } from '../stack/contentHash';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const desktop = join(stack.documentsFolder, 'desktop');
const access = { api: new N8nApi(stack.n8nUrl, stack.session), url: stack.n8nUrl };
let browser: Browser;
let context: BrowserContext;
let office: CasePageOffice;
let theCase: Case;
let tab: CasePageTab;

beforeAll(async () => {
	browser = await launchBrowser(stack.proxyUrl);
	context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/New_York' });
	office = await CasePageOffice.open(access, dropbox, stack.credential, { name: 'case-page' });
	theCase = await office.openCase('Doe, Jane - 26-0000700', {
		...{ 'Intake form.pdf': 'intake', 'Pleadings/Complaint.docx': 'complaint' },
	});
	tab = new CasePageTab(await context.newPage());
	await tab.page.goto(await office.linkTo(theCase, { person: 'jane@example.org' }));
	await tab.entry('Complaint.docx').waitFor();
});

afterEach(async () => await dropbox.setFaults([]));

afterAll(async () => await browser?.close());

/** A file on the reader's machine. @returns its path */
function onDesktop(name: string, text = `text of ${name}`): string {
	const path = join(desktop, name);
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
	return path;
}

const hashOf = (text: string): string => contentHash(Buffer.from(text));

test('one file dropped on the page is in Dropbox', async () => {
	await withPicture(tab.page, 'case-page-drop', async () => {
		await tab.drop([onDesktop('Lease.pdf')], tab.adding);
		await tab.waitForSaved('Lease.pdf');
		await tab.entry('Lease.pdf').waitFor();
	});
	expect(await filesBelow(dropbox, theCase.folder)).toMatchObject({
		'Lease.pdf': hashOf('text of Lease.pdf'),
	});
});

test('three files dropped onto a folder are in that folder', async () => {
	const names = ['Answer, filed.pdf', 'Año 2026 – 日本.txt', 'Exhibit #1 "A".txt'];
	await withPicture(tab.page, 'case-page-three', async () => {
		await tab.drop(
			names.map((name) => onDesktop(name)),
			tab.entry('Pleadings'),
		);
		await tab.waitForSaved('Answer, filed.pdf', 'Año 2026', 'Exhibit #1');
		await tab.entry('Answer, filed.pdf').waitFor();
	});
	const files = await filesBelow(dropbox, theCase.folder);
	expect(files).toMatchObject({
		'Pleadings/Answer, filed.pdf': hashOf('text of Answer, filed.pdf'),
		'Pleadings/Año 2026 – 日本.txt': hashOf('text of Año 2026 – 日本.txt'),
	});
	expect(Object.values(files)).toContain(hashOf('text of Exhibit #1 "A".txt'));
});

test('a folder dropped on the page is there with its subfolders', async () => {
	const documents = [
		'Discovery/Request.pdf',
		'Discovery/Scans/2026/Page 1.pdf',
		'Discovery/Scans/2026/Page 2.pdf',
	];
	for (const document of documents) onDesktop(document);
	onDesktop('Second folder/Other.pdf');
	await withPicture(tab.page, 'case-page-folder', async () => {
		const dropped = [
			...['Discovery', 'Second folder'].map((name) => join(desktop, name)),
			onDesktop('Beside.pdf'),
		];
		await tab.drop(dropped, tab.entry('Pleadings'));
		await tab.waitForSaved('Request.pdf', 'Page 1.pdf', 'Page 2.pdf', 'Beside.pdf');
		await tab.page.getByRole('main').getByText('Please drop these separately: Second folder').waitFor();
		await tab.button('Open all folders').click();
		for (const name of ['Request.pdf', 'Page 1.pdf', 'Page 2.pdf']) await tab.entry(name).waitFor();
	});
	const files = await filesBelow(dropbox, theCase.folder);
	for (const document of [...documents, 'Beside.pdf'])
		expect(files[`Pleadings/${document}`]).toBe(hashOf(`text of ${document}`));
	expect(Object.keys(files).filter((path) => path.includes('Other.pdf'))).toEqual([]);
});

test('a file that Dropbox refuses is told apart, and is saved once it is tried again', async () => {
	const error = { '.tag': 'path', reason: { '.tag': 'insufficient_space' }, upload_session_id: 'x' };
	await dropbox.setFaults([{ route: 'files/upload', fault: { kind: 'route_error', error } }]);
	await withPicture(tab.page, 'case-page-refused', async () => {
		await tab.drop([onDesktop('Big scan.pdf')], tab.adding);
		await tab.upload('Big scan.pdf').getByText('Not saved').waitFor();
		expect(await tab.upload('Big scan.pdf').innerText()).toMatch(/space|full/i);
		expect(Object.keys(await filesBelow(dropbox, theCase.folder))).not.toContain('Big scan.pdf');
		await dropbox.setFaults([]);
		await tab.button('Try again: Big scan.pdf').click();
		await tab.waitForSaved('Big scan.pdf');
	});
	expect(Object.keys(await filesBelow(dropbox, theCase.folder))).toContain('Big scan.pdf');
});

test('a document that a colleague saved in Dropbox is shown without a reload', async () => {
	await dropbox.makeFiles('matters', [{ path: `${theCase.folder}/Pleadings/Order.pdf`, text: 'order' }]);
	await tab.button('Check for new documents').click();
	await tab.entry('Order.pdf').waitFor();
});

test('while Dropbox is down files wait, and are saved once it is back and they are tried again', async () => {
	const wishes = { name: 'case-page-down', patience: 3 };
	const hasty = await CasePageOffice.open(access, dropbox, stack.credential, wishes);
	const waiting = new CasePageTab(await context.newPage());
	await waiting.page.clock.install();
	await waiting.page.goto(await hasty.linkTo(theCase));
	await waiting.entry('Complaint.docx').waitFor();
	await dropbox.setFaults([{ route: '*', fault: { kind: 'status', status: 503, body: 'down' } }]);
	await withPicture(waiting.page, 'case-page-down', async () => {
		await waiting.drop([onDesktop('Motion.pdf')], waiting.adding);
		const line = waiting.upload('Motion.pdf');
		const failed = line.getByText('Not saved');
		do {
			await line.getByText('Connection problem').or(failed).first().waitFor();
			await waiting.page.clock.fastForward(15_000);
		} while (!(await failed.isVisible()));
		await dropbox.setFaults([]);
		await waiting.button('Try again: Motion.pdf').click();
		await waiting.waitForSaved('Motion.pdf');
		await waiting.entry('Motion.pdf').waitFor();
	});
	expect(await filesBelow(dropbox, theCase.folder)).toMatchObject({
		'Motion.pdf': hashOf('text of Motion.pdf'),
	});
	await waiting.page.close();
});
