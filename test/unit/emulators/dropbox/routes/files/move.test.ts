/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { files } from 'dropbox';
import { ZodError } from 'zod';
import { ManualClock } from '@/test/unit/emulators/core/ManualClock';
import { refusal, World } from './World';

let world: World;
let call: ReturnType<World['as']>;
beforeEach(() => {
	world = new World();
	call = world.as('owner');
});
afterEach(() => world.close());

const seed = (path: string) => world.state.seedFile(world.namespace('home'), path, path);
const paths = () => world.state.snapshot(world.namespace('home')).map(({ path }) => path);
const relocate = (verb: string, from_path: string, to_path: string, more: object = {}) =>
	call<{ metadata: files.FileMetadataReference }>(`${verb}_v2`, { from_path, to_path, ...more });
const toConflict = (tag: string) => ({ '.tag': 'to', to: { '.tag': 'conflict', conflict: { '.tag': tag } } });

describe.each(['move', 'copy'])('%s_v2', (verb) => {
	const go = (from: string, to: string, more: object = {}) => relocate(verb, from, to, more);

	test('trap 1: the metadata has its tag; parents are made', async () => {
		seed('/Cases/Brief.pdf');
		const { metadata } = await go('/Cases/Brief.pdf', '/Closed/2026/Brief final.pdf');
		expect(metadata).toMatchObject({ '.tag': 'file', path_display: '/Closed/2026/Brief final.pdf' });
	});

	test('what is in the way', async () => {
		for (const path of ['/A', '/B', '/Cases/x']) seed(path);
		expect(await refusal(go('/A', '/B'))).toEqual(toConflict('file'));
		expect(await refusal(go('/A', '/Cases'))).toEqual(toConflict('folder'));
		expect(await refusal(go('/A', '/B/Below'))).toEqual(toConflict('file_ancestor'));
		expect((await go('/A', '/B', { autorename: true })).metadata.name).toBe('B (1)');
	});

	test('what is not there, or has a bad name', async () => {
		seed('/A');
		const lookup = { '.tag': 'from_lookup', from_lookup: { '.tag': 'not_found' } };
		expect(await refusal(go('/Nothing', '/B'))).toEqual(lookup);
		expect(await refusal(go('/A', '/B/'))).toEqual({ '.tag': 'to', to: { '.tag': 'malformed_path' } });
		expect(await refusal(go('/A', '/desktop.ini'))).toEqual({
			'.tag': 'to',
			to: { '.tag': 'disallowed_name' },
		});
	});

	test('a source that was just made may be missed, so often as the switch says', async () => {
		seed('/A');
		world.state.switches.missedSources = 1;
		expect(await refusal(go('/A', '/B'))).toMatchObject({ '.tag': 'from_lookup' });
		await go('/A', '/B');
	});

	test('a folder does not go into itself', async () => {
		seed('/Cases/x');
		expect(await refusal(go('/Cases', '/Cases/Sub'))).toEqual({ '.tag': 'cant_move_folder_into_itself' });
	});

	test('more than 10,000 files and folders are too many', async () => {
		world.state.seedTree(world.namespace('home'), '/Fits', 9_999);
		world.state.seedTree(world.namespace('home'), '/Big', 10_000);
		expect((await go('/Fits', '/Fitted')).metadata.name).toBe('Fitted');
		expect(await refusal(go('/Big', '/Bigger'))).toEqual({ '.tag': 'too_many_files' });
	});

	test('trap 2: batch entries nest their success, each with its own outcome', async () => {
		seed('/A');
		const entries = [
			{ from_path: '/A', to_path: '/B' },
			{ from_path: '/Nothing', to_path: '/C' },
		];
		expect(await call(`${verb}_batch_v2`, { entries })).toEqual({
			'.tag': 'complete',
			entries: [
				{ '.tag': 'success', success: expect.objectContaining({ '.tag': 'file', name: 'B' }) },
				{
					'.tag': 'failure',
					failure: {
						'.tag': 'relocation_error',
						relocation_error: { '.tag': 'from_lookup', from_lookup: { '.tag': 'not_found' } },
					},
				},
			],
		});
	});

	test('a batch may be a job', async () => {
		seed('/A');
		world.state.switches.forceAsync = true;
		const { async_job_id } = await call(`${verb}_batch_v2`, {
			entries: [{ from_path: '/A', to_path: '/B' }],
		});
		const check = () => call(`${verb}_batch/check_v2`, { async_job_id });
		expect(await check()).toEqual({ '.tag': 'in_progress' });
		expect(await check()).toMatchObject({ '.tag': 'complete', entries: [{ '.tag': 'success' }] });
	});

	test('entries that share or nest paths are refused, the others done', async () => {
		for (const path of ['/A/x', '/B', '/C', '/A b']) seed(path);
		const entries = [
			{ from_path: '/A', to_path: '/1' },
			{ from_path: '/a/x', to_path: '/2' },
			{ from_path: '/B', to_path: '/3' },
			{ from_path: '/A b', to_path: '/4' },
		];
		const { entries: results } = await call<{ entries: Array<Record<string, unknown>> }>(`${verb}_batch_v2`, {
			entries,
		});
		expect(results.map((each) => each['.tag'])).toEqual(['failure', 'failure', 'success', 'success']);
		expect(results[0]).toMatchObject({
			failure: { relocation_error: { '.tag': 'duplicated_or_nested_paths' } },
		});
	});

	test('so are those that end where another begins', async () => {
		for (const path of ['/A', '/B', '/C/x']) seed(path);
		const entries = [
			{ from_path: '/A', to_path: '/B' },
			{ from_path: '/B', to_path: '/D' },
			{ from_path: '/C', to_path: '/E' },
		];
		const { entries: results } = await call<{ entries: Array<Record<string, unknown>> }>(`${verb}_batch_v2`, {
			entries,
		});
		expect(results.map((each) => each['.tag'])).toEqual(['failure', 'failure', 'success']);
	});

	test('one thing is one thing, whether it is named by path, ID or namespace', async () => {
		for (const path of ['/A', '/B/x', '/C']) seed(path);
		const { id } = await call<files.FileMetadata>('get_metadata', { path: '/A' });
		const home = world.namespace('home').id;
		const entries = [
			{ from_path: '/A', to_path: '/1' },
			{ from_path: id, to_path: '/2' },
			{ from_path: `ns:${home}/b`, to_path: '/3' },
			{ from_path: '/B/x', to_path: '/4' },
			{ from_path: '/C', to_path: '/5' },
		];
		const { entries: results } = await call<{ entries: Array<Record<string, unknown>> }>(`${verb}_batch_v2`, {
			entries,
		});
		const refused = [...Array<string>(4).fill('failure'), 'success'];
		expect(results.map((each) => each['.tag'])).toEqual(refused);
	});

	test.each([
		['no entries', { entries: [] }],
		['1001 entries', { entries: Array.from({ length: 1001 }, () => ({ from_path: '/a', to_path: '/b' })) }],
		['an option of the single route', { entries: [{ from_path: '/a', to_path: '/b', autorename: true }] }],
	])('%s are refused as an argument', async (_, argument) => {
		await expect(call(`${verb}_batch_v2`, argument)).rejects.toBeInstanceOf(ZodError);
	});
});

describe('move_v2', () => {
	test('IDs stay, all through the tree; files get a new rev', async () => {
		seed('/Cases/26-001/Brief.pdf');
		const before = world.state.snapshot(world.namespace('home'));
		await relocate('move', '/Cases/26-001', '/Closed');
		const after = world.state.snapshot(world.namespace('home'));
		const idOf = (entries: typeof after, path: string) => entries.find((each) => each.path === path);
		expect(paths()).toEqual(['/Cases', '/Closed', '/Closed/Brief.pdf']);
		expect(idOf(after, '/Closed')?.id).toBe(idOf(before, '/Cases/26-001')?.id);
		const [file, was] = [idOf(after, '/Closed/Brief.pdf'), idOf(before, '/Cases/26-001/Brief.pdf')];
		expect([file?.id, file?.hash]).toEqual([was?.id, was?.hash]);
		expect(file?.rev).not.toBe(was?.rev);
	});

	test('a case-only rename is answered and not done', async () => {
		seed('/Cases/x');
		expect((await relocate('move', '/Cases', '/CASES')).metadata).toMatchObject({ path_display: '/Cases' });
		expect(paths()).toEqual(['/Cases', '/Cases/x']);
	});

	test('to the very same path is a conflict', async () => {
		seed('/Cases/x');
		expect(await refusal(relocate('move', '/Cases', '/Cases'))).toEqual(toConflict('folder'));
		expect(await refusal(relocate('move', '/Cases/x', '/cases/x'))).toEqual(toConflict('file'));
	});

	test('what was there is free again', async () => {
		seed('/A');
		await relocate('move', '/A', '/B');
		await call('create_folder_v2', { path: '/A' });
		expect(paths()).toEqual(['/A', '/B']);
	});

	test('from and to by ID', async () => {
		seed('/Cases/x');
		seed('/Note');
		const [cases, note] = ['/Cases', '/Note'].map((path) => idAt(path));
		const { metadata } = await relocate('move', note ?? '', `${cases}/Note`);
		expect(metadata).toMatchObject({ id: note, path_display: '/Cases/Note' });
	});

	const idAt = (path: string) =>
		world.state.snapshot(world.namespace('home')).find((each) => each.path === path)?.id;
});

describe('copy_v2', () => {
	test('new IDs all through the tree, same contents, no history', async () => {
		seed('/Cases/Brief.pdf');
		await relocate('copy', '/Cases', '/Copy');
		const entries = world.state.snapshot(world.namespace('home'));
		expect(paths()).toEqual(['/Cases', '/Cases/Brief.pdf', '/Copy', '/Copy/Brief.pdf']);
		expect(new Set(entries.map(({ id }) => id)).size).toBe(4);
		expect(entries[1]?.hash).toBe(entries[3]?.hash);
		const { entries: revisions } = await call<files.ListRevisionsResult>('list_revisions', {
			path: '/Copy/Brief.pdf',
		});
		expect(revisions).toHaveLength(1);
	});

	test('keeps when the contents were made, not when they came to Dropbox', async () => {
		const clock = new ManualClock();
		world.close();
		world = new World('personal', { clock });
		call = world.as('owner');
		const client_modified = '2020-02-29T12:00:00Z';
		const original = await call<files.FileMetadata>('upload', { path: '/A', client_modified }, 'x');
		clock.advance(60_000);
		const { metadata } = await relocate('copy', '/A', '/B');
		const copied = metadata as files.FileMetadataReference;
		expect([copied.client_modified, copied.content_hash]).toEqual([client_modified, original.content_hash]);
		expect([copied.id, copied.rev]).not.toContain(original.id);
		expect(copied.rev).not.toBe(original.rev);
		expect(Date.parse(copied.server_modified) - Date.parse(original.server_modified)).toBe(60_000);
	});

	test('to its own name in other letters is a conflict', async () => {
		seed('/Note');
		expect(await refusal(relocate('copy', '/Note', '/NOTE'))).toEqual(toConflict('file'));
		expect((await relocate('copy', '/Note', '/NOTE', { autorename: true })).metadata.name).toBe('NOTE (1)');
	});

	test('quota', async () => {
		seed('/Note');
		world.fixture.accounts.owner!.quotaBytes = 9;
		expect(await refusal(relocate('copy', '/Note', '/Copy'))).toEqual({ '.tag': 'insufficient_quota' });
		expect((await relocate('move', '/Note', '/Moved')).metadata.name).toBe('Moved');
	});
});
