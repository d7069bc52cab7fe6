/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { arrivedSource, type DocumentSource } from '@/nodes/shared/core/DocumentSource';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import type { DocumentPiece, WriteMode } from '@/nodes/shared/dropbox/port';
import { createTestDropbox, type TestDropbox } from '@/test/support/createTestDropbox';
import { documentOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';
import { uploadOne } from '@/test/support/uploadOne';
import { ADD, hashOf } from './uploadsAdapterHarness';

const piece = (text: string): DocumentPiece => ({
	bytes: Buffer.from(text),
	contentHash: contentHash(Buffer.from(text)),
});

const TEXT = 'first, second, last';
const APPEND = 'files/upload_session/append_v2';
const LOST = { reason: 'source_incomplete', advice: 'Upload it again.' };

let world: TestDropbox;
beforeEach(() => {
	world = createTestDropbox();
});
afterEach(() => world.close());

const append = async (sessionId: string, offset: number, text: string, isLast = false) =>
	await world.dropbox.appendPiece(sessionId, offset, piece(text), isLast);
const start = async (text = 'first, ') => await world.dropbox.startSession(piece(text));
const fault = (...rules: unknown[]) => world.emulator.faults.set(rules);
const upload = async (sessionId: string, mode: WriteMode = ADD, path = '/a.txt', text = TEXT) =>
	await uploadOne(world.dropbox, path, mode, arrived(sessionId, text));
const arrived = (sessionId: string, text = TEXT): DocumentSource =>
	arrivedSource(text.length, { sessionId, contentHash: hashOf(text) });
const sendAll = async () => {
	const sessionId = await start();
	await append(sessionId, 7, 'second, last', true);
	return sessionId;
};
const tree = async () => await treeOf(world.dropbox, '');

describe('a document in pieces', () => {
	it('is in Dropbox once it is committed, and not before', async () => {
		const sessionId = await start();
		expect(await append(sessionId, 7, 'second, ')).toBe(15);
		expect(await append(sessionId, 15, 'last', true)).toBe(19);
		expect(await tree()).toEqual({});
		expect(await upload(sessionId)).toMatchObject({ size: 19, contentHash: hashOf(TEXT) });
		expect(await tree()).toEqual({ '/a.txt': hashOf(TEXT) });
	});

	it('ends with an empty piece where all has been sent before', async () => {
		const sessionId = await start(TEXT);
		expect(await append(sessionId, TEXT.length, '', true)).toBe(TEXT.length);
		expect(await upload(sessionId)).toMatchObject({ contentHash: hashOf(TEXT) });
	});

	it.each(['before_commit', 'after_commit'])(
		'takes no harm when every other connection breaks (%s)',
		async (when) => {
			fault({ route: 'files/upload_session/*', every: 2, fault: { kind: 'reset', when } });
			const sessionId = await start();
			expect(await append(sessionId, 7, 'second, ')).toBe(15);
			expect(['closed', 19]).toContain(await append(sessionId, 15, 'last', true));
			fault();
			expect(await upload(sessionId)).toMatchObject({ contentHash: hashOf(TEXT) });
		},
	);

	it('takes a piece once that comes twice, one after the other or at once', async () => {
		const sessionId = await start();
		const twice = [append(sessionId, 7, 'second, '), append(sessionId, 7, 'second, ')];
		expect(await Promise.all(twice)).toEqual([15, 15]);
		const calls = world.calls(APPEND);
		expect(await append(sessionId, 7, 'second, ')).toBe(15);
		expect(world.calls(APPEND)).toBe(calls + 1);
		const last = await Promise.all([
			append(sessionId, 15, 'last', true),
			append(sessionId, 15, 'last', true),
		]);
		expect(last).toContain(19);
		expect(await append(sessionId, 15, 'last', true)).toBe('closed');
		expect(await upload(sessionId)).toMatchObject({ contentHash: hashOf(TEXT) });
	});

	it('goes on within a piece of which Dropbox has the beginning', async () => {
		const sessionId = await start('first, sec');
		expect(await append(sessionId, 7, 'second, ')).toBe(15);
		await append(sessionId, 15, 'last', true);
		expect(await upload(sessionId)).toMatchObject({ contentHash: hashOf(TEXT) });
	});

	it('closes when Dropbox has the last piece, but not that it was the last', async () => {
		const sessionId = await start(TEXT);
		expect(await append(sessionId, 15, 'last', true)).toBe(19);
		expect(await upload(sessionId)).toMatchObject({ contentHash: hashOf(TEXT) });
	});

	it('says how far Dropbox has come where a piece does not go on from there, and adds nothing', async () => {
		const sessionId = await start();
		expect(await append(sessionId, 15, 'last', true)).toBe(7);
		await append(sessionId, 7, 'second, ');
		await append(sessionId, 15, 'last');
		expect(await append(sessionId, 7, 'sec')).toBe(19);
		await append(sessionId, 19, '', true);
		expect(await append(sessionId, 7, 'second, ')).toBe('closed');
		expect(await upload(sessionId)).toMatchObject({ contentHash: hashOf(TEXT) });
	});

	it('is refused once Dropbox no longer has its beginning', async () => {
		const gone = { reason: 'source_incomplete', message: expect.stringContaining('no longer has') as string };
		await expect(append('pid_upload_session:none', 7, 'second')).rejects.toMatchObject({ ...gone, ...LOST });
		const sessionId = await start();
		await world.clock.sleep(8 * 24 * 60 * 60 * 1000);
		await expect(append(sessionId, 7, 'second')).rejects.toMatchObject(gone);
		await expect(upload(sessionId)).rejects.toMatchObject({ ...gone, ...LOST });
		expect(await tree()).toEqual({});
	});

	it('is refused when it is damaged on its way every time', async () => {
		const damaged = { kind: 'route_error', error: { '.tag': 'content_hash_mismatch' } };
		fault({ route: 'files/upload_session/*', fault: damaged });
		await expect(start()).rejects.toMatchObject({ reason: 'content_mismatch' });
	});
});

describe('what has arrived', () => {
	it('is neither read nor sent again, however small', async () => {
		const sessions = [await sendAll(), await sendAll(), await sendAll()];
		world.emulator.log.clear();
		const sent = sessions.map((sessionId, index) => ({
			...{ address: `/${index}.txt`, mode: ADD, source: arrived(sessionId) },
		}));
		const beside = { address: '/b.txt', mode: ADD, source: documentOf('small') };
		const outcomes = await world.dropbox.upload([...sent, beside]);
		expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true]);
		expect(Object.keys(await tree())).toHaveLength(4);
		// The small one's own.
		expect(world.calls(APPEND) + world.calls('files/upload')).toBeLessThanOrEqual(1);
	});

	it('can be committed elsewhere when the name was taken meanwhile', async () => {
		await uploadOne(world.dropbox, '/a.txt', ADD, documentOf('theirs'));
		const sessionId = await sendAll();
		await expect(upload(sessionId)).rejects.toMatchObject({ reason: 'name_taken' });
		expect(await upload(sessionId, ADD, '/a (1).txt')).toMatchObject({ contentHash: hashOf(TEXT) });
	});

	it.each(['not_found', 'closed'] as const)(
		'is found when it was committed before (%s)',
		async (finished) => {
			world.state.switches.finishedSessions = finished;
			const sessionId = await sendAll();
			const file = await upload(sessionId);
			expect(await upload(sessionId)).toEqual(file);
			await expect(upload(sessionId, ADD, '/b.txt')).rejects.toMatchObject(LOST);
			expect(await tree()).toEqual({ '/a.txt': hashOf(TEXT) });
		},
	);

	it('is refused when it is not what was sent', async () => {
		const sessionId = await start('first, second, LAST');
		await append(sessionId, TEXT.length, '', true);
		await expect(upload(sessionId)).rejects.toMatchObject({ reason: 'content_mismatch' });
	});

	it('is refused when Dropbox holds another number of bytes', async () => {
		const sessionId = await start('first');
		await append(sessionId, 5, '', true);
		await expect(upload(sessionId)).rejects.toMatchObject(LOST);
		expect(await tree()).toEqual({});
	});
});
