/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { rename } from '@/nodes/DropboxCaseFolders/actions/caseFolder/rename.operation';
import type { RenamedFolder } from '@/nodes/DropboxCaseFolders/actions/caseFolder/rename/RenameRequest';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { createItemContext } from '@/test/support/createItemContext';
import { treeOf } from '@/test/support/treeOf';
import { createCaseFolderHarness, request, value, type CaseFolderHarness } from './caseFolderHarness';
import { renameRequest } from './rename/renameHarness';

const WRITING = /move|create|upload|delete|copy|properties\/(add|overwrite|update|remove)/;

/** Properties where the token may write them, marker files where it may not. */
const MARKERS = ['properties', 'file'] as const;

let on: CaseFolderHarness;
beforeEach(async () => void (on = await createCaseFolderHarness()));
afterEach(() => on.close());

const run = async (...requests: Array<ReturnType<typeof renameRequest>>) =>
	await rename.run(requests, { dropbox: on.dropbox, clock: on.clock });
const summarize = (outcomes: Array<Outcome<RenamedFolder>>) =>
	outcomes.map((outcome) =>
		outcome.ok ? `${outcome.value.status} ${outcome.value.path}` : outcome.refusal.reason,
	);
const go = async (...requests: Array<ReturnType<typeof renameRequest>>) => summarize(await run(...requests));
const writes = () => on.emulator.log.calls.filter(({ route }) => WRITING.test(route ?? '')).length;
const markerOf = async (path: string) => {
	const folder = await on.dropbox.find(path);
	if (folder.kind !== 'folder') throw new Error('no folder');
	const [outcome] = await on.dropbox.markersOf([{ folder }]);
	return value(outcome)?.caseId;
};
const paths = async () => Object.keys(await treeOf(on.dropbox));
const make = async (caseId: string, marker: 'properties' | 'file' = 'file') =>
	(await on.folder(request(caseId, { marker }))).folderId;
const refusalOf = (outcome: Outcome<unknown> | undefined) =>
	outcome?.ok === false ? outcome.refusal : undefined;

describe('reading an item', () => {
	const given = {
		caseFolder: { mode: 'id', value: 'id:AAAAAAAAAAAAAAAAAAAAAA' },
		...{
			caseId: ' 22-1 ',
			formerCaseId: '',
			folderNaming: 'lastFirstCaseId',
			lastName: 'Roe',
			firstName: 'Jane',
		},
		options: { dryRun: true },
	};

	it('names the folder as Create does', async () => {
		expect(await rename.read(createItemContext(given), 0)).toMatchObject({
			...{ folder: 'id:AAAAAAAAAAAAAAAAAAAAAA', caseId: '22-1', formerCaseId: '22-1', dryRun: true },
			fields: { client: 'Roe, Jane' },
		});
	});

	it('takes the former case ID', async () => {
		const context = createItemContext({ ...given, formerCaseId: ' 21-9 ' });
		expect(await rename.read(context, 0)).toMatchObject({ caseId: '22-1', formerCaseId: '21-9' });
	});

	it('wants a folder, a case ID and a name', () => {
		const read = (more: object) => () => rename.read(createItemContext({ ...given, ...more }), 0);
		expect(read({ caseFolder: { mode: 'id', value: '' } })).toThrow('No folder was selected');
		expect(read({ caseId: ' ' })).toThrow('The case ID is empty');
		expect(read({ lastName: '', firstName: '' })).toThrow('neither a last nor a first name');
		expect(read({ formerCaseId: '1'.repeat(1001) })).toThrow('The former case ID');
	});
});

describe.each(MARKERS)('of a folder marked by %s', (marker) => {
	it('renames it with what is in it; ID, place and marker stay', async () => {
		const id = await make('22-1', marker);
		await on.person.filesUpload({ path: '/Cases/22-1/Notes/a.txt', contents: 'a' });
		const [outcome] = await run(renameRequest(id, '22-1', { last: 'Roe' }));
		expect(rename.rows(value(outcome))).toEqual([
			{
				folderId: id,
				...{ name: 'Roe - 22-1', path: '/Cases/Roe - 22-1' },
				...{ previousName: '22-1', previousPath: '/Cases/22-1' },
				url: expect.stringContaining('Roe'),
				...{ caseId: '22-1', status: 'renamed', warnings: [] },
			},
		]);
		expect((await on.dropbox.find('/Cases/Roe - 22-1')).id).toBe(id);
		expect(await paths()).toContain('/Cases/Roe - 22-1/Notes/a.txt');
		expect(await markerOf('/Cases/Roe - 22-1')).toBe('22-1');
	});

	it('changes nothing when it is run again', async () => {
		const id = await make('22-1', marker);
		const wish = renameRequest(id, '23-7', { former: '22-1', last: 'Roe' });
		expect(await go(wish)).toEqual(['renamed /Cases/Roe - 23-7']);
		on.emulator.log.clear();
		const [again] = await run(wish);
		expect(value(again)).toMatchObject({ status: 'alreadyNamed', previousName: 'Roe - 23-7' });
		expect(value(again)).not.toHaveProperty('previousCaseId');
		expect(writes()).toBe(0);
	});

	it('gives it the marker of the new case ID, and takes that of the former', async () => {
		const id = await make('22-1', marker);
		const [outcome] = await run(renameRequest(id, '23-7', { former: '22-1' }));
		expect(value(outcome)).toMatchObject({ caseId: '23-7', previousCaseId: '22-1', status: 'renamed' });
		expect(await markerOf('/Cases/23-7')).toBe('23-7');
		// Create finds it by the new ID, and makes another folder for the former.
		expect(await on.folder(request('23-7'))).toMatchObject({ folderId: id, created: false });
		expect(await on.folder(request('22-1'))).toMatchObject({ created: true });
	});

	it('refuses a folder that is marked for another case than the item says', async () => {
		const id = await make('22-1', marker);
		const before = await paths();
		expect(await go(renameRequest(id, '22-2'))).toEqual(['belongs_to_another_case']);
		const [outcome] = await run(renameRequest(id, '22-2', { former: '22-3' }));
		expect(refusalOf(outcome)?.advice).toContain('Former Case ID');
		expect(await paths()).toEqual(before);
		expect(await markerOf('/Cases/22-1')).toBe('22-1');
	});

	it('refuses a case ID that another folder is marked for', async () => {
		const id = await make('22-1', marker);
		await make('22-2', marker);
		await on.move('/Cases/22-2', '/Cases/Doe again');
		expect(await go(renameRequest(id, '22-2', { former: '22-1' }))).toEqual(['belongs_to_another_case']);
		expect(await markerOf('/Cases/22-1')).toBe('22-1');
	});

	it('says in a dry run what it would do, and writes nothing', async () => {
		const id = await make('22-1', marker);
		const other = await make('22-2', marker);
		const before = await treeOf(on.dropbox);
		const wishes = [
			renameRequest(id, '23-7', { former: '22-1', last: 'Roe' }),
			renameRequest(other, '22-2', { last: 'ROE' }),
			renameRequest(other, '22-9'),
		];
		on.emulator.log.clear();
		const dry = await run(...wishes.map((wish) => ({ ...wish, dryRun: true })));
		expect(writes()).toBe(0);
		expect(await treeOf(on.dropbox)).toEqual(before);
		const rows = (outcomes: typeof dry) =>
			outcomes.map((each) =>
				each.ok ? rename.rows({ ...each.value, dryRun: false }) : each.refusal.message,
			);
		expect(dry[0]?.ok === true && rename.rows(dry[0].value)).toEqual([
			expect.objectContaining({ dryRun: true }),
		]);
		expect(rows(dry)).toEqual(rows(await run(...wishes)));
	});
});

it('changes upper and lower case alone', async () => {
	const id = await make('ab-1');
	await on.move('/Cases/ab-1', '/Cases/roe - ab-1');
	const wish = renameRequest(id, 'ab-1', { last: 'Roe' });
	const [dry] = await run({ ...wish, dryRun: true });
	expect(value(dry)).toMatchObject({ name: 'Roe - ab-1', status: 'renamed' });
	expect(await go(wish)).toEqual(['renamed /Cases/Roe - ab-1']);
	expect((await on.dropbox.find(id)).name).toBe('Roe - ab-1');
	expect(await go(wish)).toEqual(['alreadyNamed /Cases/Roe - ab-1']);
});

it('changes upper and lower case of the case ID', async () => {
	const id = await make('ab-1');
	expect(await go(renameRequest(id, 'AB-1', { former: 'ab-1' }))).toEqual(['renamed /Cases/AB-1']);
	expect(await markerOf('/Cases/AB-1')).toBe('AB-1');
});

it('says of a folder that cannot leave its temporary name what it is called', async () => {
	const id = await make('ab-1');
	await on.move('/Cases/ab-1', '/Cases/roe - ab-1');
	let moves = 0;
	const dropbox: typeof on.dropbox = {
		...on.dropbox,
		moveFolders: async (all) => {
			if (++moves === 2) await on.dropbox.createFolders(['/Cases/roe - ab-1']);
			return await on.dropbox.moveFolders(all);
		},
	};
	const wish = renameRequest(id, 'ab-1', { last: 'Roe' });
	const [outcome] = await rename.run([wish], { dropbox, clock: on.clock });
	expect(refusalOf(outcome)?.message).toContain('(being renamed)');
	await on.person.filesDeleteV2({ path: '/Cases/roe - ab-1' });
	expect(await go(wish)).toEqual(['renamed /Cases/Roe - ab-1']);
});

it('renames many folders by one batch', async () => {
	const ids = (await on.create(...Array.from({ length: 30 }, (_, nth) => request(`22-${nth}`)))).map(
		(outcome) => value(outcome).folderId,
	);
	on.emulator.log.clear();
	const outcomes = await go(...ids.map((id, nth) => renameRequest(id, `22-${nth}`, { last: 'Roe' })));
	expect(outcomes).toEqual(ids.map((_, nth) => `renamed /Cases/Roe - 22-${nth}`));
	expect(on.calls('files/move_batch_v2')).toBe(1);
});

describe('two cases never share a folder', () => {
	it('refuses a name that another folder has, and says by which field it is chosen', async () => {
		const id = await make('22-1');
		await on.dropbox.createFolders(['/Cases/ROE - 22-1']);
		const [outcome] = await run(renameRequest(id, '22-1', { last: 'Roe' }));
		expect(refusalOf(outcome)).toMatchObject({
			reason: 'name_taken',
			advice: expect.stringContaining('Folder Naming'),
		});
		expect(await paths()).toContain('/Cases/22-1');
	});

	it('refuses a name that an earlier item of the run takes', async () => {
		const [one, two] = [await make('ab-1'), await make('22-2')];
		const both = [
			renameRequest(one, 'ab-1', { last: 'X' }),
			renameRequest(two, 'AB-1', { former: '22-2', last: 'X' }),
		];
		expect(await go(...both)).toEqual(['renamed /Cases/X - ab-1', 'name_taken']);
		expect(await markerOf('/Cases/22-2')).toBe('22-2');
	});

	it('refuses a case ID that an earlier item of the run takes', async () => {
		const [one, two] = [await make('22-1'), await make('22-2')];
		const wishes = [
			renameRequest(one, '23-7', { former: '22-1', last: 'Doe' }),
			renameRequest(two, '23-7', { former: '22-2', last: 'Roe' }),
		];
		expect(await go(...wishes)).toEqual(['renamed /Cases/Doe - 23-7', 'belongs_to_another_case']);
		expect(await markerOf('/Cases/22-2')).toBe('22-2');
	});

	it('refuses a folder in which another case lies', async () => {
		const id = await make('22-1');
		await make('22-2');
		await on.move('/Cases/22-2', '/Cases/22-1/22-2');
		expect(await go(renameRequest(id, '22-1', { last: 'Roe' }))).toEqual(['belongs_to_another_case']);
	});

	it('refuses the folder in which the only case is the one that is named', async () => {
		await make('22-1');
		expect(await go(renameRequest('/Cases', '22-1'))).toEqual(['belongs_to_another_case']);
		expect(await paths()).toContain('/Cases/22-1');
	});

	it('refuses a new case ID whose folder lies in it', async () => {
		const id = await make('22-1');
		await make('22-2');
		await on.move('/Cases/22-2', '/Cases/22-1/22-2');
		expect(await go(renameRequest(id, '22-2', { former: '22-1' }))).toEqual(['belongs_to_another_case']);
	});

	it('refuses to leave in a folder a copy of it that would be another case’s', async () => {
		const id = await make('22-1');
		await on.copy('/Cases/22-1', '/Cases/copy');
		await on.move('/Cases/copy', '/Cases/22-1/copy');
		expect(await go(renameRequest(id, '23-7', { former: '22-1' }))).toEqual(['belongs_to_another_case']);
		expect(await go(renameRequest(id, '22-1', { last: 'Roe' }))).toEqual(['renamed /Cases/Roe - 22-1']);
	});
});

it('takes one folder once, and refuses two names for it', async () => {
	const id = await make('22-1');
	const wish = renameRequest(id, '22-1', { last: 'Roe' });
	const all = [wish, { ...wish, folder: '/Cases/22-1' }, renameRequest(id, '22-1', { last: 'Doe' })];
	expect(await go(...all)).toEqual([
		'renamed /Cases/Roe - 22-1',
		'renamed /Cases/Roe - 22-1',
		'invalid_input',
	]);
});

it('renames a folder without a marker, puts none on, and says so where the ID is another', async () => {
	const { folderId: id } = await on.folder(request('22-1', { marker: undefined }));
	const [outcome] = await run(renameRequest(id, '23-7', { former: '22-1' }));
	expect(value(outcome)).toMatchObject({
		...{ status: 'renamed', path: '/Cases/23-7' },
		warnings: [expect.stringContaining('no case marker')],
	});
	expect(await markerOf('/Cases/23-7')).toBeUndefined();
});

it('clears away a marker file of the former ID that somebody emptied', async () => {
	const id = await make('22-1', 'file');
	const [name = ''] = (await paths()).filter((path) => path.includes('casemarker'));
	await on.person.filesUpload({ path: name, contents: '', mode: { '.tag': 'overwrite' } });
	expect(await go(renameRequest(id, '23-7', { former: '22-1' }))).toEqual(['renamed /Cases/23-7']);
	expect((await paths()).filter((path) => path.includes('casemarker'))).toEqual([
		expect.stringContaining('/Cases/23-7/casemarker 23-7 '),
	]);
});

it('refuses the top of the Dropbox, a file, and what is not there', async () => {
	await on.person.filesUpload({ path: '/Cases/a.txt', contents: 'a' });
	const wishes = ['', '/Cases/a.txt', '/Cases/none'].map((folder) => renameRequest(folder, '22-1'));
	expect(await go(...wishes)).toEqual(['invalid_input', 'not_a_folder', 'not_found']);
});
