/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { renameCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/rename/renameCaseFolders';
import { Refusal } from '@/nodes/shared/core/Refusal';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { treeOf } from '@/test/support/treeOf';
import { createCaseFolderHarness, kinds, request, value, type CaseFolderHarness } from '../caseFolderHarness';
import { prefixRequest } from '../close/closeHarness';
import { renameRequest } from './renameHarness';

let on: CaseFolderHarness;
afterEach(() => on.close());

const MARKERS = ['properties', 'file'] as const;

describe.each(MARKERS)('another run at the same time, markers as %s', (marker) => {
	it('ends in the same names and markers', async () => {
		on = await createCaseFolderHarness();
		const ids: string[] = [];
		for (const caseId of ['ab-1', '22-2', '22-3'])
			ids.push((await on.folder(request(caseId, { marker }))).folderId);
		const [one = '', two = '', three = ''] = ids;
		const run = async () =>
			await renameCaseFolders(
				[
					renameRequest(one, 'AB-1', { former: 'ab-1' }),
					renameRequest(two, '23-2', { former: '22-2', last: 'Roe' }),
					renameRequest(three, '22-3', { last: 'Roe' }),
				],
				on.dropbox,
			);
		for (const outcomes of await Promise.all([run(), run()]))
			expect(kinds(outcomes)).toEqual(['done', 'done', 'done']);
		expect((await run()).map((outcome) => value(outcome).status)).toEqual(ids.map(() => 'alreadyNamed'));
	});
});

describe('somebody else, while the run gets ready', () => {
	/** Does something just before the folders are renamed. */
	const meanwhile = (act: () => Promise<unknown>): DropboxPort => ({
		...on.dropbox,
		mayWrite: async (groups) => {
			await act();
			return await on.dropbox.mayWrite(groups);
		},
	});

	it('may move or close the folder: it is not taken back', async () => {
		on = await createCaseFolderHarness();
		await on.dropbox.createFolders(['/Closed']);
		const { folderId: moved } = await on.folder(request('22-1'));
		const { folderId: closed } = await on.folder(request('22-2'));
		const { folderId: other } = await on.folder(request('22-3'));
		const dropbox = meanwhile(async () => {
			await on.move('/Cases/22-1', '/Closed/22-1');
			value((await closeCaseFolders([prefixRequest(closed)], on.dropbox))[0]);
		});
		const wishes = [moved, closed, other].map((id, nth) =>
			renameRequest(id, `22-${nth + 1}`, { last: 'Roe' }),
		);
		expect(kinds(await renameCaseFolders(wishes, dropbox))).toEqual([
			'changed_meanwhile',
			'changed_meanwhile',
			'done',
		]);
		expect((await on.dropbox.find(moved)).path).toBe('/Closed/22-1');
		expect((await on.dropbox.find(closed)).name).not.toContain('Roe');
	});

	it('may put another folder in its place: that is left alone', async () => {
		on = await createCaseFolderHarness();
		const { folderId } = await on.folder(request('22-1'));
		const dropbox = meanwhile(async () => {
			await on.move('/Cases/22-1', '/Cases/elsewhere');
			await on.dropbox.createFolders(['/Cases/22-1']);
		});
		const outcomes = await renameCaseFolders([renameRequest(folderId, '22-1', { last: 'Roe' })], dropbox);
		expect(kinds(outcomes)).toEqual(['changed_meanwhile']);
		expect(Object.keys(await treeOf(on.dropbox))).toEqual(
			expect.arrayContaining(['/Cases/22-1', '/Cases/elsewhere']),
		);
	});
});

it('leaves a folder whose document somebody else has locked, and renames the others', async () => {
	on = await createCaseFolderHarness({ fixture: 'teamSpace', token: 'jane', inTeamSpace: true });
	const ids: string[] = [];
	for (const caseId of ['ab-1', '22-2', '22-3'])
		ids.push((await on.folder(request(caseId, { marker: 'file', destination: '/Matters' }))).folderId);
	for (const folder of ['ab-1', '22-2'])
		await on.person.filesUpload({ path: `/Matters/${folder}/locked.txt`, contents: 'x' });
	for (const { number } of on.state.entries.filter(({ name }) => name === 'locked.txt'))
		on.state.fileLocks.set(number, {
			holderId: on.fixture.accounts.admin?.accountId ?? '',
			createdAt: 0,
		});
	const [one = '', two = '', three = ''] = ids;
	const outcomes = await renameCaseFolders(
		[
			renameRequest(one, 'AB-1', { former: 'ab-1' }),
			renameRequest(two, '23-2', { former: '22-2' }),
			renameRequest(three, '22-3', { last: 'Roe' }),
		],
		on.dropbox,
	);
	expect(kinds(outcomes)).toEqual(['no_access', 'no_access', 'done']);
	expect((await on.dropbox.find(one)).path).toBe('/Matters/ab-1');
	expect((await on.dropbox.find(two)).path).toBe('/Matters/22-2');
});

it('says so where the folder is shared by itself, as others keep its name', async () => {
	on = await createCaseFolderHarness();
	const { folderId } = await on.folder(request('22-1'));
	await on.person.sharingShareFolder({ path: '/Cases/22-1' });
	const wish = renameRequest(folderId, '22-1', { last: 'Roe' });
	const warnings = async () => value((await renameCaseFolders([wish], on.dropbox))[0]).warnings;
	expect(await warnings()).toEqual([expect.stringContaining('still see its old name')]);
	expect(await warnings()).toEqual([]);
});

it('reports the folders that need no marker as renamed where none can be changed', async () => {
	on = await createCaseFolderHarness();
	const { folderId: one } = await on.folder(request('22-1'));
	const { folderId: two } = await on.folder(request('22-2'));
	const dropbox: DropboxPort = {
		...on.dropbox,
		remarkFolders: async () => await Promise.reject(new Refusal('unavailable', 'Down', 'Wait.')),
	};
	const wishes = [
		renameRequest(one, '23-1', { former: '22-1' }),
		renameRequest(two, '22-2', { last: 'Roe' }),
	];
	const outcomes = await renameCaseFolders(wishes, dropbox);
	expect(kinds(outcomes)).toEqual(['unavailable', 'done']);
	expect(outcomes[0]).toMatchObject({
		refusal: { message: expect.stringContaining('has its new name') as string },
	});
	expect(kinds(await renameCaseFolders(wishes, on.dropbox))).toEqual(['done', 'done']);
});
