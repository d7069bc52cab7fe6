/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { files } from 'dropbox';
import { ZodError } from 'zod';
import { contentHash } from '@/test/emulators/dropbox/state/contentHash';
import { ManualClock } from '@/test/unit/emulators/core/ManualClock';
import { bytesOf, refusal, World } from './World';
import type { DownloadResponse } from '@/test/emulators/dropbox/route';

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
		const bytes = await bytesOf(await call<DownloadResponse>('download', { path: '/Cases/Note' }));
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

	test('pieces of any size make one file with the right hash', async () => {
		const bytes = Buffer.alloc(3 * PIECE, 'case folders');
		const cuts = [5, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE - 7, 3 * PIECE];
		const id = await start();
		let offset = 0;
		for (const cut of cuts) {
			await append(id, offset, bytes.subarray(offset, cut));
			offset = cut;
		}
		const file = await finish(id, offset, '/Odd');
		expect([file.size, file.content_hash]).toEqual([bytes.length, contentHash(bytes)]);
		expect((await bytesOf(await call<DownloadResponse>('download', { path: '/Odd' }))).equals(bytes)).toBe(
			true,
		);
	});

	test('of two calls that come at once, one is told where the session stands', async () => {
		const id = await start();
		const large = Buffer.alloc(2 * PIECE, 'x');
		const outcomes = await Promise.allSettled([append(id, 0, large), append(id, 0, large)]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect((await finish(id, large.length, '/Once')).content_hash).toBe(contentHash(large));
	});

	test('of two calls that finish it at once, one finds it gone', async () => {
		const id = await start({ close: true }, 'four');
		const outcomes = await Promise.allSettled([finish(id, 4, '/A'), finish(id, 4, '/B')]);
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
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

	test('a finished session may also be called closed', async () => {
		world.state.switches.finishedSessions = 'closed';
		const id = await start({ close: true }, 'four');
		await finish(id, 4, '/Note');
		expect(await refusal(finish(id, 4, '/Note'))).toEqual(failed({ '.tag': 'closed' }));
		expect(await refusal(append(id, 4, 'x'))).toEqual({ '.tag': 'closed' });
		expect(await refusal(append('pid_upload_session:x', 0, 'x'))).toEqual({ '.tag': 'not_found' });
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

	test('a piece may be sent again, and the last one counts', async () => {
		const id = await begin();
		await append(id, 0, pieces[0]);
		await append(id, 0, pieces[1]);
		await append(id, PIECE, '', { close: true });
		expect((await finish(id, PIECE, '/Again')).content_hash).toBe(contentHash(pieces[1]));
	});

	test('what arrives after the closing piece is refused, and its place stays empty', async () => {
		const id = await begin();
		await append(id, PIECE, pieces[2], { close: true });
		expect(await refusal(append(id, 0, pieces[0]))).toEqual({ '.tag': 'closed' });
		expect(await refusal(finish(id, PIECE + 7, '/Large'))).toEqual({
			'.tag': 'concurrent_session_missing_data',
		});
	});

	test('closing beyond the last piece leaves a gap', async () => {
		const id = await begin();
		await append(id, 0, pieces[0]);
		await append(id, 2 * PIECE, '', { close: true });
		expect(await refusal(finish(id, 2 * PIECE, '/Large'))).toEqual({
			'.tag': 'concurrent_session_missing_data',
		});
	});

	test('pieces of one session in one batch', async () => {
		const id = await begin();
		const entries = [
			{ cursor: { session_id: id, offset: PIECE }, length: PIECE },
			{ cursor: { session_id: id, offset: 0 }, length: PIECE },
			{ cursor: { session_id: id, offset: 2 * PIECE }, length: 7, close: true },
		];
		const body = Buffer.concat([pieces[1], pieces[0], pieces[2]]);
		const { entries: results } = await call<files.UploadSessionAppendBatchResult>(
			'upload_session/append_batch',
			{ entries },
			body,
		);
		expect(results.map((each) => each['.tag'])).toEqual(['success', 'success', 'success']);
		expect((await finish(id, 2 * PIECE + 7, '/Large')).content_hash).toBe(contentHash(Buffer.concat(pieces)));
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

	test('append_batch: a sequential session takes one piece, as no order is promised', async () => {
		const [one = ''] = await startMany(1);
		const entries = [entry(one, 0, 1, false), entry(one, 1, 1)];
		expect(await call('upload_session/append_batch', { entries }, 'ab')).toEqual({
			entries: [
				{ '.tag': 'success' },
				{ '.tag': 'failure', failure: { '.tag': 'incorrect_offset', correct_offset: 1 } },
			],
		});
		await append(one, 1, 'b');
	});

	test('append_batch: at most 1000 entries, at most 150 MiB', async () => {
		const many = { entries: Array.from({ length: 1001 }, () => entry('x', 0, 0)) };
		await expect(call('upload_session/append_batch', many)).rejects.toBeInstanceOf(ZodError);
		const [one = ''] = await startMany(1);
		const body = Buffer.alloc(150 * 1024 * 1024 + 1);
		const large = call('upload_session/append_batch', { entries: [entry(one, 0, body.length)] }, body);
		expect(await refusal(large)).toEqual({ '.tag': 'payload_too_large' });
	});

	test('start_batch: the sessions are of the type asked for', async () => {
		const { session_ids: ids } = await call<{ session_ids: string[] }>('upload_session/start_batch', {
			...{ num_sessions: 2, session_type: 'concurrent' },
		});
		expect(new Set(ids).size).toBe(2);
		expect(await refusal(append(ids[0] ?? '', 1, 'x'))).toEqual({
			'.tag': 'concurrent_session_invalid_offset',
		});
	});

	test('the older finish_batch answers with a job, whose check has the entries', async () => {
		const id = await start({ close: true }, 'one');
		const entries = [{ cursor: { session_id: id, offset: 3 }, commit: { path: '/One' } }];
		const launched = await call<{ async_job_id: string }>('upload_session/finish_batch', { entries });
		expect(launched).toEqual({ '.tag': 'async_job_id', async_job_id: expect.any(String) });
		const check = () => call('upload_session/finish_batch/check', { async_job_id: launched.async_job_id });
		expect(await check()).toEqual({ '.tag': 'in_progress' });
		expect(await check()).toMatchObject({
			...{ '.tag': 'complete', entries: [{ '.tag': 'success', name: 'One', size: 3 }] },
		});
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
