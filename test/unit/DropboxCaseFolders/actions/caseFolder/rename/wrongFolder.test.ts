/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { renameCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/rename/renameCaseFolders';
import type { RenameRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/rename/RenameRequest';
import { createCaseFolderHarness, kinds, request, value, type CaseFolderHarness } from '../caseFolderHarness';
import { renameRequest } from './renameHarness';

let on: CaseFolderHarness;
beforeEach(async () => void (on = await createCaseFolderHarness()));
afterEach(() => on.close());

const rename = async (...wishes: RenameRequest[]) => await renameCaseFolders(wishes, on.dropbox);
const make = async (caseId: string, marker: 'properties' | 'file' | undefined, destination = '/Cases') =>
	(await on.folder(request(caseId, { marker, destination }))).folderId;
const pathOf = async (id: string) => (await on.dropbox.find(id)).path;

describe('a subfolder that an expression gives for the case folder', () => {
	it.each(['file', 'properties'] as const)('is refused in a case marked by %s', async (marker) => {
		await make('22-1', marker);
		await on.dropbox.createFolders(['/Cases/22-1/Pleadings/2026']);
		for (const folder of ['/Cases/22-1/Pleadings', '/Cases/22-1/Pleadings/2026'])
			expect(kinds(await rename(renameRequest(folder, '22-1', { last: 'Roe' })))).toEqual([
				'belongs_to_another_case',
			]);
	});

	it('is refused where it is a copy of the case folder', async () => {
		await make('22-1', 'file');
		await on.copy('/Cases/22-1', '/Cases/copy');
		await on.move('/Cases/copy', '/Cases/22-1/copy');
		expect(kinds(await rename(renameRequest('/Cases/22-1/copy', '22-1', { last: 'Roe' })))).toEqual([
			'belongs_to_another_case',
		]);
	});
});

describe.each(['file', 'properties'] as const)('while the case has a folder marked by %s', (marker) => {
	it('refuses to give another, unmarked one its name', async () => {
		await make('22-2', marker);
		await on.move('/Cases/22-2', '/Cases/Doe');
		const stale = await make('22-1', undefined);
		expect(kinds(await rename(renameRequest(stale, '22-2', { last: 'Roe' })))).toEqual([
			'belongs_to_another_case',
		]);
		expect(await pathOf(stale)).toBe('/Cases/22-1');
	});

	it('refuses an unmarked one if that has the former number', async () => {
		const own = await make('22-2', marker);
		const stale = await make('22-1', undefined);
		const wish = renameRequest(stale, '23-2', { former: '22-2' });
		expect(kinds(await rename(wish))).toEqual(['belongs_to_another_case']);
		expect(kinds(await rename({ ...wish, folder: own }))).toEqual(['done']);
	});

	it('refuses to renumber a copy of it, and renumbers the folder itself', async () => {
		const own = await make('22-1', marker);
		await on.copy('/Cases/22-1', '/Cases/copy');
		const wish = renameRequest('/Cases/copy', '23-1', { former: '22-1' });
		expect(kinds(await rename(wish))).toEqual(['belongs_to_another_case']);
		expect(kinds(await rename({ ...wish, folder: own }))).toEqual(['done']);
	});

	it('refuses its number to another folder wherever that of the case lies', async () => {
		await on.dropbox.createFolders(['/Closed']);
		await make('22-2', marker, '/Closed');
		const id = await make('22-1', marker);
		expect(kinds(await rename(renameRequest(id, '22-2', { former: '22-1' })))).toEqual([
			'belongs_to_another_case',
		]);
	});
});

describe('two folders of one run for one case', () => {
	it('lets only the first of two unmarked ones have it', async () => {
		const ids = [await make('22-1', undefined), await make('22-2', undefined)];
		const wishes = ids.map((id, nth) => renameRequest(id, '22-3', { last: `Roe ${nth}` }));
		expect(kinds(await rename(...wishes))).toEqual(['done', 'belongs_to_another_case']);
	});

	it('leaves it to the one that is marked for it, though search does not show that yet', async () => {
		on.state.switches.searchDelay = 60_000;
		const one = await make('22-1', 'file');
		const two = await make('22-2', 'file');
		await on.move('/Cases/22-2', '/Cases/Doe');
		const wishes = [
			renameRequest(one, '22-2', { former: '22-1', last: 'Roe' }),
			renameRequest(two, '22-2', { last: 'Doe' }),
		];
		expect(kinds(await rename(...wishes))).toEqual(['belongs_to_another_case', 'done']);
	});
});

describe('two items for one folder', () => {
	const broken = (folder: string): RenameRequest => ({
		...renameRequest(folder, '22-1'),
		template: [{ kind: 'field', name: 'matter' }, { kind: 'case ID' }],
	});

	it('refuses one that has no name by itself, before and after the one that has', async () => {
		const [one, two] = [await make('22-1', 'file'), await make('22-2', 'file')];
		const good = renameRequest(one, '22-1', { last: 'Roe' });
		const other = renameRequest(two, '22-2', { last: 'Doe' });
		expect(kinds(await rename(good, broken(one), other))).toEqual(['done', 'invalid_input', 'done']);
		expect(kinds(await rename(broken(one), good, other))).toEqual(['invalid_input', 'done', 'done']);
	});
});

it('says so where the marker went away before it was changed', async () => {
	const id = await make('22-1', 'file');
	const dropbox: typeof on.dropbox = {
		...on.dropbox,
		remarkFolders: async (all) => {
			const { result } = await on.person.filesListFolder({ path: '/Cases/23-1' });
			for (const entry of result.entries) await on.person.filesDeleteV2({ path: entry.path_lower ?? '' });
			return await on.dropbox.remarkFolders(all);
		},
	};
	const [outcome] = await renameCaseFolders([renameRequest(id, '23-1', { former: '22-1' })], dropbox);
	expect(value(outcome).warnings).toEqual([expect.stringContaining('no case marker')]);
	expect(value(outcome)).not.toHaveProperty('previousCaseId');
});
