/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser } from 'playwright-core';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import { picturePath, withPicture } from '../editor/pictures';
import { N8nApi } from '../n8n/N8nApi';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const { n8nUrl, proxyUrl, dashboardUrl, owner, app } = runningStack();
const dropbox = new EmulatedDropbox(dashboardUrl);
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	browser = await launchBrowser(proxyUrl);
	editor = await Editor.signIn(browser, n8nUrl, owner);
});

afterAll(async () => await browser?.close());

test('the node is found in the nodes panel, connects an account, offers its folders and creates one', async () => {
	await withPicture(editor.page, 'node', async () => {
		await editor.openNewWorkflow();
		const node = await editor.addNode('Dropbox Case Folders', 'Create case folder');

		const credential = await node.newCredential();
		await credential.choose('OAuth2');
		await credential.fill('clientId', app.key);
		await credential.fill('clientSecret', app.secret);
		const consent = await credential.connect();
		await consent.getByLabel('Jane Doe').check();
		await consent.screenshot({ path: picturePath('consent') });
		await consent.getByRole('button', { name: 'Allow' }).click();
		await credential.closeWhenConnected();

		expect(await node.offered('destination')).toEqual(expect.arrayContaining(['/Matters']));
		expect(await node.searchList('destination', 'Matters')).toEqual(['/Matters']);
		await node.pickFromList('destination', 'Matters');
		await node.fill('caseId', '26-0000777');
		await node.choose('folderNaming', 'Last, First - Case ID');
		await node.fill('lastName', 'Doe');
		await node.fill('firstName', 'Jane');
		await node.fill('subfolders', 'Pleadings\nCorrespondence\nDiscovery/Incoming');
		await node.execute();
		await editor.settled();
		await editor.page.screenshot({ path: picturePath('node-panel') });
	});

	const made = (await dropbox.entries('matters')).filter(({ path }) => path.includes('26-0000777'));
	expect(made.map(({ path }) => path).sort()).toEqual(
		['', '/Correspondence', '/Discovery', '/Discovery/Incoming', '/Pleadings'].map(
			(below) => `/Doe, Jane - 26-0000777${below}`,
		),
	);
});

test('who searches for a matter finds one entry that says what node and trigger do', async () => {
	await withPicture(editor.page, 'search', async () => {
		await editor.openNewWorkflow();
		const found = await editor.searchNodes('matter', 'Dropbox Case Folders');
		expect(found.filter(([name]) => name?.startsWith('Dropbox Case Folders'))).toEqual([
			['Dropbox Case Folders', expect.stringMatching(/^Create.*start workflows when they change$/)],
		]);
	});
});

test('a demo workflow opens on the canvas with its nodes known', async () => {
	const api = new N8nApi(n8nUrl);
	await api.signIn(owner);
	const workflows = await api.call<Array<{ id: string; name: string }>>('GET', '/workflows');
	const intake = workflows.find(({ name }) => name.startsWith('Intake accepted'));

	await withPicture(editor.page, 'workflow', async () => {
		await editor.page.setViewportSize({ width: 1200, height: 675 });
		await editor.openWorkflow(intake?.id ?? '');
		await editor.page.screenshot({ path: picturePath('workflow') });
		expect(
			await editor.page.getByTestId('canvas-node').filter({ hasText: 'Create case folder' }).count(),
		).toBe(1);
		expect(await editor.page.getByTestId('node-issues').count()).toBe(0);
	});
});
