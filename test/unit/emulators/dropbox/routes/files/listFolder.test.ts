/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { files } from 'dropbox';
import { ZodError } from 'zod';
import { CallRefused } from '@/test/emulators/dropbox/route';
import { allPages, pathsOf, refusal, World } from './World';

let world: World;
let call: ReturnType<World['as']>;
beforeEach(() => {
	world = new World();
	call = world.as('owner');
	seed('/Cases/26-001/Brief.pdf');
	seed('/Cases/26-001/Letters/One.pdf');
	seed('/Cases/26-002/Brief.pdf');
	seed('/Top.txt');
});
afterEach(() => world.close());

const seed = (path: string) => world.state.seedFile(world.namespace('home'), path, path);
const list = (argument: object) => call<files.ListFolderResult>('list_folder', argument);
const more = ({ cursor }: { cursor: string }) =>
	call<files.ListFolderResult>('list_folder/continue', { cursor });
const remove = (path: string) => call('delete_v2', { path });

describe('list_folder', () => {
	test('one level, with tags', async () => {
		const page = await list({ path: '' });
		expect(page.entries.map((entry) => [entry['.tag'], entry.name])).toEqual([
			['folder', 'Cases'],
			['file', 'Top.txt'],
		]);
		expect(page.has_more).toBe(false);
	});

	test('recursive, with folders after what is in them where the switch says so', async () => {
		world.state.switches.childrenFirst = true;
		expect(pathsOf(await list({ path: '/Cases/26-001', recursive: true }))).toEqual([
			'/Cases/26-001/Letters/One.pdf',
			'/Cases/26-001/Letters',
			'/Cases/26-001/Brief.pdf',
			'/Cases/26-001',
		]);
	});

	test('recursive: parents before children, the listed folder itself first', async () => {
		expect(pathsOf(await list({ path: '/Cases/26-001', recursive: true }))).toEqual([
			'/Cases/26-001',
			'/Cases/26-001/Brief.pdf',
			'/Cases/26-001/Letters',
			'/Cases/26-001/Letters/One.pdf',
		]);
		expect(pathsOf(await list({ path: '', recursive: true }))[0]).toBe('/Cases');
	});

	test('by ID, also below one', async () => {
		const folder = await call<files.FolderMetadata>('get_metadata', { path: '/Cases' });
		expect(pathsOf(await list({ path: folder.id }))).toEqual(['/Cases/26-001', '/Cases/26-002']);
		expect(pathsOf(await list({ path: `${folder.id}/26-002` }))).toEqual(['/Cases/26-002/Brief.pdf']);
	});

	test('a second slash at the start is passed over, as for rclone, and none elsewhere', async () => {
		expect(pathsOf(await list({ path: '//Cases' }))).toEqual(['/Cases/26-001', '/Cases/26-002']);
		const malformed = { '.tag': 'path', path: { '.tag': 'malformed_path' } };
		expect(await refusal(list({ path: '//' }))).toEqual(malformed);
		expect(await refusal(list({ path: '/Cases//26-001' }))).toEqual(malformed);
		expect(await refusal(call('get_metadata', { path: '//Cases' }))).toEqual(malformed);
	});

	test('files that can only be exported, unless the caller leaves them out', async () => {
		const before = await list({ path: '', include_non_downloadable_files: false });
		world.state.exportedAs.set(seed('/Minutes.paper').number, 'html');
		expect((await list({ path: '' })).entries.at(-1)).toMatchObject({
			...{ name: 'Minutes.paper', is_downloadable: false, export_info: { export_as: 'html' } },
		});
		const without = await list({ path: '', include_non_downloadable_files: false });
		expect(pathsOf(without)).toEqual(['/Cases', '/Top.txt']);
		expect(pathsOf(await more(before))).toEqual([]);
	});

	test.each([1, 2, 3, 5])('pages of %d entries give the same as one page', async (limit) => {
		const whole = await list({ path: '', recursive: true });
		const paged = await allPages(call, await list({ path: '', recursive: true, limit }));
		expect(pathsOf(paged)).toEqual(pathsOf(whole));
	});

	test('a page holds as many entries as its limit, and the cursor keeps the limit', async () => {
		const first = await list({ path: '', recursive: true, limit: 3 });
		expect([first.entries.length, first.has_more]).toEqual([3, true]);
		expect((await more(first)).entries).toHaveLength(3);
	});

	test('trap 9: limit is approximate: short, empty and overfull pages', async () => {
		world.state.switches.pageSize = 2;
		world.state.switches.emptyPages = 1;
		const empty = await list({ path: '', recursive: true, limit: 100 });
		expect(empty).toMatchObject({ entries: [], has_more: true });
		const short = await more(empty);
		expect(short.entries).toHaveLength(2);
		world.state.switches.extraEntries = 1;
		expect((await more(short)).entries).toHaveLength(3);
	});

	test('what is not there, not a folder, or malformed', async () => {
		const reason = (tag: string) => ({ '.tag': 'path', path: { '.tag': tag } });
		expect(await refusal(list({ path: '/Nothing' }))).toEqual(reason('not_found'));
		expect(await refusal(list({ path: '/Top.txt' }))).toEqual(reason('not_folder'));
		expect(await refusal(list({ path: '/Cases/' }))).toEqual(reason('malformed_path'));
		expect(await refusal(list({ path: 'id:a4ayc_80_OEAAAAAAAAAXw' }))).toEqual(reason('not_found'));
	});

	test('"/" is not the root', async () => {
		await expect(list({ path: '/' })).rejects.toBeInstanceOf(CallRefused);
	});

	test.each([
		['limit 0', { path: '', limit: 0 }],
		['limit 2001', { path: '', limit: 2001 }],
		['an unknown field', { path: '', depth: 1 }],
		['null for a default', { path: '', recursive: null }],
		['a rev', { path: 'rev:0123456789' }],
	])('%s is refused as an argument', async (_, argument) => {
		await expect(list(argument)).rejects.toBeInstanceOf(ZodError);
	});

	test('null for the optional limit is as good as none', async () => {
		expect((await list({ path: '', limit: null })).entries).toHaveLength(2);
	});

	test('trap 8: deleted entries show with include_deleted only', async () => {
		await remove('/Cases/26-001');
		expect(pathsOf(await list({ path: '/Cases' }))).toEqual(['/Cases/26-002']);
		const shown = await list({ path: '/Cases', include_deleted: true });
		expect(pathsOf(shown)).toEqual(['/Cases/26-002', '-/Cases/26-001']);
		expect(shown.entries[1]).toEqual({
			'.tag': 'deleted',
			name: '26-001',
			path_lower: '/cases/26-001',
			path_display: '/Cases/26-001',
		});
		const restorable = await list({ path: '/Cases', include_deleted: true, include_restorable_info: true });
		expect(restorable.entries[1]).toMatchObject({ '.tag': 'deleted', is_restorable: true });
	});

	test.each([1, 2, 100])(
		'include_deleted recursive in pages of %d shows what went down with a folder',
		async (limit) => {
			await remove('/Cases/26-001');
			const page = await allPages(
				call,
				await list({ path: '/Cases', recursive: true, include_deleted: true, limit }),
			);
			expect(pathsOf(page).sort()).toEqual(
				[
					'-/Cases/26-001',
					'-/Cases/26-001/Brief.pdf',
					'-/Cases/26-001/Letters',
					'-/Cases/26-001/Letters/One.pdf',
					'/Cases',
					'/Cases/26-002',
					'/Cases/26-002/Brief.pdf',
				].sort(),
			);
		},
	);

	test('what was deleted in a folder stays behind when the folder moves', async () => {
		await remove('/Cases/26-001/Brief.pdf');
		await call('move_v2', { from_path: '/Cases/26-001', to_path: '/Moved' });
		expect(pathsOf(await list({ path: '/Moved', include_deleted: true }))).toEqual(['/Moved/Letters']);
		const gone = await call('get_metadata', { path: '/Cases/26-001/Brief.pdf', include_deleted: true });
		expect(gone).toMatchObject({ '.tag': 'deleted' });
	});

	test('only the last component of path_display is reliable', async () => {
		world.state.switches.lowerCasedParents = true;
		expect(pathsOf(await list({ path: '/Cases/26-001/Letters' }))).toEqual(['/cases/26-001/letters/One.pdf']);
	});
});

describe('list_folder/continue', () => {
	test('nothing new: an empty page at the end', async () => {
		expect(await more(await list({ path: '' }))).toMatchObject({ entries: [], has_more: false });
	});

	test('trap 9: changes come under the original arguments', async () => {
		const [flat, deep] = [await list({ path: '/Cases' }), await list({ path: '/Cases', recursive: true })];
		seed('/Cases/26-003/Note.pdf');
		seed('/Elsewhere.txt');
		expect(pathsOf(await more(flat))).toEqual(['/Cases/26-003']);
		expect(pathsOf(await more(deep))).toEqual(['/Cases/26-003', '/Cases/26-003/Note.pdf']);
	});

	test('trap 8: deleting a folder emits one entry, asked for or not', async () => {
		const before = await list({ path: '', recursive: true });
		await remove('/Cases');
		const { entries } = await more(before);
		expect(entries).toEqual([
			{ '.tag': 'deleted', name: 'Cases', path_lower: '/cases', path_display: '/Cases' },
		]);
	});

	test('a move is told as gone there and here again, with everything in it', async () => {
		const before = await list({ path: '', recursive: true });
		await call('move_v2', { from_path: '/Cases/26-001', to_path: '/Closed' });
		expect(pathsOf(await more(before))).toEqual([
			'-/Cases/26-001',
			'/Closed',
			'/Closed/Brief.pdf',
			'/Closed/Letters',
			'/Closed/Letters/One.pdf',
		]);
	});

	test('moving out of the listed folder is a deletion, moving in an arrival', async () => {
		const before = await list({ path: '/Cases', recursive: true });
		await call('move_v2', { from_path: '/Cases/26-002', to_path: '/26-002' });
		await call('move_v2', { from_path: '/Top.txt', to_path: '/Cases/Top.txt' });
		expect(pathsOf(await more(before))).toEqual(['-/Cases/26-002', '/Cases/Top.txt']);
	});

	test('a file that changed twice is told once, and one deleted and made again as it is now', async () => {
		const before = await list({ path: '', recursive: true });
		await call('upload', { path: '/Top.txt', mode: 'overwrite' }, 'two');
		await call('upload', { path: '/Top.txt', mode: 'overwrite' }, 'three');
		await remove('/Cases/26-002/Brief.pdf');
		await call('upload', { path: '/Cases/26-002/Brief.pdf' }, 'again');
		expect(pathsOf(await more(before))).toEqual(['/Top.txt', '/Cases/26-002/Brief.pdf']);
	});

	test('trap 9: casing-only changes are not told', async () => {
		const before = await list({ path: '', recursive: true });
		world.state.seedFolder(world.namespace('home'), '/Cases').rename('CASES', 'cases');
		expect((await more(before)).entries).toEqual([]);
	});

	test('what changes while a listing is under way is neither lost nor left standing', async () => {
		const first = await list({ path: '', recursive: true, limit: 2 });
		expect(pathsOf(first)).toEqual(['/Cases', '/Cases/26-001']);
		await remove('/Cases/26-001');
		await call('move_v2', { from_path: '/Cases/26-002', to_path: '/Cases/26-009' });
		seed('/Cases/26-010/New.pdf');
		const rest = await allPages(call, await more(first));
		const left = new Set(['/Cases', '/Cases/26-001']);
		for (const path of pathsOf(rest)) {
			if (path.startsWith('-'))
				for (const known of left) if (known.startsWith(path.slice(1))) left.delete(known);
			if (!path.startsWith('-')) left.add(path);
		}
		expect([...left].sort()).toEqual(world.state.snapshot(world.namespace('home')).map(({ path }) => path));
	});

	test('pages resume although the entry they stopped at is gone', async () => {
		const first = await list({ path: '/Cases/26-001', limit: 1 });
		await remove('/Cases/26-001/Brief.pdf');
		expect(pathsOf(await more(first))).toEqual(['/Cases/26-001/Letters']);
	});

	test('the listed folder is gone', async () => {
		const before = await list({ path: '/Cases' });
		await remove('/Cases');
		expect(await refusal(more(before))).toEqual({ '.tag': 'path', path: { '.tag': 'not_found' } });
	});

	test('a cursor by ID follows the folder, one by path does not', async () => {
		const { id } = await call<files.FolderMetadata>('get_metadata', { path: '/Cases/26-002' });
		const [byId, byPath] = [await list({ path: id }), await list({ path: '/Cases/26-002' })];
		await call('move_v2', { from_path: '/Cases/26-002', to_path: '/Moved' });
		expect(pathsOf(await more(byId))).toEqual(['/Moved/Brief.pdf']);
		expect(await refusal(more(byPath))).toMatchObject({ path: { '.tag': 'not_found' } });
	});

	test('reset', async () => {
		const before = await list({ path: '' });
		world.state.switches.cursorGeneration++;
		expect(await refusal(more(before))).toEqual({ '.tag': 'reset' });
		await more(await list({ path: '' }));
	});

	test('made-up cursors and those of others are refused', async () => {
		await expect(more({ cursor: 'AAFnonsense' })).rejects.toBeInstanceOf(CallRefused);
		await expect(more({ cursor: 'x' })).rejects.toBeInstanceOf(CallRefused);
		const team = new World('teamSpace');
		const { cursor } = await team.as('jane')<files.ListFolderResult>('list_folder', { path: '' });
		await expect(team.as('ravi')('list_folder/continue', { cursor })).rejects.toBeInstanceOf(CallRefused);
		team.close();
	});

	test('trap 5: a cursor comes alone', async () => {
		const { cursor } = await list({ path: '' });
		await expect(call('list_folder/continue', { cursor, limit: 5 })).rejects.toBeInstanceOf(ZodError);
	});

	test('many foreign changes may leave a page empty, with more to come', async () => {
		const before = await list({ path: '/Cases' });
		world.state.seedTree(world.namespace('home'), '/Other', 60_000);
		seed('/Cases/Late.pdf');
		const page = await more(before);
		expect(page).toMatchObject({ entries: [], has_more: true });
		expect(pathsOf(await allPages(call, page))).toEqual(['/Cases/Late.pdf']);
	});
});

test('get_latest_cursor tells what comes, not what is', async () => {
	const latest = await call<{ cursor: string }>('list_folder/get_latest_cursor', {
		path: '',
		recursive: true,
	});
	seed('/Later.txt');
	expect(pathsOf(await more(latest))).toEqual(['/Later.txt']);
	expect(await refusal(call('list_folder/get_latest_cursor', { path: '/Nothing' }))).toMatchObject({
		'.tag': 'path',
	});
});
