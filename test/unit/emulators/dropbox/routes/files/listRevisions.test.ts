/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { files } from 'dropbox';
import { ZodError } from 'zod';
import { ManualClock } from '@/test/unit/emulators/core/ManualClock';
import { refusal, World } from './World';

let world: World;
let call: ReturnType<World['as']>;
const clock = new ManualClock();
beforeEach(() => {
	world = new World('personal', { clock });
	call = world.as('owner');
});
afterEach(() => world.close());

const write = (path: string, contents: string) =>
	call<files.FileMetadata>('upload', { path, mode: 'overwrite' }, contents);
const list = (path: string, more: object = {}) =>
	call<files.ListRevisionsResult>('list_revisions', { path, ...more });
const sizes = ({ entries }: files.ListRevisionsResult) => entries.map(({ size }) => size);
const restore = (path: string, rev: string) => call<files.FileMetadata>('restore', { path, rev });

describe('list_revisions', () => {
	test('newest first, without tags, as many as asked for', async () => {
		for (const contents of ['1', '22', '333']) await write('/Note', contents);
		const all = await list('/Note');
		expect(sizes(all)).toEqual([3, 2, 1]);
		expect(all).toMatchObject({ is_deleted: false, has_more: false });
		expect(all.entries[0]).not.toHaveProperty('.tag');
		expect(await list('/Note', { limit: 2 })).toMatchObject({ has_more: true });
	});

	test('before_rev pages through, in path mode only', async () => {
		const revs = [];
		for (const contents of ['1', '22', '333']) revs.push((await write('/Note', contents)).rev);
		expect(sizes(await list('/Note', { before_rev: revs[2] }))).toEqual([2, 1]);
		expect(await refusal(list('/Note', { before_rev: '0123456789' }))).toEqual({
			'.tag': 'invalid_before_rev',
		});
		const byId = list('/Note', { mode: 'id', before_rev: revs[2] });
		expect(await refusal(byId)).toEqual({ '.tag': 'before_rev_not_supported' });
	});

	test('mode id follows the file, mode path stays', async () => {
		const { id } = await write('/Note', '1');
		await call('move_v2', { from_path: '/Note', to_path: '/Cases/Note' });
		await write('/Note', '22');
		await write('/Cases/Note', '333');
		const byId = await list(id, { mode: { '.tag': 'id' } });
		expect(byId.entries.map((each) => [each.path_display, each.size])).toEqual([
			['/Cases/Note', 3],
			['/Cases/Note', 1],
			['/Note', 1],
		]);
		expect(sizes(await list('/Note'))).toEqual([2, 1]);
		expect(sizes(await list('/Cases/Note'))).toEqual([3, 1]);
	});

	test('trap 8: deleted files keep their history, by path and by ID, also inside a deleted folder', async () => {
		const { id } = await write('/Cases/Note', '1');
		clock.advance(60_000);
		await call('delete_v2', { path: '/Cases' });
		const server_deleted = new Date(clock.now()).toISOString().replace('.000', '');
		const deleted = await list('/Cases/Note');
		expect(deleted).toMatchObject({ is_deleted: true, server_deleted });
		expect(deleted.entries[0]).toMatchObject({ path_display: '/Cases/Note', size: 1 });
		expect(sizes(await list(id, { mode: 'id' }))).toEqual([1]);
		await write('/Cases/Note', '22');
		expect(sizes(await list('/Cases/Note'))).toEqual([2, 1]);
	});

	test('folders have none, and what never was has none', async () => {
		await write('/Cases/Note', '1');
		const lookup = (tag: string) => ({ '.tag': 'path', path: { '.tag': tag } });
		expect(await refusal(list('/Cases'))).toEqual(lookup('not_file'));
		expect(await refusal(list('/Nothing'))).toEqual(lookup('not_found'));
		await call('delete_v2', { path: '/Cases' });
		expect(await refusal(list('/Cases'))).toEqual(lookup('not_file'));
		await expect(list('/Cases', { limit: 101 })).rejects.toBeInstanceOf(ZodError);
		await expect(list('rev:0123456789')).rejects.toBeInstanceOf(ZodError);
	});
});

describe('restore', () => {
	test('an older version becomes the current one, under a new rev', async () => {
		const first = await write('/Note', '1');
		await write('/Note', '22');
		const restored = await restore('/Note', first.rev);
		expect(restored).toMatchObject({ id: first.id, size: 1, content_hash: first.content_hash });
		expect(restored.rev).not.toBe(first.rev);
		expect(restored).not.toHaveProperty('.tag');
		expect(sizes(await list('/Note'))).toEqual([1, 2, 1]);
	});

	test('a deleted file comes back under its ID, its folder with it', async () => {
		const file = await write('/Cases/Note', '1');
		await call('delete_v2', { path: '/Cases' });
		expect((await restore('/Cases/Note', file.rev)).id).toBe(file.id);
		expect(world.state.snapshot(world.namespace('home')).map(({ path }) => path)).toEqual([
			'/Cases',
			'/Cases/Note',
		]);
	});

	test('at another path while the file lives: a new file', async () => {
		const first = await write('/Note', '1');
		await write('/Note', '22');
		expect((await restore('/Old note', first.rev)).id).not.toBe(first.id);
	});

	test('what cannot be', async () => {
		const { rev } = await write('/Note', '1');
		await call('create_folder_v2', { path: '/Cases' });
		expect(await refusal(restore('/Note', '0123456789'))).toEqual({ '.tag': 'invalid_revision' });
		expect(await refusal(restore('/Cases', rev))).toMatchObject({ '.tag': 'path_write' });
		await expect(restore('id:x', rev)).rejects.toBeInstanceOf(ZodError);
	});
});
