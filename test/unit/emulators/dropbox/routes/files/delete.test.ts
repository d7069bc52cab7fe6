import type { files } from 'dropbox';
import { ZodError } from 'zod';
import { refusal, World } from './World';

let world: World;
let call: ReturnType<World['as']>;
beforeEach(() => {
	world = new World();
	call = world.as('owner');
	world.state.seedFile(world.namespace('home'), '/Cases/Brief.pdf', 'contents');
});
afterEach(() => world.close());

const remove = (path: string, more: object = {}) => call<files.DeleteResult>('delete_v2', { path, ...more });
const lookup = (tag: string) => ({ '.tag': 'path_lookup', path_lookup: { '.tag': tag } });

test('trap 1: the metadata from before, with its tag', async () => {
	const before = await call('get_metadata', { path: '/Cases/Brief.pdf' });
	expect(await remove('/cases/brief.pdf')).toEqual({ metadata: before });
	expect((await remove('/Cases')).metadata['.tag']).toBe('folder');
	expect(world.state.snapshot(world.namespace('home'))).toEqual([]);
});

test('what is not there', async () => {
	expect(await refusal(remove('/Nothing'))).toEqual(lookup('not_found'));
	expect(await refusal(remove('/Cases/'))).toEqual(lookup('malformed_path'));
	await remove('/Cases');
	expect(await refusal(remove('/Cases'))).toEqual(lookup('not_found'));
});

test('parent_rev: the current one only, and of files only', async () => {
	const { rev } = await call<files.FileMetadata>('get_metadata', { path: '/Cases/Brief.pdf' });
	const write = (tag: string) => ({
		'.tag': 'path_write',
		path_write: { '.tag': 'conflict', conflict: { '.tag': tag } },
	});
	await call('upload', { path: '/Cases/Brief.pdf', mode: 'overwrite' }, 'other');
	expect(await refusal(remove('/Cases/Brief.pdf', { parent_rev: rev }))).toEqual(write('file'));
	expect(await refusal(remove('/Cases', { parent_rev: rev }))).toEqual(write('folder'));
	const now = await call<files.FileMetadata>('get_metadata', { path: '/Cases/Brief.pdf' });
	await remove('/Cases/Brief.pdf', { parent_rev: now.rev });
	await expect(remove('/Cases', { parent_rev: 'xyz' })).rejects.toBeInstanceOf(ZodError);
});

test('a batch is always a job; success is flattened around its metadata', async () => {
	const entries = [{ path: '/Cases/Brief.pdf' }, { path: '/Nothing' }];
	const { async_job_id } = await call('delete_batch', { entries });
	expect(await call('delete_batch/check', { async_job_id })).toEqual({ '.tag': 'in_progress' });
	expect(await call('delete_batch/check', { async_job_id })).toEqual({
		'.tag': 'complete',
		entries: [
			{ '.tag': 'success', metadata: expect.objectContaining({ '.tag': 'file', name: 'Brief.pdf' }) },
			{ '.tag': 'failure', failure: lookup('not_found') },
		],
	});
});
