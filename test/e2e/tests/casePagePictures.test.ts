/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { CasePageTab } from '../editor/CasePageTab';
import { launchBrowser } from '../editor/launchBrowser';
import { picturePath, withPicture } from '../editor/pictures';
import { N8nApi } from '../n8n/N8nApi';
import { CasePageOffice } from '../runs/CasePageOffice';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const folder = join(stack.documentsFolder, 'pictures');
let browser: Browser;
let office: CasePageOffice;

beforeAll(async () => {
	browser = await launchBrowser(stack.proxyUrl);
	const access = { api: new N8nApi(stack.n8nUrl, stack.session), url: stack.n8nUrl };
	office = await CasePageOffice.open(access, dropbox, stack.credential, { name: 'case-page-pictures' });
	mkdirSync(folder, { recursive: true });
});

afterEach(async () => await dropbox.setFaults([]));

afterAll(async () => await browser?.close());

const DOCUMENTS = {
	'Intake form.pdf': 1_480_000,
	'Correspondence/Letter to landlord.docx': 31_200,
	'Correspondence/Reply of landlord.pdf': 220_400,
	'Pleadings/Complaint.pdf': 640_100,
	'Pleadings/Exhibits/Exhibit A - Lease.pdf': 2_310_000,
};

/** A file of the reader. @returns its path */
function fileOf(name: string, size: number): string {
	const path = join(folder, name);
	writeFileSync(path, Buffer.alloc(size, 1));
	return path;
}

test.each([
	['case-page', { viewport: { width: 900, height: 960 } }],
	['case-page-phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
])('%s shows the queue and the documents', async (name, screen) => {
	const title = `Miller, Rosa - 26-000${name === 'case-page' ? 412 : 413}`;
	const theCase = await office.openCase(title);
	const files = Object.entries(DOCUMENTS).map(([path, size]) => ({
		path: `${theCase.folder}/${path}`,
		size,
	}));
	await dropbox.makeFiles('matters', files);
	const zone = { locale: 'en-US', timezoneId: 'America/New_York' };
	const context = await browser.newContext({ ...screen, ...zone, deviceScaleFactor: 1.5 });
	const tab = new CasePageTab(await context.newPage());
	await tab.page.goto(await office.linkTo(theCase, { person: 'jane@example.org' }));
	await tab.entry('Complaint.pdf').waitFor();
	await withPicture(tab.page, name, async () => {
		await tab.choose('Upload files', [fileOf('Answer.pdf', 412_000), fileOf('Kitchen.jpg', 2_950_000)]);
		await tab.waitForSaved('Answer.pdf', 'Kitchen.jpg');
		const error = { '.tag': 'path', reason: { '.tag': 'insufficient_space' }, upload_session_id: 'x' };
		await dropbox.setFaults([{ route: 'files/upload', fault: { kind: 'route_error', error } }]);
		await tab.choose('Upload files', [fileOf('Hallway.jpg', 3_120_000)]);
		await tab.upload('Hallway.jpg').getByText('Not saved').waitFor();
		await tab.entry('Kitchen.jpg').waitFor();
		expect(await tab.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
		// Nothing of a file is cut off, nor beyond the edge.
		for (const shown of await tab.upload('.jpg').locator('.n').all())
			expect((await shown.boundingBox())?.x).toBeGreaterThan(10);
		await tab.page.evaluate('scrollTo(0, 0)');
		await tab.page.screenshot({ path: picturePath(name) });
	});
	await context.close();
});
