/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser } from 'playwright-core';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import { picturePath, withPicture } from '../editor/pictures';
import { N8nApi } from '../n8n/N8nApi';
import { importManualWorkflow } from '../runs/importManualWorkflow';
import type { Step } from '../runs/steps';
import { EmulatedClio } from '../stack/EmulatedClio';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const api = new N8nApi(stack.n8nUrl, stack.session);
const clio = new EmulatedClio(stack.clioDashboardUrl);
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	await api.createCredential(stack.clioCredential);
	browser = await launchBrowser(stack.proxyUrl);
	editor = await Editor.signIn(browser, stack.n8nUrl, stack.owner);
});

afterAll(async () => await browser?.close());

const clioNode = (type: string, name: string, parameters: Record<string, unknown>): Step => ({
	...{ name, type: `n8n-nodes-clio-matters.${type}`, typeVersion: 1, parameters },
	credentials: { clioMattersOAuth2Api: { id: '', name: '' } },
});

const cutOff = (labels: string[]) => labels.filter((label) => /…|\.\.\.$/.test(label));

test('a matter is picked from the list, and its documents are read', async () => {
	const name = 'Get many documents';
	const parameters = { resource: 'document', operation: 'getMany', documentsOf: 'matter', limit: 50 };
	const id = await importManualWorkflow(api, name, [clioNode('clioMatters', name, parameters)]);
	await withPicture(editor.page, 'clio-documents-panel', async () => {
		await editor.page.setViewportSize({ width: 1440, height: 900 });
		await editor.openWorkflow(id);
		const node = await editor.openNode(name);
		expect(await node.offered('matter')).toEqual(
			expect.arrayContaining([expect.stringContaining('00001-Smith')]),
		);
		await editor.page.screenshot({ path: picturePath('clio-matters-list') });
		await node.pickFromList('matter', '00001-Smith');
		const documents = await clio.read<unknown[]>('/documents?matter=00001-Smith');
		await node.execute(documents.length);
		await editor.settled();
		await editor.page.screenshot({ path: picturePath('clio-documents-panel') });
		const labels = await node.labels();
		expect(labels).toEqual(expect.arrayContaining(['Documents Of', 'Matter', 'Return All', 'Filters']));
		expect(cutOff(labels)).toEqual([]);
		await node.close();
	});
});

test('a test event of the trigger shows what a new document will look like', async () => {
	const parameters = {
		triggerMode: 'polling',
		events: ['documentCreated', 'documentUpdated', 'matterClosed'],
		pollTimes: { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] },
		filters: { matterStatus: ['open'] },
	};
	const steps = [clioNode('clioMattersTrigger', 'Clio Matters Trigger', parameters)];
	const { id } = await api.importWorkflow({
		...{ name: 'Clio trigger', connections: {}, pinData: {} },
		nodes: steps.map((step) => ({ ...step, id: 'clio-trigger', position: [0, 0] })),
	});
	await withPicture(editor.page, 'clio-trigger-panel', async () => {
		await editor.page.setViewportSize({ width: 1440, height: 1060 });
		await editor.openWorkflow(id);
		const node = await editor.openNode('Clio Matters Trigger');
		await node.execute();
		await editor.settled();
		await editor.page.screenshot({ path: picturePath('clio-trigger-panel') });
		const labels = await node.labels();
		expect(labels).toEqual(expect.arrayContaining(['Trigger Mode', 'Events', 'Filters', 'Options']));
		expect(cutOff(labels)).toEqual([]);
		await node.close();
	});
});
