/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import type { Browser } from 'playwright-core';
import { Editor } from '../editor/Editor';
import { launchBrowser } from '../editor/launchBrowser';
import { picturePath, withPicture } from '../editor/pictures';
import { importManualWorkflow, itemsOf } from '../runs/importManualWorkflow';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { byId, byPath, caseFolders, upload } from '../runs/steps';
import { filesBelow, newCaseFolder } from '../runs/trees';
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

const documents = [
	{ name: 'Answer.txt', category: 'Motion', text: 'Answer to the complaint' },
	{ name: 'Letter of 1 May.txt', category: 'Letters', text: 'Letter to the landlord' },
	{ name: 'Lease.txt', category: 'Lease', text: 'Lease' },
	{ name: 'Placeholder.txt', category: 'Motion', text: '' },
];

test('documents are sorted by category in the panel, and a second run says what was left', async () => {
	const { folderId } = await newCaseFolder(dropbox, 'Doe, Jane - 26-0000301');
	const id = await importManualWorkflow(office.api, 'Upload by category', [
		...itemsOf(documents),
		upload({
			...{ caseFolder: byId(folderId), fileInto: 'category', category: '={{ $json.category }}' },
			...{ specifySubfolders: 'fields', defaultSubfolder: 'Unsorted', documentFrom: 'text' },
			...{ text: '={{ $json.text }}', fileName: '={{ $json.name }}', ifNameTaken: 'archive' },
			subfoldersForCategories: {
				route: [
					{ category: 'Motion', subfolder: 'Pleadings/Motions' },
					{ category: 'Letters', subfolder: 'Correspondence' },
				],
			},
			options: { skipSmallerThan: 1, checkForDuplicates: 'sameContent', archiveFolder: '_Archive' },
		}),
	]);

	await withPicture(editor.page, 'upload-panel', async () => {
		await editor.page.setViewportSize({ width: 1440, height: 1980 });
		await editor.openWorkflow(id);
		const node = await editor.openNode('Upload document');
		await node.execute(4);
		await node.execute(4);
		await editor.settled();
		await editor.page.screenshot({ path: picturePath('upload-panel') });

		expect(await node.hints()).toEqual([
			expect.stringContaining('3 of 4 documents already existed') as string,
			expect.stringContaining('1 of 4 documents was skipped: it has 0 bytes.') as string,
		]);
		expect((await node.labels()).filter((label) => /…|\.\.\.$/.test(label))).toEqual([]); // cut off
		expect(await node.labels()).toEqual(
			expect.arrayContaining(['Category', 'Default Subfolder', 'If the Name Is Taken', 'Archive Folder']),
		);
		await node.close();
	});

	expect(Object.keys(await filesBelow(dropbox, '/Doe, Jane - 26-0000301')).sort()).toEqual([
		'Correspondence/Letter of 1 May.txt',
		'Pleadings/Motions/Answer.txt',
		'Unsorted/Lease.txt',
	]);
});

test.each([
	{
		...{ name: 'Archive version', picture: 'archive-version-panel', file: 'Settlement Agreement.pdf' },
		parameters: {
			...{ operation: 'archiveVersion', originalDocument: 'stays' },
			caseFolder: byPath('/Matters/Doe, Jane - 26-0000302'),
			options: { archiveFolder: '_Archive' },
		},
		labels: ['Document', 'Case Folder', 'Original Document', 'Archive Folder'],
	},
	{
		...{ name: 'Download document', picture: 'download-panel', file: 'Notice of Hearing.pdf' },
		parameters: { operation: 'download', outputField: 'data', options: {} },
		labels: ['Document', 'Put Output File in Field'],
	},
	{
		...{ name: 'Get link', picture: 'link-panel', file: 'Answer to Complaint.pdf' },
		parameters: { operation: 'link', linkType: 'temporary' },
		labels: ['Document', 'Link Type'],
	},
])('$name finds the document in its list and runs', async ({ name, picture, file, parameters, labels }) => {
	await dropbox.makeFiles('matters', [{ path: `/Doe, Jane - 26-0000302/Contracts/${file}`, text: file }]);
	const document = { __rl: true, mode: 'list', value: '' };
	const id = await importManualWorkflow(office.api, name, [
		caseFolders(name, { resource: 'document', document, ...parameters }),
	]);

	await withPicture(editor.page, picture, async () => {
		await editor.page.setViewportSize({ width: 1440, height: 900 });
		await editor.openWorkflow(id);
		const node = await editor.openNode(name);
		await node.findInList('document', file);
		await node.execute();
		await editor.settled();
		await editor.page.screenshot({ path: picturePath(picture) });

		expect(await node.labels()).toEqual(expect.arrayContaining(labels));
		await node.close();
	});
});
