/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { HASH_BLOCK } from '@/nodes/shared/domain/contentHash';
import type { DocumentSource } from '@/nodes/shared/core/DocumentSource';
import type { Send } from '@/nodes/shared/http/types';
import { ADD, createUploadsAdapterHarness, hashOf } from './uploadsAdapterHarness';
import { uploadOne } from '@/test/support/uploadOne';

/** The smallest chunks that concurrent sessions take. */
const SIZES = { small: 1024, batch: 4096, chunk: HASH_BLOCK, inFlight: 4 * HASH_BLOCK };

const bytesOf = (length: number): Buffer => Buffer.alloc(length, 'a deposition of many pages, ');
const LONG = bytesOf(5 * HASH_BLOCK + 12_345);

/** A document in pieces of 1 MiB, as n8n reads files. */
const sourceOf = (bytes: Buffer, size = bytes.length): DocumentSource & { opened: number } => ({
	opened: 0,
	size,
	async open() {
		this.opened++;
		return (async function* () {
			for (let start = 0; start < bytes.length; start += 1024 * 1024) {
				yield bytes.subarray(start, start + 1024 * 1024);
			}
		})();
	},
});

interface Appended {
	offset: number;
	close: boolean;
}

const appended = (request: Parameters<Send>[0]): Appended => {
	const { cursor, close } = JSON.parse(request.headers['Dropbox-API-Arg'] ?? '') as {
		cursor: { offset: number };
		close: boolean;
	};
	return { offset: cursor.offset, close };
};

describe('an upload of a long document', () => {
	let world: ReturnType<typeof createUploadsAdapterHarness>;

	beforeEach(() => {
		world = createUploadsAdapterHarness(SIZES);
	});
	afterEach(() => world.close());

	const upload = async (source: DocumentSource = sourceOf(LONG), send?: Send) =>
		await uploadOne(world.uploads(send), '/long.bin', ADD, source);
	const isThere = async (bytes = LONG) => expect(await world.tree()).toEqual({ '/long.bin': hashOf(bytes) });

	it.each([HASH_BLOCK + 1, 2 * HASH_BLOCK, 2 * HASH_BLOCK + 1, 5 * HASH_BLOCK])(
		'of %i bytes arrives as it is',
		async (length) => {
			const file = await upload(sourceOf(bytesOf(length)));
			expect(file).toMatchObject({ size: length, contentHash: hashOf(bytesOf(length)) });
			const chunks = Math.ceil(length / HASH_BLOCK);
			expect(world.called()).toEqual([
				'start',
				...Array.from({ length: chunks }, () => 'append_v2'),
				'finish_batch_v2',
			]);
		},
	);

	it('has as many chunks under way as there is memory for, and the last one alone', async () => {
		let most = 0;
		const underWay = new Set<number>();
		let besidesLast = -1;
		const watching: Send = async (request) => {
			if (!request.url.endsWith('append_v2')) return await world.send(request);
			const { offset, close } = appended(request);
			if (close) besidesLast = underWay.size;
			underWay.add(offset);
			most = Math.max(most, underWay.size);
			for (let turn = 0; turn < 50; turn++) await world.clock.sleep(0);
			return await world.send(request).finally(() => underWay.delete(offset));
		};
		await upload(sourceOf(LONG), watching);
		expect([most, besidesLast]).toEqual([4, 0]);
		await isThere();
	});

	it.each(
		[1, 2, 3, 4, 5, 6, 7, 8].flatMap((nth) => ['before_commit', 'after_commit'].map((when) => [nth, when])),
	)('is one file when call %i is lost (%s)', async (nth, when) => {
		world.faults({ route: 'files/upload*', nth, fault: { kind: 'reset', when } });
		const source = sourceOf(LONG);
		await upload(source);
		await isThere();
		expect(source.opened).toBe(1);
	});

	it('is read again when its session is lost', async () => {
		world.faults({
			route: 'files/upload_session/append_v2',
			nth: 3,
			fault: { kind: 'route_error', error: { '.tag': 'not_found' } },
		});
		const source = sourceOf(LONG);
		await upload(source);
		await isThere();
		expect(source.opened).toBe(2);
	});

	it('is read again when a chunk that was sent twice is missing in the end', async () => {
		let tries = 0;
		const swallowing: Send = async (request) => {
			if (!request.url.endsWith('append_v2') || appended(request).offset !== HASH_BLOCK || ++tries > 2)
				return await world.send(request);
			if (tries === 1) return { status: 503, headers: {}, body: Buffer.alloc(0) };
			const error = { '.tag': 'incorrect_offset', correct_offset: 2 * HASH_BLOCK };
			return { status: 409, headers: {}, body: Buffer.from(JSON.stringify({ error, error_summary: '' })) };
		};
		const source = sourceOf(LONG);
		await upload(source, swallowing);
		await isThere();
		expect(source.opened).toBe(2);
	});

	it('gives up after a few beginnings', async () => {
		world.faults({
			route: 'files/upload_session/append_v2',
			fault: { kind: 'route_error', error: { '.tag': 'not_found' } },
		});
		const source = sourceOf(LONG);
		await expect(upload(source)).rejects.toMatchObject({ reason: 'unavailable' });
		expect(source.opened).toBe(3);
	});

	it.each([LONG.length - 1, LONG.length + 1, 6 * HASH_BLOCK])(
		'that is not as long as it was said to be (%i bytes) never becomes a file',
		async (size) => {
			await expect(upload(sourceOf(LONG, size))).rejects.toMatchObject({ reason: 'source_incomplete' });
			expect(await world.tree()).toEqual({});
			expect(world.called()).not.toContain('finish_batch_v2');
		},
	);

	it('is sent again where a chunk was damaged, and refused when that goes on', async () => {
		const fault = { kind: 'route_error', error: { '.tag': 'content_hash_mismatch' } };
		world.faults({ route: 'files/upload_session/append_v2', nth: [1, 2], fault });
		await upload();
		await isThere();
		world.faults({ route: 'files/upload_session/append_v2', fault });
		await expect(upload()).rejects.toMatchObject({ reason: 'content_mismatch' });
	});

	it('gives memory back, whatever it ended in', async () => {
		const uploads = world.uploads();
		for (let time = 0; time < 3; time++) {
			await expect(
				uploadOne(uploads, '/long.bin', ADD, sourceOf(LONG, 6 * HASH_BLOCK)),
			).rejects.toMatchObject({ reason: 'source_incomplete' });
		}
		await uploadOne(uploads, '/long.bin', ADD, sourceOf(LONG));
		await isThere();
	});

	it.each(['concurrent_session_data_not_allowed', 'concurrent_session_invalid_data_size'])(
		'goes one chunk after the other where they cannot go at once, and remembers it (%s)',
		async (tag) => {
			world.faults({
				route: tag.includes('size') ? 'files/upload_session/append_v2' : 'files/upload_session/start',
				nth: 1,
				fault: { kind: 'route_error', error: { '.tag': tag } },
			});
			await upload();
			await isThere();
			expect(world.routes.isAvailable('concurrent sessions', world.clock.now())).toBe(false);
		},
	);

	it('asks for no concurrent session where the argument is unknown', async () => {
		const older: Send = async (request) => {
			if (!(request.headers['Dropbox-API-Arg'] ?? '').includes('session_type'))
				return await world.send(request);
			const text =
				'Error in call to API function "files/upload_session/start": HTTP header "Dropbox-API-Arg": session_type: unknown field';
			return { status: 400, headers: {}, body: Buffer.from(text) };
		};
		await upload(sourceOf(LONG), older);
		await isThere();
	});
});
