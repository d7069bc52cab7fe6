/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser } from 'playwright-core';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import { picturePath, withPicture } from '../editor/pictures';
import { testFreshPanels, type FreshPanel } from '../editor/testFreshPanels';
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

const FRESH: readonly FreshPanel[] = [
	['Append events', 'auditTrail', 'appendEvents', ['Audit Folder', 'Event From', 'Event']],
	[
		...(['Export events', 'auditTrail', 'exportEvents'] as const),
		['Audit Folder', 'Format', 'Put Output File in Field', 'Filters'],
	],
	['Verify trail', 'auditTrail', 'verify', ['Audit Folder']],
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
	['Set members', 'caseFolder', 'setMembers', ['Case Folder', 'Case ID', 'Members']],
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
	['Move to subfolder', 'document', 'moveToSubfolder', ['Document', 'Case Folder', 'Subfolder']],
	['Create manifest', 'caseManifest', 'createManifest', ['Case Folder', 'Save In']],
	['Verify manifest', 'caseManifest', 'verifyManifest', ['Manifest', 'Expected Root']],
	['Copy to client', 'document', 'clientUpload', ['Document', 'Case Folder', 'Matter Number']],
];

testFreshPanels({
	...{ panels: FRESH, step: caseFolders, begin: () => ({ editor, api: office.api }) },
	picture: (_, operation) => operation,
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
