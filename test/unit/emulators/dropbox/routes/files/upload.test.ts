/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import type { files } from 'dropbox';
import { ZodError } from 'zod';
import { contentHash } from '@/test/emulators/dropbox/state/contentHash';
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

const upload = (path: string, contents: string | Buffer, more: object = {}) =>
	call<files.FileMetadata>('upload', { path, ...more }, contents);
const conflict = (tag: string) => ({
	'.tag': 'path',
	reason: { '.tag': 'conflict', conflict: { '.tag': tag } },
	upload_session_id: expect.stringMatching(/^pid_upload_session:/),
});

test('trap 1: the metadata has no .tag; parents are made', async () => {
	const file = await upload('/Cases/26-001/Brief.pdf', 'contents');
	expect(file).not.toHaveProperty('.tag');
	expect(file).toMatchObject({ path_display: '/Cases/26-001/Brief.pdf', size: 8 });
	expect(file.content_hash).toBe(contentHash(Buffer.from('contents')));
});

test('an empty file has the hash of nothing', async () => {
	const nothing = createHash('sha256').digest('hex');
	expect(await upload('/Empty', '')).toMatchObject({ size: 0, content_hash: nothing });
});

describe('write modes', () => {
	const rev = async () => (await upload('/Note', 'one')).rev;

	test('trap 3: add refuses other contents, and says why under reason', async () => {
		await upload('/Note', 'one');
		expect(await refusal(upload('/NOTE', 'two'))).toEqual(conflict('file'));
	});

	test('identical contents are a silent no-op: same rev, nothing told', async () => {
		const before = await upload('/Note', 'one');
		const end = world.state.journal.end;
		clock.advance(60_000);
		for (const mode of ['add', 'overwrite', { '.tag': 'update', update: '0123456789' }]) {
			expect(await upload('/Note', 'one', { mode, client_modified: '2020-01-01T00:00:00Z' })).toEqual(before);
		}
		expect(world.state.journal.end).toBe(end);
	});

	test('strict_conflict makes identical contents a conflict', async () => {
		await upload('/Note', 'one');
		expect(await refusal(upload('/Note', 'one', { strict_conflict: true }))).toEqual(conflict('file'));
	});

	test('overwrite keeps the ID and gives a new rev', async () => {
		const before = await upload('/Note', 'one');
		const after = await upload('/Note', 'two', { mode: 'overwrite' });
		expect(after.id).toBe(before.id);
		expect(after.rev).not.toBe(before.rev);
	});

	test('update wants the current rev', async () => {
		const current = await rev();
		const updated = await upload('/Note', 'two', { mode: { '.tag': 'update', update: current } });
		expect(updated.size).toBe(3);
		const stale = upload('/Note', 'three', { mode: { '.tag': 'update', update: current } });
		expect(await refusal(stale)).toEqual(conflict('file'));
	});

	test('update of a deleted file writes it anew, unless the check is strict', async () => {
		const mode = { '.tag': 'update', update: await rev() };
		await call('delete_v2', { path: '/Note' });
		expect(await refusal(upload('/Note', 'two', { mode, strict_conflict: true }))).toEqual(conflict('file'));
		expect((await upload('/Note', 'two', { mode })).size).toBe(3);
	});

	test('autorename: a number for add, a conflicted copy for update', async () => {
		const stale = await rev();
		await upload('/Note', 'two', { mode: 'overwrite' });
		expect((await upload('/Note', 'three', { autorename: true })).name).toBe('Note (1)');
		const mode = { '.tag': 'update', update: stale };
		expect((await upload('/Note', 'four', { mode, autorename: true })).name).toBe('Note (conflicted copy)');
		await upload('/Brief.tar.gz', 'one');
		expect((await upload('/Brief.tar.gz', 'two', { autorename: true })).name).toBe('Brief.tar (1).gz');
		await upload('/.profile', 'one');
		expect((await upload('/.profile', 'two', { autorename: true })).name).toBe('.profile (1)');
	});

	test('trap 7: a folder always conflicts, a file on the way is file_ancestor', async () => {
		await call('create_folder_v2', { path: '/Cases' });
		await upload('/Note', 'one');
		expect(await refusal(upload('/Cases', 'x', { mode: 'overwrite' }))).toEqual(conflict('folder'));
		expect(await refusal(upload('/Note/Below', 'x'))).toEqual(conflict('file_ancestor'));
		expect((await upload('/Cases', 'x', { autorename: true })).name).toBe('Cases (1)');
	});
});

test('a deleted file that is uploaded again is another one', async () => {
	const before = await upload('/Note', 'one');
	await call('delete_v2', { path: '/Note' });
	expect((await upload('/Note', 'one')).id).not.toBe(before.id);
});

test('to a file or below a folder by ID', async () => {
	const { metadata } = await call<files.CreateFolderResult>('create_folder_v2', { path: '/Cases' });
	const file = await upload(`${metadata.id}/Brief.pdf`, 'one');
	expect(file.path_display).toBe('/Cases/Brief.pdf');
	expect(await upload(file.id, 'two', { mode: 'overwrite' })).toMatchObject({ id: file.id, size: 3 });
	expect(await refusal(upload(`${file.id}/Below`, 'x'))).toEqual(conflict('file_ancestor'));
	expect(await refusal(upload(metadata.id, 'x'))).toEqual(conflict('folder'));
	await call('delete_v2', { path: '/Cases' });
	const gone = { '.tag': 'path', reason: { '.tag': 'malformed_path' } };
	expect(await refusal(upload(`${metadata.id}/Brief.pdf`, 'x'))).toMatchObject(gone);
});

test('a refused upload waits in a session for another commit', async () => {
	await upload('/Note', 'one');
	const error = await refusal(upload('/Note', 'other'));
	const cursor = { session_id: error.upload_session_id, offset: 5 };
	const file = await call('upload_session/finish', { cursor, commit: { path: '/Other' } });
	expect(file).toMatchObject({ name: 'Other', size: 5 });
});

test('the content hash is checked', async () => {
	const content_hash = contentHash(Buffer.from('one'));
	expect((await upload('/Note', 'one', { content_hash })).content_hash).toBe(content_hash);
	expect(await refusal(upload('/Other', 'two', { content_hash }))).toEqual({
		'.tag': 'content_hash_mismatch',
	});
	expect(world.state.snapshot(world.namespace('home'))).toHaveLength(1);
});

test('client_modified is kept as sent, server_modified is the time of writing', async () => {
	const file = await upload('/Note', 'one', { client_modified: '2020-02-29T12:00:00Z' });
	const server = new Date(clock.now()).toISOString().replace('.000', '');
	expect(file).toMatchObject({ client_modified: '2020-02-29T12:00:00Z', server_modified: server });
});

test.each([
	['trap 5: update without its rev', { mode: 'update' }],
	['trap 5: update with a null rev', { mode: { '.tag': 'update', update: null } }],
	['trap 5: a value beside a void tag', { mode: { '.tag': 'add', add: {} } }],
	['an unknown mode', { mode: 'replace' }],
	['a rev that is none', { mode: { '.tag': 'update', update: 'xyz' } }],
	['fractions of a second', { client_modified: '2020-01-01T00:00:00.000Z' }],
	['a time zone', { client_modified: '2020-01-01T00:00:00+02:00' }],
	['February 30th', { client_modified: '2020-02-30T00:00:00Z' }],
	['a short hash', { content_hash: 'abc' }],
	['null for mute', { mute: null }],
	['an unknown field', { overwrite: true }],
])('%s is refused as an argument', async (_, more) => {
	await expect(upload('/Note', 'x', more)).rejects.toBeInstanceOf(ZodError);
});

test('more than 150 MiB in one call is too much', async () => {
	const large = Buffer.alloc(150 * 1024 * 1024 + 1);
	expect(await refusal(upload('/Large', large))).toEqual({ '.tag': 'payload_too_large' });
});

test('quota: insufficient_space, and deleting makes room', async () => {
	world.fixture.accounts.owner!.quotaBytes = 10;
	await upload('/Six', '6 byte');
	const full = { '.tag': 'path', reason: { '.tag': 'insufficient_space' } };
	expect(await refusal(upload('/Five', '5byte'))).toMatchObject(full);
	expect((await upload('/Six', '10 bytes..', { mode: 'overwrite' })).size).toBe(10);
	await call('delete_v2', { path: '/Six' });
	expect((await upload('/Five', '5byte')).size).toBe(5);
});
