/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser } from 'playwright-core';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import { picturePath, withPicture } from '../editor/pictures';
import { cutOff, testFreshPanels, type FreshPanel } from '../editor/testFreshPanels';
import { N8nApi } from '../n8n/N8nApi';
import { importManualWorkflow } from '../runs/importManualWorkflow';
import { clioNode } from '../runs/clioMirror';
import type { Step } from '../runs/steps';
import { ControlApi } from '../stack/ControlApi';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const api = new N8nApi(stack.n8nUrl, stack.session);
const clio = new ControlApi(stack.clioDashboardUrl);
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	const { data, ...credential } = stack.clioCredential;
	await api.createCredential({ ...credential, data: { ...data, onlyRead: false } });
	browser = await launchBrowser(stack.proxyUrl);
	editor = await Editor.signIn(browser, stack.n8nUrl, stack.owner);
});

afterAll(async () => await browser?.close());

/** An item with a text file in its field `data`. */
const fileOf = (text: string, fileName: string): Step[] => [
	{
		...{ name: 'Text', type: 'n8n-nodes-base.set', typeVersion: 3.4 },
		parameters: { mode: 'raw', jsonOutput: JSON.stringify({ text }), options: {} },
	},
	{
		...{ name: 'File', type: 'n8n-nodes-base.convertToFile', typeVersion: 1.1 },
		parameters: { operation: 'toText', sourceProperty: 'text', options: { fileName } },
	},
];

const FRESH: readonly FreshPanel[] = [
	['Check connection', 'account', 'checkConnection', []],
	['Get matter', 'matter', 'get', ['Matter']],
	['Get many matters', 'matter', 'getMany', ['Return All', 'Limit', 'Filters']],
	[
		...(['Set folder link', 'matter', 'setFolderLink'] as const),
		['Matter', 'Folder Link', 'Put Link In', 'Custom Field'],
	],
	['Update custom field', 'matter', 'updateCustomField', ['Matter', 'Custom Field', 'Value']],
	['Download', 'document', 'download', ['Document', 'Put Output File in Field']],
	['Download all', 'document', 'downloadAll', ['Matter', 'Put Output File in Field']],
	['Get document', 'document', 'get', ['Document']],
	[
		...(['Get many documents', 'document', 'getMany'] as const),
		['Documents Of', 'Matter', 'Return All', 'Limit', 'Filters'],
	],
	['Get versions', 'document', 'getVersions', ['Document']],
	['Mark', 'document', 'mark', ['Document', 'Dropbox File ID', 'Dropbox Content Hash']],
	['Set category', 'document', 'setCategory', ['Document', 'Document Category']],
	[
		...(['Upload', 'document', 'upload'] as const),
		['Upload To', 'Matter', 'Input Binary Field', 'If Document Exists'],
	],
	['Create note', 'note', 'create', ['Matter', 'Subject', 'Text']],
	['Create link', 'customAction', 'create', ['Label', 'Page', 'Target URL']],
	['Delete link', 'customAction', 'delete', ['Custom Action']],
	['Get many links', 'customAction', 'getMany', ['Return All', 'Limit']],
	['Verify click', 'customAction', 'verifyClick', ['Query Parameters']],
];

testFreshPanels({
	...{ panels: FRESH, begin: () => ({ editor, api }) },
	step: (name, parameters) => clioNode('clioMatters', name, parameters),
	picture: (resource, operation) => `clio-${resource}-${operation}`,
});

test('all operations of the node are among them', () => {
	const menus = new ClioMatters().description.properties.filter(({ name }) => name === 'operation');
	const known = menus.flatMap(({ displayOptions, options = [] }) =>
		options.map(
			(option) => `${displayOptions?.show?.['resource']?.[0]} ${'value' in option && option.value}`,
		),
	);
	expect(FRESH.map(([, resource, operation]) => `${resource} ${operation}`).sort()).toEqual(known.sort());
});

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

test('a file is uploaded to a matter that is picked from the list', async () => {
	const name = 'Upload document';
	const parameters = { resource: 'document', operation: 'upload' };
	const id = await importManualWorkflow(api, name, [
		...fileOf('The answer to the complaint', 'Answer to Complaint.txt'),
		clioNode('clioMatters', name, parameters),
	]);
	await withPicture(editor.page, 'clio-upload-panel', async () => {
		await editor.page.setViewportSize({ width: 1440, height: 900 });
		await editor.openWorkflow(id);
		const node = await editor.openNode(name);
		await node.pickFromList('matter', '00001-Smith');
		await node.execute();
		await editor.settled();
		await editor.page.screenshot({ path: picturePath('clio-upload-panel') });
		await node.close();
	});
	const documents = await clio.read<Array<{ name: string }>>('/documents?matter=00001-Smith');
	expect(documents.filter((document) => document.name === 'Answer to Complaint.txt')).toHaveLength(1);
});

test('the link to a case folder is put in a custom field that is picked from the list', async () => {
	const name = 'Set folder link';
	const parameters = {
		...{ resource: 'matter', operation: 'setFolderLink', linkPlace: 'customField' },
		folderLink: 'https://www.dropbox.com/home/Matters/Smith%20-%2000001',
	};
	const id = await importManualWorkflow(api, name, [clioNode('clioMatters', name, parameters)]);
	await withPicture(editor.page, 'clio-folder-link-panel', async () => {
		await editor.page.setViewportSize({ width: 1440, height: 900 });
		await editor.openWorkflow(id);
		const node = await editor.openNode(name);
		await node.pickFromList('matter', '00001-Smith');
		await node.pickFromList('customField', 'Dropbox Folder');
		await node.execute();
		await editor.settled();
		await editor.page.screenshot({ path: picturePath('clio-folder-link-panel') });
		await node.close();
	});
	expect(JSON.stringify(await clio.read('/state'))).toContain(parameters.folderLink);
});

test('a test event of the trigger shows what a new document will look like', async () => {
	const parameters = {
		triggerMode: 'polling',
		events: ['documentCreated', 'documentUpdated', 'matterClosed'],
		pollTimes: { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] },
		filters: { matterStatus: ['open'] },
	};
	const trigger = clioNode('clioMattersTrigger', 'Clio Matters Trigger', parameters);
	const { id } = await api.importWorkflow({
		...{ name: 'Clio trigger', connections: {}, pinData: {} },
		nodes: [{ ...trigger, typeVersion: 2, id: 'clio-trigger', position: [0, 0] }],
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
