/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser } from 'playwright-core';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import { freshPicture, picturePath, withPicture } from '../editor/pictures';
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

/** What the panel shows of each operation when a person has just added it, besides what all have. */
const FRESH: ReadonlyArray<readonly [name: string, resource: string, operation: string, fields: string[]]> = [
	['Create', 'caseFolder', 'create', ['Case ID', 'Destination Folder', 'Folder Naming', 'Subfolders']],
	['Preview', 'caseFolder', 'preview', ['Case ID', 'Destination Folder', 'Folder Naming', 'Subfolders']],
	['Find by case ID', 'caseFolder', 'find', ['Case ID', 'Search In', 'Folder Naming']],
	['Resolve by ID', 'caseFolder', 'resolve', ['Case Folder', 'Expected Path']],
	['List', 'caseFolder', 'list', ['Case Folder', 'Output', 'Return All', 'Limit', 'Filters']],
	['Check', 'caseFolder', 'check', ['Case ID', 'Case Folder', 'Expected Path']],
	['Move to destination', 'caseFolder', 'move', ['Case Folder', 'New Destination']],
	['Rename', 'caseFolder', 'rename', ['Case Folder', 'Case ID', 'Former Case ID', 'Folder Naming']],
	['Close', 'caseFolder', 'close', ['Case Folder', 'Close Method', 'Closed Folder']],
	['Reopen', 'caseFolder', 'reopen', ['Case Folder', 'Restore To']],
	[
		...(['Audit permissions', 'caseFolder', 'audit'] as const),
		['Case Folder', 'Privileged Folders', 'People Who May Open Them', 'Output'],
	],
	['Request uploads', 'caseFolder', 'requestFiles', ['Case Folder', 'Matter Number']],
	[
		...(['Upload', 'document', 'upload'] as const),
		[
			...['Document From', 'Case Folder', 'File Into'],
			...['Restrict Privileged Documents', 'If the Name Is Taken'],
		],
	],
	['Download', 'document', 'download', ['Document', 'Put Output File in Field']],
	['Archive version', 'document', 'archiveVersion', ['Document', 'Case Folder', 'Original Document']],
	['Get link', 'document', 'link', ['Document', 'Link Type']],
	[
		...(['Restrict', 'document', 'restrict'] as const),
		['Document', 'Restricted Folder In', 'Case Folder', 'Restricted Folder', 'People Who May Open It'],
	],
	['Copy to client', 'document', 'clientUpload', ['Document', 'Case Folder', 'Matter Number']],
];

/** What every panel has, and every node on its tab Settings. */
const COMMON = [
	...['Authentication', 'Resource', 'Operation', 'Options'],
	...['Always Output Data', 'Execute Once', 'Retry On Fail', 'On Error', 'Notes', 'Display Note in Flow?'],
];

describe('an operation that was just added', () => {
	// One workflow for all of them: to open one takes longer than to look at a panel.
	beforeAll(async () => {
		const steps = FRESH.map(([name, resource, operation]) =>
			caseFolders(`New: ${name}.`, { resource, operation }),
		);
		const id = await importManualWorkflow(office.api, 'Every operation', steps);
		await editor.page.setViewportSize({ width: 1440, height: 900 });
		await editor.openWorkflow(id);
	});

	test.each(FRESH)(
		'shows its fields on one screen, none of them cut off: %s',
		async (name, _, operation, fields) => {
			await withPicture(editor.page, 'fresh-panel', async () => {
				const node = await editor.openNode(`New: ${name}.`);
				const labels = await node.labels();
				expect(labels.filter((label) => !COMMON.includes(label) && !/^Credential/.test(label))).toEqual(
					fields,
				);
				expect(labels.filter((label) => /…|\.\.\.$/.test(label))).toEqual([]);
				await editor.page.screenshot({ path: freshPicture(operation) });
				expect(await node.hiddenHeight()).toBe(0);
				await node.close();
			});
		},
	);
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
