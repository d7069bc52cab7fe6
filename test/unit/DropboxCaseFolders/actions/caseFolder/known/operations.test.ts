/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { PrivilegedFolders } from '@/nodes/shared/domain/privilege/PrivilegedFolders';
import { auditCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/audit/auditCaseFolders';
import { renameCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/rename/renameCaseFolders';
import { reopenCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/reopen/reopenCaseFolders';
import { requestClientFiles } from '@/nodes/DropboxCaseFolders/actions/caseFolder/requestFiles/requestClientFiles';
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { clientUpload } from '@/nodes/DropboxCaseFolders/actions/document/clientUpload.operation';
import { restrictDocuments } from '@/nodes/DropboxCaseFolders/actions/document/restrict/restrictDocuments';
import { createDryRunDropboxWithSharing } from '@/nodes/DropboxCaseFolders/actions/shared/dryRun/createDryRunDropboxWithSharing';
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import type { MarkerKind } from '@/nodes/shared/dropbox/port';
import { documentOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';
import { renameRequest } from '../rename/renameHarness';
import { closeRequest, reopenRequest } from '../close/closeHarness';
import { kinds, createCaseFolderHarness, request, value, type CaseFolderHarness } from '../caseFolderHarness';

const REFUSED = ['belongs_to_another_case'];
const silent = () => undefined;

/** Each operation on a folder, named for a case where it names one. */
const operations = (world: CaseFolderHarness) => ({
	Upload: async (caseFolder: string) =>
		await uploadDocuments(
			[
				{
					...{ caseFolder, subfolder: '', warnings: [], rule: 'fail', duplicates: 'not looked for' },
					...{
						minimumSize: 0,
						archiveFolder: '_Archive',
						timezone: 'UTC',
						lockArchived: false,
						dryRun: false,
						simplify: true,
					},
					documents: [
						{ label: 'text', name: 'a.txt', warnings: [], isBlank: false, source: documentOf('x') },
					],
				},
			],
			world.dropbox,
		),
	Request: async (caseFolder: string, matterNumber = '24-1') =>
		await requestClientFiles(
			[
				{
					...{ caseFolder, matterNumber, outerFolder: 'ClientUploads', title: 'Papers', dryRun: false },
					...{ deadline: undefined, description: undefined, warnings: [] },
				},
			],
			world.dropbox,
		),
	Copy: async (caseFolder: string, matterNumber = '24-1') =>
		await clientUpload.run(
			[
				{
					...{ document: '/Cases/24-1/a.txt', caseFolder, matterNumber, outerFolder: 'ClientUploads' },
					...{ allowOutsideCaseFolder: true, dryRun: false },
				},
			],
			world as never,
		),
	Audit: async (caseFolder: string) =>
		await auditCaseFolders(
			[
				{
					caseFolder,
					privileged: new PrivilegedFolders(''),
					people: undefined,
					documents: 'none',
					output: 'findings',
				},
			],
			world.dropbox,
			silent,
		),
	Rename: async (folder: string, matterNumber = '24-1') =>
		await renameCaseFolders([renameRequest(folder, matterNumber)], world.dropbox),
	Reopen: async (folder: string) => await reopenCaseFolders([reopenRequest(folder)], world.dropbox),
});

type Name = keyof ReturnType<typeof operations>;
const NAMES: Name[] = ['Upload', 'Request', 'Copy', 'Audit', 'Rename', 'Reopen'];

describe.each(['file', 'properties'] as const)('with cases marked by %s', (marker: MarkerKind) => {
	let world: CaseFolderHarness;
	let first: string;
	beforeEach(async () => {
		world = await createCaseFolderHarness();
		const folders = await world.create(...['24-1', '24-2'].map((id) => request(id, { marker })));
		first = value(folders[0]).folderId;
		await world.person.filesUpload({ path: '/Cases/24-1/a.txt', contents: 'x' });
	});
	afterEach(() => world.close());

	it.each(NAMES)('%s refuses the folder in which they lie, and the top of the Dropbox', async (name) => {
		const tree = await treeOf(world.dropbox);
		const outcomes = await operations(world)[name]('/Cases');
		expect(outcomes).toMatchObject([
			{ ok: false, refusal: { message: 'This folder contains the folders of 2 cases' } },
		]);
		expect(kinds(await operations(world)[name](''))).toEqual(['invalid_input']);
		expect(await treeOf(world.dropbox)).toEqual(tree);
		expect(await world.dropbox.fileRequests()).toEqual([]);
	});

	it.each(['Request', 'Copy', 'Rename'] as const)(
		'%s refuses another matter number than the folder’s',
		async (name) => {
			const tree = await treeOf(world.dropbox);
			expect(kinds(await operations(world)[name](first, '24-2'))).toEqual(REFUSED);
			expect(await treeOf(world.dropbox)).toEqual(tree);
			expect(kinds(await operations(world)[name](first))).toEqual(['done']);
		},
	);

	it.each(NAMES.filter((name) => name !== 'Reopen'))('%s takes the folder of one', async (name) => {
		for (const folder of [first, '/Cases/24-1'].slice(name === 'Upload' ? 1 : 0)) {
			expect(kinds(await operations(world)[name](folder))).toEqual(['done']);
		}
	});

	it('Reopen takes a closed one', async () => {
		value((await closeCaseFolders([closeRequest(first)], world.dropbox))[0]);
		expect(kinds(await operations(world).Reopen(first))).toEqual(['done']);
	});
});

describe.each(['file', 'properties'] as const)('Restrict, with cases marked by %s', (marker: MarkerKind) => {
	let world: CaseFolderHarness;
	beforeEach(async () => {
		world = await createCaseFolderHarness({ fixture: 'teamSpace', token: 'jane', inTeamSpace: true });
		await world.dropbox.createFolders(['/Matters/Cases', '/Matters/Loose']);
		await world.create(
			...['24-1', '24-2'].map((id) => request(id, { marker, destination: '/Matters/Cases' })),
		);
		await world.person.filesUpload({ path: '/Matters/Loose/memo.txt', contents: 'x' });
	});
	afterEach(() => world.close());

	it.each([
		{ of: 'case folder', caseFolder: '/Matters/Cases', path: 'Privileged' } as const,
		{ of: 'Dropbox', address: '/Matters/Cases' } as const,
	])('seals no folder in which they lie, nor one in that: $of', async (place) => {
		const tree = await treeOf(world.dropbox);
		const restriction = {
			...{ place, people: ['ravi@example.com'] },
			...({ level: 'editor', others: 'remove', outerLinks: 'remove' } as const),
		};
		const asked = { document: '/Matters/Loose/memo.txt', restriction, dryRun: false };
		const dry = createDryRunDropboxWithSharing(world.dropbox, world.clock);
		expect(kinds(await restrictDocuments([asked], dry))).toEqual(REFUSED);
		expect(kinds(await restrictDocuments([asked], world.dropbox))).toEqual(REFUSED);
		expect(await treeOf(world.dropbox)).toEqual(tree);
		expect(await world.dropbox.sharedFolderAt('/Matters/Cases')).toBeUndefined();
	});
});
