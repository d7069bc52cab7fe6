/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Browser } from 'playwright-core';
import { CasePageTab } from '../editor/CasePageTab';
import { launchBrowser } from '../editor/launchBrowser';
import { logFolder } from '../folders';
import { CasePageOffice, tokenOf } from '../runs/CasePageOffice';
import { filesBelow } from '../runs/trees';
import { TELLING_MEMORY, watchMemory } from '../runs/watchMemory';
import { contentHash } from '../stack/contentHash';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { TlsFront } from '../stack/TlsFront';
import { RestartableN8n } from '../stack/RestartableN8n';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);

/** An n8n that removes at once what it is not to keep, instead of every 15 minutes, and says all that it ever says. */
const settings = { ...TELLING_MEMORY, EXECUTIONS_DATA_PRUNE: 'false', N8N_LOG_LEVEL: 'debug' };

const lasting = new RestartableN8n(stack, 'case-page', settings);
let n8n: Awaited<ReturnType<RestartableN8n['start']>>;

let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser(stack.proxyUrl);
	n8n = await lasting.start();
});

afterAll(async () => {
	await browser?.close();
	await n8n?.end();
	lasting.forget();
});

test('a document of 200 MB passes through n8n in pieces; neither it nor the link stays there', async () => {
	const office = await CasePageOffice.open(n8n, dropbox, stack.credential, { name: 'case-page-kept' });
	const theCase = await office.openCase('Large - 26-0000703');
	const link = await office.linkTo(theCase, { person: 'jane@example.org' });
	const token = tokenOf(link);
	const bytes = randomBytes(200_000_000);
	const path = join(stack.documentsFolder, 'Scan.bin');
	writeFileSync(path, bytes);
	const tab = new CasePageTab(await browser.newPage({ locale: 'en-US' }));
	await tab.page.goto(link);
	await tab.button('Upload files').waitFor();

	const { rise } = await watchMemory(n8n.url, async () => {
		await tab.choose('Upload files', [path]);
		await tab.waitForSaved('Scan.bin');
	});
	await tab.entry('Scan.bin').waitFor();
	expect(await filesBelow(dropbox, theCase.folder)).toEqual({ 'Scan.bin': contentHash(bytes) });
	expect(rise).toBeLessThan(120);
	expect(await office.ask(token, 'add', { files: [] })).toMatchObject([
		{ error: { reason: 'invalid_input' } },
	]);

	await n8n.end();
	expect(filesIn(join(lasting.userFolder, 'storage'))).toEqual([]);
	const [, , signature = ''] = token.split('.');
	const log = readFileSync(join(logFolder, 'n8n-case-page-1.log'), 'utf8');
	expect(log).toContain('case-page-kept'); // it is of this n8n
	const events = filesIn(lasting.userFolder).filter((path) => path.includes('n8nEventLog'));
	expect([log, ...events.map((path) => readFileSync(path, 'utf8'))].join('')).not.toContain(signature);
	expect(savedRuns(lasting.userFolder, office.workflowId)).toEqual([]);
});

test('n8n is killed in the middle of a large document: the page goes on where Dropbox has come', async () => {
	const front = await TlsFront.start('case-page-killed.localhost');
	await n8n.end();
	n8n = await lasting.start();
	front.passTo(n8n.url);
	const places = { name: 'case-page-killed', publicUrl: front.url };
	const office = await CasePageOffice.open(n8n, dropbox, stack.credential, places);
	const theCase = await office.openCase('Killed - 26-0000704');
	const bytes = randomBytes(80_000_000);
	const path = join(stack.documentsFolder, 'Deposition.mp4');
	writeFileSync(path, bytes);
	const tab = new CasePageTab(await browser.newPage({ locale: 'en-US', ignoreHTTPSErrors: true }));
	await tab.page.goto(await office.linkTo(theCase));
	await tab.button('Upload files').waitFor();
	await dropbox.forgetCalls();
	await tab.choose('Upload files', [path]);
	await dropbox.waitForCalls('files/upload_session/append_v2', 3);
	await n8n.kill();

	n8n = await lasting.start();
	front.passTo(n8n.url);
	const saved = tab.upload('Deposition.mp4').getByText('Saved', { exact: true });
	const again = tab.upload('Deposition.mp4').getByRole('button', { name: /Try again/ });
	// As the machine is, the page has waited long enough by itself, or says that it has not.
	await saved.or(again).waitFor({ timeout: 120_000 });
	if (await again.isVisible()) await again.click();
	await saved.waitFor({ timeout: 60_000 });
	expect(await filesBelow(dropbox, theCase.folder)).toEqual({ 'Deposition.mp4': contentHash(bytes) });
	// Ten pieces, of which the one that was under way may have been sent twice.
	expect(await dropbox.calls('files/upload_session/start')).toHaveLength(1);
	expect((await dropbox.calls('files/upload_session/append_v2')).length).toBeLessThanOrEqual(10);
	await front.close();
});

function filesIn(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name));
}

/** Also those that n8n keeps, but shows nobody. */
function savedRuns(userFolder: string, workflowId: string): unknown[] {
	const database = new DatabaseSync(join(userFolder, 'database.sqlite'), { readOnly: true });
	const runs = database
		.prepare('select id, status from execution_entity where workflowId = ?')
		.all(workflowId);
	database.close();
	return runs;
}
