/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser } from 'playwright-core';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import { picturePath, withPicture } from '../editor/pictures';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { byPath } from '../runs/steps';
import { importTrigger, TRIGGER } from '../runs/triggerRuns';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
let browser: Browser;
let editor: Editor;
let office: Awaited<ReturnType<typeof createOfficeAccess>>;

beforeAll(async () => {
	office = await createOfficeAccess(stack);
	browser = await launchBrowser(stack.proxyUrl);
	editor = await Editor.signIn(browser, stack.n8nUrl, stack.owner);
	await dropbox.makeFiles('matters', [{ path: '/Shown/Doe, Jane/Lease.txt', text: 'lease' }]);
});

afterAll(async () => await browser?.close());

const parameters = (mode: string) => ({
	...{ triggerMode: mode, watch: 'destination', destination: byPath('/Matters/Shown') },
	...{ events: ['documentAdded', 'documentChanged', 'documentMoved', 'documentDeleted'], simplify: true },
});

test('a test event shows what a change will look like', async () => {
	const { id } = await importTrigger(office.api, 'Trigger panel', parameters('polling'));
	await withPicture(editor.page, 'trigger-panel', async () => {
		await editor.page.setViewportSize({ width: 1440, height: 1200 });
		await editor.openWorkflow(id);
		const node = await editor.openNode(TRIGGER);
		await node.execute();
		await editor.settled();
		await editor.page.screenshot({ path: picturePath('trigger-panel') });
		const labels = await node.labels();
		expect(labels).toEqual(
			expect.arrayContaining(['Trigger Mode', 'Watch', 'Destination', 'Events', 'Simplify']),
		);
		expect(labels.filter((label) => /…|\.\.\.$/.test(label))).toEqual([]);
		expect(await editor.page.getByText('Production URL').count()).toBe(0);
		await node.close();
	});
});

test('the panel says how Dropbox gets the address', async () => {
	const { id } = await importTrigger(office.api, 'Trigger by webhook', parameters('webhook'));
	await withPicture(editor.page, 'trigger-webhook-panel', async () => {
		await editor.page.setViewportSize({ width: 1440, height: 1400 });
		await editor.openWorkflow(id);
		const node = await editor.openNode(TRIGGER);
		await editor.settled();
		await editor.page.screenshot({ path: picturePath('trigger-webhook-panel') });
		expect(await editor.page.getByText('Webhook URIs').count()).toBe(1);
		expect(await editor.page.getByText('Webhook URLs', { exact: true }).count()).toBeGreaterThan(0);
		await node.close();
	});
});
