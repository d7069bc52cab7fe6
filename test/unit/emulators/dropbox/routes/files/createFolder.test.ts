import type { files } from 'dropbox';
import { ZodError } from 'zod';
import { refusal, World } from './World';

let world: World;
let call: ReturnType<World['as']>;
beforeEach(() => {
	world = new World();
	call = world.as('owner');
});
afterEach(() => world.close());

const create = (path: string, more: object = {}) =>
	call<files.CreateFolderResult>('create_folder_v2', { path, ...more });
const conflict = (tag: string) => ({
	'.tag': 'path',
	path: { '.tag': 'conflict', conflict: { '.tag': tag } },
});
const malformed = { '.tag': 'path', path: { '.tag': 'malformed_path' } };

describe('create_folder_v2', () => {
	test('trap 1: the metadata has no .tag', async () => {
		expect(Object.keys((await create('/Cases')).metadata).sort()).toEqual([
			'id',
			'name',
			'path_display',
			'path_lower',
		]);
	});

	test('trap 7: missing parents are made', async () => {
		await create('/Cases/2026/26-001');
		const paths = world.state.snapshot(world.namespace('home')).map(({ path }) => path);
		expect(paths).toEqual(['/Cases', '/Cases/2026', '/Cases/2026/26-001']);
	});

	test('parents keep the casing they have', async () => {
		await create('/Cases');
		expect((await create('/CASES/New')).metadata.path_display).toBe('/Cases/New');
	});

	test('an existing folder or file is a conflict, in whatever casing and normalisation', async () => {
		await create('/Jos\u00e9');
		await call('upload', { path: '/Note' }, 'x');
		expect(await refusal(create('/JOSE\u0301'))).toEqual(conflict('folder'));
		expect(await refusal(create('/note'))).toEqual(conflict('file'));
	});

	test('a final capital sigma is like any other, and the small one a letter of its own', async () => {
		await create('/ΟΔΟΣ');
		expect(await refusal(create('/οδοσ'))).toEqual(conflict('folder'));
		expect((await create('/οδος')).metadata.path_lower).toBe('/οδος');
	});

	test('trap 7: a file on the way is file_ancestor', async () => {
		await call('upload', { path: '/Note' }, 'x');
		expect(await refusal(create('/Note/Sub'))).toEqual(conflict('file_ancestor'));
		expect(await refusal(create('/Note/Sub/Deeper'))).toEqual(conflict('file_ancestor'));
	});

	test('autorename counts up, and takes no dot for an extension', async () => {
		await create('/v1.0');
		expect((await create('/v1.0', { autorename: true })).metadata.name).toBe('v1.0 (1)');
		expect((await create('/v1.0', { autorename: true })).metadata.name).toBe('v1.0 (2)');
	});

	test.each([
		['a trailing slash', '/Cases/'],
		['an empty component', '/Cases//26-001'],
		['the root', '/'],
		['dots', '/Cases/..'],
		['a backslash', '/Cases\\26-001'],
		['DEL', '/Cases\u007f'],
		['a trailing space', '/Cases '],
		['a trailing space further up', '/Cases /26-001'],
		['256 characters', `/${'n'.repeat(256)}`],
		['an emoji', '/🙂'],
	])('%s is malformed', async (_, path) => {
		expect(await refusal(create(path))).toEqual(malformed);
	});

	test('255 characters are fine', async () => {
		expect((await create(`/${'n'.repeat(255)}`)).metadata.name).toHaveLength(255);
	});

	test('emoji are taken when the switch says so', async () => {
		world.state.switches.refuseNonBmp = false;
		expect((await create('/🙂')).metadata.name).toBe('🙂');
	});

	test.each(['desktop.ini', 'Thumbs.db', '.DS_Store', 'Icon\r', '.dropbox', '.dropbox.attr'])(
		'%j is a disallowed name',
		async (name) => {
			expect(await refusal(create(`/${name}`))).toEqual({
				'.tag': 'path',
				path: { '.tag': 'disallowed_name' },
			});
		},
	);

	test.each([
		['an ID', { path: 'id:a4ayc_80_OEAAAAAAAAAXw/Sub' }],
		['a relative path', { path: 'Cases' }],
		['the empty path', { path: '' }],
		['trap 5: an unknown field', { path: '/Cases', force: true }],
		['trap 5: null for a field with a default', { path: '/Cases', autorename: null }],
		['no path', {}],
		['nothing', null],
	])('%s is refused as an argument', async (_, argument) => {
		await expect(call('create_folder_v2', argument)).rejects.toBeInstanceOf(ZodError);
	});

	test('a namespace may be named instead of the root', async () => {
		const { metadata } = await create(`ns:${world.namespace('home').id}/Cases`);
		expect(metadata.path_display).toBe('/Cases');
		expect(await refusal(create('ns:999/Cases'))).toEqual(malformed);
	});
});

describe('create_folder_batch', () => {
	test('from the last to the first where the switch says so, answered in the order of the paths', async () => {
		world.state.switches.batchBackwards = true;
		const answer = await call<{ entries: unknown[] }>('create_folder_batch', { paths: ['/A', '/A/B', '/C'] });
		expect(answer.entries).toMatchObject([
			{ '.tag': 'failure', failure: conflict('folder') },
			{ '.tag': 'success', metadata: { path_display: '/A/B' } },
			{ '.tag': 'success', metadata: { path_display: '/C' } },
		]);
	});

	const batch = (paths: string[], more: object = {}) =>
		call<files.CreateFolderBatchLaunch>('create_folder_batch', { paths, ...more });

	test('trap 2: entries are flattened, each with its own outcome', async () => {
		await create('/A');
		expect(await batch(['/A', '/B'])).toEqual({
			'.tag': 'complete',
			entries: [
				{ '.tag': 'failure', failure: conflict('folder') },
				{ '.tag': 'success', metadata: expect.objectContaining({ name: 'B' }) },
			],
		});
	});

	test('duplicates are counted once, so there are fewer entries than paths', async () => {
		const answer = await batch(['/A', '/a', '/B', '/A']);
		expect(answer).toMatchObject({ entries: [{ '.tag': 'success' }, { '.tag': 'success' }] });
	});

	test('a parent after its child exists by then', async () => {
		expect(await batch(['/A/B', '/A'])).toMatchObject({
			entries: [{ '.tag': 'success' }, { '.tag': 'failure', failure: conflict('folder') }],
		});
	});

	test('forced: a job, in progress so often, then complete and complete again', async () => {
		world.state.switches.jobPolls = 2;
		const launched = (await batch(['/A'], { force_async: true })) as { '.tag': string; async_job_id: string };
		expect(launched).toEqual({ '.tag': 'async_job_id', async_job_id: expect.any(String) });
		const check = () => call('create_folder_batch/check', { async_job_id: launched.async_job_id });
		expect(await check()).toEqual({ '.tag': 'in_progress' });
		expect(await check()).toEqual({ '.tag': 'in_progress' });
		expect(await check()).toMatchObject({ '.tag': 'complete', entries: [{ '.tag': 'success' }] });
		expect(await check()).toMatchObject({ '.tag': 'complete' });
	});

	test('large batches become a job, and so does any when the switch says so', async () => {
		world.state.switches.asyncAbove = 2;
		expect(await batch(['/A', '/B'])).toMatchObject({ '.tag': 'complete' });
		expect(await batch(['/C', '/D', '/E'])).toMatchObject({ '.tag': 'async_job_id' });
		world.state.switches.forceAsync = true;
		expect(await batch(['/F'])).toMatchObject({ '.tag': 'async_job_id' });
	});

	test('a job is known to the check of its own route only', async () => {
		const { async_job_id } = (await batch(['/A'], { force_async: true })) as { async_job_id: string };
		const unknown = { '.tag': 'invalid_async_job_id' };
		expect(await refusal(call('delete_batch/check', { async_job_id }))).toEqual(unknown);
		expect(await refusal(call('create_folder_batch/check', { async_job_id: 'dbjid:x' }))).toEqual(unknown);
	});

	test('10,001 paths are refused', async () => {
		const paths = Array.from({ length: 10_001 }, (_, index) => `/${index}`);
		await expect(batch(paths)).rejects.toBeInstanceOf(ZodError);
	});
});
