/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { CasePageTab } from '../editor/CasePageTab';
import { launchBrowser } from '../editor/launchBrowser';
import { outputPicture, withPicture } from '../editor/pictures';
import { N8nApi } from '../n8n/N8nApi';
import { CasePageOffice } from '../runs/CasePageOffice';
import { filesBelow } from '../runs/trees';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';
import { TlsFront } from '../stack/TlsFront';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
let browser: Browser;
let front: TlsFront;
let caseSystem: TlsFront;
let server: Server;
/** What the page of the case system shows. */
let framed = '';

beforeAll(async () => {
	browser = await launchBrowser(stack.proxyUrl);
	front = await TlsFront.start('n8n.localhost');
	front.passTo(stack.n8nUrl);
	server = createServer((_, answer) => {
		const style = 'border:0;width:100%;height:90vh';
		answer
			.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
			.end(`<!doctype html><title>Case system</title><iframe src="${framed}" style="${style}"></iframe>`);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	caseSystem = await TlsFront.start('case.localhost');
	caseSystem.passTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

afterAll(async () => {
	await browser?.close();
	await front?.close();
	await caseSystem?.close();
	server?.closeAllConnections();
	server?.close();
});

/** The frame with the page of n8n. */
async function frameIn(page: Page): Promise<Frame> {
	const element = await page.waitForSelector('iframe');
	const frame = await element.contentFrame();
	if (frame === null) throw new Error('the frame shows nothing');
	return frame;
}

test('works in a frame of the case system, as wide as a phone', async () => {
	const access = { api: new N8nApi(stack.n8nUrl, stack.session), url: stack.n8nUrl };
	const wishes = { name: 'case-page-frame', publicUrl: front.url };
	const office = await CasePageOffice.open(access, dropbox, stack.credential, wishes);
	const theCase = await office.openCase('Framed - 26-0000704', { 'Notes/Call of May 3.txt': 'call' });
	framed = await office.linkTo(theCase);
	const path = join(stack.documentsFolder, 'From a frame.txt');
	writeFileSync(path, 'from a frame');
	const viewport = { width: 390, height: 800 };
	const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-US', viewport });
	const page = await context.newPage();
	await page.goto(caseSystem.url);
	const frame = await frameIn(page);
	const tab = new CasePageTab(page, frame);
	await withPicture(page, 'case-page-frame', async () => {
		await tab.entry('Call of May 3.txt').waitFor();
		await tab.choose('Upload files', [path]);
		await tab.waitForSaved('From a frame.txt');
		await tab.entry('From a frame.txt').waitFor();
		expect(await frame.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
		await page.screenshot({ path: outputPicture('case-page-frame-390') });

		const opened = context.waitForEvent('page');
		await frame.getByRole('link', { name: 'Open in Dropbox' }).first().click();
		const beside = await opened;
		expect(beside.url()).toMatch(/^https:\/\/www\.dropbox\.com\/home\//);
		expect(await beside.evaluate('window.origin')).not.toBe('null');
	});
	expect(Object.keys(await filesBelow(dropbox, theCase.folder))).toContain('From a frame.txt');
	await context.close();
});
