/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser } from 'playwright-core';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import { picturePath, withPicture } from '../editor/pictures';
import { importManualWorkflow } from '../runs/importManualWorkflow';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { byPath, caseFolders } from '../runs/steps';
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
});

afterAll(async () => await browser?.close());

/** What the panel shows of each operation when a person has just added it. */
const FRESH: ReadonlyArray<readonly [string, string, string, string[]]> = [
	['Preview', 'caseFolder', 'preview', ['Case ID', 'Destination Folder', 'Folder Naming', 'Case Marker']],
	['Find by case ID', 'caseFolder', 'find', ['Case ID', 'Search In', 'Folder Naming']],
	['Check', 'caseFolder', 'check', ['Case ID', 'Case Folder', 'Expected Path', 'Add Missing Markers']],
	['Move to destination', 'caseFolder', 'move', ['Case Folder', 'New Destination', 'Dry Run']],
	['Close', 'caseFolder', 'close', ['Case Folder', 'Close Method', 'Closed Folder', 'Closed On', 'Dry Run']],
	['Reopen', 'caseFolder', 'reopen', ['Case Folder', 'Restore To', 'Dry Run']],
	['Audit permissions', 'caseFolder', 'audit', ['Case Folder', 'Privileged Folders', 'Output']],
	['Request uploads', 'caseFolder', 'requestFiles', ['Case Folder', 'Matter Number', 'Title', 'Dry Run']],
	['List', 'caseFolder', 'list', ['Case Folder', 'Output', 'Levels', 'Filters']],
	['Restrict', 'document', 'restrict', ['Document', 'Restricted Folder In', 'People Who May Open It']],
	['Copy to client', 'document', 'clientUpload', ['Document', 'Case Folder', 'Matter Number']],
];

test('every operation opens with its fields, none of them cut off', async () => {
	const steps = FRESH.map(([name, resource, operation]) => caseFolders(name, { resource, operation }));
	const id = await importManualWorkflow(office.api, 'Every operation', steps);
	await withPicture(editor.page, 'fresh-panel', async () => {
		await editor.page.setViewportSize({ width: 1440, height: 1500 });
		await editor.openWorkflow(id);
		for (const [name, , , expected] of FRESH) {
			const node = await editor.openNode(name);
			const labels = await node.labels();
			expect([name, labels]).toEqual([name, expect.arrayContaining(expected)]);
			expect(labels.filter((label) => /…|\.\.\.$/.test(label))).toEqual([]);
			await node.close();
		}
	});
});

test.each([
	{
		...{ name: 'Close case folder', picture: 'close-panel', height: 1060 },
		parameters: {
			...{ resource: 'caseFolder', operation: 'close', closeMethod: 'zip', afterZipping: 'moves' },
			...{ caseFolder: byPath('/Matters/Panels/Doe, Jane - 26-0000931') },
			...{ closedFolder: byPath('/Matters/Panels/Closed'), matterNumber: '26-0000931' },
			options: { closedOn: '2026-03-04T00:00:00', skipEmptyFolders: true, revokeLinks: true },
		},
	},
	{
		...{ name: 'Restrict document', picture: 'restrict-panel', height: 900 },
		parameters: {
			...{ resource: 'document', operation: 'restrict', people: 'ravi@example.com' },
			...{ document: byPath('/Matters/Panels/Roe, Sam - 26-0000932/Memo.txt') },
			...{ restrictedFolderIn: 'caseFolder', restrictedSubfolder: 'Privileged' },
			caseFolder: byPath('/Matters/Panels/Roe, Sam - 26-0000932'),
		},
	},
])('$name runs from its panel', async ({ name, picture, height, parameters }) => {
	await dropbox.makeFiles('matters', [
		{ path: '/Panels/Doe, Jane - 26-0000931/Pleadings/Answer.pdf', text: 'answer' },
		{ path: '/Panels/Doe, Jane - 26-0000931/Letter.pdf', text: 'letter' },
		{ path: '/Panels/Roe, Sam - 26-0000932/Memo.txt', text: 'memo' },
	]);
	const id = await importManualWorkflow(office.api, name, [caseFolders(name, parameters)]);
	await withPicture(editor.page, picture, async () => {
		await editor.page.setViewportSize({ width: 1440, height });
		await editor.openWorkflow(id);
		const node = await editor.openNode(name);
		await node.execute();
		await editor.settled();
		await editor.page.screenshot({ path: picturePath(picture) });
		await node.close();
	});
});
