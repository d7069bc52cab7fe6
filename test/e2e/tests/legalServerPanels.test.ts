/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { LegalServerMatters } from '@/packages/legalserver-matters/nodes/LegalServerMatters/LegalServerMatters.node';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import type { NodePanel } from '../editor/NodePanel';
import { picturePath, withPicture } from '../editor/pictures';
import { cutOff, testFreshPanels, type FreshPanel } from '../editor/testFreshPanels';
import { projectFolder } from '../folders';
import { importManualWorkflow } from '../runs/importManualWorkflow';
import { LegalServerOffice } from '../runs/LegalServerOffice';
import { byPath, caseFolders, legalServerStep, type Step } from '../runs/steps';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const office = new LegalServerOffice(stack);
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const CASE = '22-0000107';
let browser: Browser;
let editor: Editor;

beforeAll(async () => {
	await office.legalServer.act('/switches', { site: 'riverside', rateLimit: 1_000_000 });
	await office.connect('live');
	browser = await launchBrowser(stack.proxyUrl);
	editor = await Editor.signIn(browser, stack.n8nUrl, stack.owner);
});

afterAll(async () => {
	await browser?.close();
	await office.legalServer.act('/switches', { site: 'riverside', rateLimit: 200 });
});

const FRESH: readonly FreshPanel[] = [
	['Check connection', 'account', 'checkConnection', []],
	['Download', 'document', 'download', ['Matter', 'Document', 'Put Output File in Field']],
	['Get document', 'document', 'get', ['Matter', 'Document']],
	['Get many documents', 'document', 'getMany', ['Matter', 'Return All', 'Limit']],
	['Upload', 'document', 'upload', ['Matter', 'Input Binary Field', 'If Document Exists']],
	[
		'Upload as ZIP',
		'document',
		'uploadZip',
		['Matter', 'Subfolder', 'Input Binary Field', 'If Document Exists'],
	],
	['Get matter', 'matter', 'get', ['Matter']],
	['Get many matters', 'matter', 'getMany', ['Return All', 'Limit', 'Filters']],
	['Get staff', 'matter', 'getStaff', ['Matter']],
	['Set external ID', 'matter', 'setExternalId', ['Matter', 'External ID']],
	['Update custom field', 'matter', 'updateCustomField', ['Matter', 'Custom Field', 'Value']],
	['Create note', 'note', 'create', ['Matter', 'Subject', 'Text', 'Note Type']],
];

testFreshPanels({
	...{ panels: FRESH, step: legalServerStep, begin: () => ({ editor, api: office.api }) },
	picture: (resource, operation) => `legalserver-${resource}-${operation}`,
	check: async (node) => expect(await node.cutLabels()).toEqual([]),
});

test('all operations of the node are among them', () => {
	const menus = new LegalServerMatters().description.properties.filter(({ name }) => name === 'operation');
	const known = menus.flatMap(({ displayOptions, options = [] }) =>
		options.map(
			(option) => `${displayOptions?.show?.['resource']?.[0]} ${'value' in option && option.value}`,
		),
	);
	expect(FRESH.map(([, resource, operation]) => `${resource} ${operation}`).sort()).toEqual(known.sort());
});

/** Runs the last of the steps from its panel, and takes its picture. */
async function runFromPanel(
	picture: string,
	steps: readonly Step[],
	{
		fillIn = async () => undefined,
		height = 900,
	}: { fillIn?: (node: NodePanel) => Promise<void>; height?: number } = {},
): Promise<string> {
	const name = steps.at(-1)?.name ?? '';
	const id = await importManualWorkflow(office.api, name, steps);
	let shown = '';
	await withPicture(editor.page, picture, async () => {
		await editor.page.setViewportSize({ width: 1440, height });
		await editor.openWorkflow(id);
		const node = await editor.openNode(name);
		await fillIn(node);
		await node.execute();
		await editor.settled();
		await editor.page.screenshot({ path: picturePath(picture) });
		expect(cutOff(await node.labels())).toEqual([]);
		expect(await node.cutLabels()).toEqual([]);
		expect(await node.countFaulty()).toBe(0);
		shown = await editor.page.getByTestId('output-panel').innerText();
		await node.leave();
	});
	return shown;
}

const getStaff = legalServerStep('Get staff', { resource: 'matter', operation: 'getStaff', matter: CASE });

test('a case is read by its number, with the custom fields that are named', async () => {
	const shown = await runFromPanel(
		'legalserver-get-panel',
		[
			legalServerStep('Get matter', {
				...{ resource: 'matter', operation: 'get', matter: CASE },
				options: { customFields: 'household_size_15, county_court_17' },
			}),
		],
		{ height: 1240 },
	);
	expect(shown).toMatch(/caseNumber\s+22-0000107/);
	expect(shown).toContain('Rosa');
});

test('a note gets a type that is found in the list of the site', async () => {
	const note = {
		...{ resource: 'note', operation: 'create', matter: CASE, subject: 'Case folder created' },
		text: 'The case folder is /Cases/Miller, Rosa - 22-0000107 in Dropbox.',
	};
	const fillIn = async (node: NodePanel) => {
		expect(await node.offered('noteType')).toEqual(
			expect.arrayContaining([expect.stringContaining('Advice'), expect.stringContaining('Call to Client')]),
		);
		await node.searchList('noteType', 'Documents');
		await node.pickFromList('noteType', 'Documents');
	};
	await runFromPanel('legalserver-note-panel', [legalServerStep('Create note', note)], { fillIn });
	const { notes } = await office.readCase('live', CASE);
	expect(notes.map(({ subject }) => subject)).toContain('Case folder created');
});

test('who works on a case is read', async () => {
	const shown = await runFromPanel('legalserver-staff-panel', [getStaff], { height: 1000 });
	expect(shown).toContain('jane@example.com');
	expect(shown).toContain('ravi@example.com');
});

test('and the case folder is opened to them alone', async () => {
	const folder = `/Panels/Cases/Miller, Rosa - ${CASE}`;
	await dropbox.makeFolders('matters', [folder]);
	const shown = await runFromPanel('legalserver-members-panel', [
		getStaff,
		caseFolders('Set members', {
			...{ resource: 'caseFolder', operation: 'setMembers', caseFolder: byPath(`/Matters${folder}`) },
			...{ caseId: '={{ $json.caseNumber }}', members: '={{ $json.emails }}' },
		}),
	]);
	expect(shown).toMatch(/status\s+set/);
	const { accounts } = await dropbox.whoCanOpen('matters', folder);
	expect(Object.keys(accounts).sort()).toEqual(['jane@example.com', 'ravi@example.com']);
});

test('the workflow that LegalServer calls opens on the canvas with its nodes known', async () => {
	await withPicture(editor.page, 'legalserver-workflow', async () => {
		await editor.page.setViewportSize({ width: 1440, height: 600 });
		await editor.importFile(join(projectFolder, 'templates', 'legalserver-case-folder.json'));
		// What was imported is selected until somebody clicks beside it.
		await editor.page.mouse.click(400, 150);
		await editor.page.getByTestId('zoom-to-fit').click();
		await editor.settled();
		await editor.page.screenshot({ path: picturePath('legalserver-workflow') });
		const nodes = editor.page.getByTestId('canvas-node');
		for (const name of ['Get case', 'Create case folder', 'Answer a refusal'])
			expect(await nodes.filter({ hasText: name }).count()).toBe(1);
	});
});
