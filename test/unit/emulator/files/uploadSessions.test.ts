import type { files } from 'dropbox';
import { ZodError } from 'zod';
import { contentHash } from '../../../emulator/dropbox/state/contentHash';
import { ManualClock } from './ManualClock';
import { bytesOf, refusal, World } from './world';
import type { DownloadAnswer } from '../../../emulator/dropbox/route';

const PIECE = 4 * 1024 * 1024;
const DAY = 24 * 60 * 60 * 1000;

let world: World;
let call: ReturnType<World['as']>;
const clock = new ManualClock();
beforeEach(() => {
	world = new World('personal', { clock });
	call = world.as('owner');
});
afterEach(() => world.close());

const start = async (argument: object = {}, body: string | Buffer = '') =>
	(await call<files.UploadSessionStartResult>('upload_session/start', argument, body)).session_id;
const append = (session_id: string, offset: number, body: string | Buffer, more: object = {}) =>
	call('upload_session/append_v2', { cursor: { session_id, offset }, ...more }, body);
const finish = (
	session_id: string,
	offset: number,
	path: string,
	body: string | Buffer = '',
	more: object = {},
) =>
	call<files.FileMetadata>(
		'upload_session/finish',
		{ cursor: { session_id, offset }, commit: { path }, ...more },
		body,
	);
const failed = (reason: object) => ({ '.tag': 'lookup_failed', lookup_failed: reason });

describe('sequential', () => {
	test('start, append, finish: the bytes arrive in order, the result has no tag', async () => {
		const id = await start({}, 'one ');
		expect(await append(id, 4, 'two ')).toBeNull();
		const file = await finish(id, 8, '/Cases/Note', 'three');
		expect(file).not.toHaveProperty('.tag');
		expect(file).toMatchObject({ size: 13, content_hash: contentHash(Buffer.from('one two three')) });
		const bytes = await bytesOf(await call<DownloadAnswer>('download', { path: '/Cases/Note' }));
		expect(bytes.toString()).toBe('one two three');
	});

	test('trap 3: correct_offset sits beside the tag', async () => {
		const id = await start({}, 'four');
		expect(await refusal(append(id, 0, 'x'))).toEqual({ '.tag': 'incorrect_offset', correct_offset: 4 });
		expect(await refusal(finish(id, 9, '/Note'))).toEqual(
			failed({ '.tag': 'incorrect_offset', correct_offset: 4 }),
		);
		await append(id, 4, 'more');
	});

	test('closed sessions take no more, not even by finish', async () => {
		const id = await start({ close: true }, 'four');
		expect(await refusal(append(id, 4, 'x'))).toEqual({ '.tag': 'closed' });
		expect(await refusal(finish(id, 4, '/Note', 'x'))).toEqual(failed({ '.tag': 'closed' }));
		expect((await finish(id, 4, '/Note')).size).toBe(4);
	});

	test('unknown, foreign, finished and week-old sessions are not found', async () => {
		const id = await start({}, 'four');
		expect(await refusal(append('pid_upload_session:x', 0, 'x'))).toEqual({ '.tag': 'not_found' });
		await finish(id, 4, '/Note');
		expect(await refusal(finish(id, 4, '/Note'))).toEqual(failed({ '.tag': 'not_found' }));
		const old = await start({}, 'four');
		clock.advance(7 * DAY);
		await append(old, 4, 'x');
		clock.advance(1);
		expect(await refusal(append(old, 5, 'x'))).toEqual({ '.tag': 'not_found' });
	});

	test('trap 3: a path that cannot be written is told under path, and the session stays', async () => {
		await call('create_folder_v2', { path: '/Cases' });
		const id = await start({}, 'four');
		const inTheWay = { '.tag': 'path', path: { '.tag': 'conflict', conflict: { '.tag': 'folder' } } };
		expect(await refusal(finish(id, 4, '/Cases', 'more'))).toEqual(inTheWay);
		expect((await finish(id, 8, '/Note')).size).toBe(8);
	});

	test('the hash covers the bytes of the call; a mismatch takes none of them', async () => {
		const content_hash = contentHash(Buffer.from('one'));
		const id = await start({ content_hash }, 'one');
		expect(await refusal(append(id, 3, 'two', { content_hash }))).toEqual({
			'.tag': 'content_hash_mismatch',
		});
		expect(await refusal(start({ content_hash }, 'two'))).toEqual({ '.tag': 'content_hash_mismatch' });
		expect(await refusal(finish(id, 3, '/Note', 'two', { content_hash }))).toEqual({
			'.tag': 'content_hash_mismatch',
		});
		expect((await finish(id, 3, '/Note')).content_hash).toBe(content_hash);
	});

	test('a file may not grow beyond 2^41 - 2^22 bytes', async () => {
		const id = await start({ session_type: 'concurrent' });
		expect(await refusal(append(id, 2 ** 41 - PIECE, 'x', { close: true }))).toEqual({ '.tag': 'too_large' });
	});
});

describe('concurrent', () => {
	const pieces = [Buffer.alloc(PIECE, 'a'), Buffer.alloc(PIECE, 'b'), Buffer.from('the end')] as const;
	const begin = () => start({ session_type: 'concurrent' });

	test('pieces in any order, the rest with close', async () => {
		const id = await begin();
		await append(id, PIECE, pieces[1]);
		await append(id, 0, pieces[0]);
		await append(id, 2 * PIECE, pieces[2], { close: true });
		const file = await finish(id, 2 * PIECE + 7, '/Large');
		expect(file.content_hash).toBe(contentHash(Buffer.concat(pieces)));
	});

	test('no data and no close at the start, no data at the finish', async () => {
		const type = { session_type: 'concurrent' };
		expect(await refusal(start(type, 'x'))).toEqual({ '.tag': 'concurrent_session_data_not_allowed' });
		expect(await refusal(start({ ...type, close: true }))).toEqual({
			'.tag': 'concurrent_session_close_not_allowed',
		});
		const id = await begin();
		expect(await refusal(finish(id, 0, '/Large', 'x'))).toEqual({
			'.tag': 'concurrent_session_data_not_allowed',
		});
	});

	test('offsets and sizes in whole 4 MiB', async () => {
		const id = await begin();
		expect(await refusal(append(id, 1, pieces[0]))).toEqual({ '.tag': 'concurrent_session_invalid_offset' });
		expect(await refusal(append(id, 0, 'x'))).toEqual({ '.tag': 'concurrent_session_invalid_data_size' });
	});

	test('not closed, or with a gap', async () => {
		const id = await begin();
		await append(id, PIECE, pieces[1]);
		expect(await refusal(finish(id, 2 * PIECE, '/Large'))).toEqual({
			'.tag': 'concurrent_session_not_closed',
		});
		await append(id, 2 * PIECE, '', { close: true });
		expect(await refusal(finish(id, 2 * PIECE, '/Large'))).toEqual({
			'.tag': 'concurrent_session_missing_data',
		});
	});
});

describe('batches', () => {
	const startMany = async (num_sessions: number) =>
		(await call<{ session_ids: string[] }>('upload_session/start_batch', { num_sessions })).session_ids;
	const entry = (session_id: string, offset: number, length: number, close = true) => ({
		...{ cursor: { session_id, offset }, length, close },
	});

	test('one request starts, one carries, one finishes many files', async () => {
		const [one = '', two = '', three = ''] = await startMany(3);
		const entries = [entry(one, 0, 3), entry(two, 0, 0), entry(three, 0, 5)];
		const content_hash = contentHash(Buffer.from('onethree'));
		const appended = await call('upload_session/append_batch', { entries, content_hash }, 'onethree');
		expect(appended).toEqual({
			entries: [{ '.tag': 'success' }, { '.tag': 'success' }, { '.tag': 'success' }],
		});
		const sizes = [3, 0, 5];
		const finished = await call<files.UploadSessionFinishBatchResult>('upload_session/finish_batch_v2', {
			entries: [one, two, three].map((session_id, index) => ({
				cursor: { session_id, offset: sizes[index] },
				commit: { path: `/File ${index}` },
			})),
		});
		// Trap 2: flattened.
		expect(finished.entries.map((each) => each['.tag'] === 'success' && [each.name, each.size])).toEqual([
			['File 0', 3],
			['File 1', 0],
			['File 2', 5],
		]);
	});

	test('append_batch: each entry has its own outcome', async () => {
		const [one = '', two = ''] = await startMany(2);
		const entries = [entry(one, 1, 1), entry('pid_upload_session:x', 0, 1), entry(two, 0, 1)];
		expect(await call('upload_session/append_batch', { entries }, 'abc')).toEqual({
			entries: [
				{ '.tag': 'failure', failure: { '.tag': 'incorrect_offset', correct_offset: 0 } },
				{ '.tag': 'failure', failure: { '.tag': 'not_found' } },
				{ '.tag': 'success' },
			],
		});
		expect((await finish(two, 1, '/C')).content_hash).toBe(contentHash(Buffer.from('c')));
	});

	test('append_batch: lengths must add up, and the hash covers the whole body', async () => {
		const [one = ''] = await startMany(1);
		const more = call('upload_session/append_batch', { entries: [entry(one, 0, 2)] }, 'abc');
		expect(await refusal(more)).toEqual({ '.tag': 'length_mismatch' });
		const argument = { entries: [entry(one, 0, 3)], content_hash: contentHash(Buffer.from('other')) };
		const wrong = call('upload_session/append_batch', argument, 'abc');
		expect(await refusal(wrong)).toEqual({ '.tag': 'content_hash_mismatch' });
		await append(one, 0, 'abc');
	});

	test('finish_batch_v2 carries no bytes, so no hash but that of nothing fits', async () => {
		const contents = 'one';
		const ids = [await start({ close: true }, contents), await start({ close: true }, contents)];
		const hashes = [contentHash(Buffer.from(contents)), contentHash(Buffer.alloc(0))];
		const entries = ids.map((session_id, index) => ({
			cursor: { session_id, offset: contents.length },
			commit: { path: `/${index}` },
			content_hash: hashes[index],
		}));
		expect(await call('upload_session/finish_batch_v2', { entries })).toMatchObject({
			entries: [
				{ '.tag': 'failure', failure: { '.tag': 'content_hash_mismatch' } },
				{ '.tag': 'success', name: '1' },
			],
		});
	});

	test("trap 10: finish_batch_v2 wants closed sessions, and one fault is one entry's", async () => {
		const [open, closed] = [await start({}, 'one'), await start({ close: true }, 'two')];
		const twice = { cursor: { session_id: closed, offset: 3 }, commit: { path: '/Two' } };
		const entries = [{ cursor: { session_id: open, offset: 3 }, commit: { path: '/One' } }, twice, twice];
		expect(await call('upload_session/finish_batch_v2', { entries })).toEqual({
			entries: [
				{ '.tag': 'failure', failure: failed({ '.tag': 'not_closed' }) },
				expect.objectContaining({ '.tag': 'success', name: 'Two' }),
				{ '.tag': 'failure', failure: failed({ '.tag': 'not_found' }) },
			],
		});
	});

	test('two files to one path in a batch: the second is refused', async () => {
		const ids = [await start({ close: true }, 'one'), await start({ close: true }, 'two')];
		const entries = ids.map((session_id) => ({
			cursor: { session_id, offset: 3 },
			commit: { path: '/Same' },
		}));
		const { entries: results } = await call<files.UploadSessionFinishBatchResult>(
			'upload_session/finish_batch_v2',
			{ entries },
		);
		expect(results.map((each) => each['.tag'])).toEqual(['success', 'failure']);
		expect(results[1]).toMatchObject({ failure: { '.tag': 'path', path: { '.tag': 'conflict' } } });
	});

	test.each([
		['upload_session/start_batch', { num_sessions: 0 }],
		['upload_session/start_batch', { num_sessions: 1001 }],
		[
			'upload_session/finish_batch_v2',
			{ entries: [{ cursor: { session_id: 'x' }, commit: { path: '/x' } }] },
		],
		['upload_session/append_v2', { cursor: { session_id: 'x', offset: -1 } }],
		['upload_session/start', { close: 'yes' }],
		['upload_session/start', { session_type: 'parallel' }],
	])('%s refuses %j', async (route, argument) => {
		await expect(call(route, argument)).rejects.toBeInstanceOf(ZodError);
	});
});
