/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { DocumentSource } from '@/nodes/shared/core/DocumentSource';
import type { SentDocument } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { ADD, createUploadsAdapterHarness, documentsOf, pathOf, treeWith } from './uploadsAdapterHarness';

const KIB = 1024;
const MIB = 1024 * KIB;

/** A document that counts what was read of it. */
const counted = (length: number, seed: number, read: (bytes: number) => void): DocumentSource => ({
	size: length,
	open: async () =>
		(async function* () {
			for (let start = 0; start < length; start += 256 * KIB) {
				const piece = Buffer.alloc(Math.min(256 * KIB, length - start), `${seed} `);
				read(piece.length);
				yield piece;
			}
		})(),
});

describe('uploads at scale', () => {
	let world: ReturnType<typeof createUploadsAdapterHarness>;

	beforeEach(() => {
		world = createUploadsAdapterHarness();
	});
	afterEach(() => world.close());

	it('take five calls for a thousand documents of 100 KiB', async () => {
		const documents = Array.from({ length: 1000 }, (_, index) => ({
			address: pathOf(index),
			mode: ADD,
			source: counted(100 * KIB, index, () => undefined),
		}));
		const outcomes = await world.uploads().upload(documents);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1000);
		expect(world.called()).toEqual([
			'start_batch',
			'append_batch',
			'append_batch',
			'append_batch',
			'finish_batch_v2',
		]);
		expect(Object.keys(await world.tree())).toHaveLength(1000);
	});

	it('name no more documents in a header than fit, and fewer where that was too many', async () => {
		const contents = Array.from({ length: 1000 }, (_, index) => `note ${index}`);
		const longest: number[] = [];
		const watching: Send = async (request) => {
			const header = request.headers['Dropbox-API-Arg']?.length ?? 0;
			if (request.url.endsWith('append_batch')) longest.push(header);
			return await world.send(request);
		};
		expect((await world.uploads(watching).upload(documentsOf(contents))).every(({ ok }) => ok)).toBe(true);
		expect(longest).toHaveLength(3);
		expect(Math.max(...longest)).toBeLessThanOrEqual(56 * KIB);

		world.state.switches.longestHeader = 16 * KIB;
		longest.length = 0;
		const others = contents.map((content) => `other ${content}`);
		const moved = documentsOf(others).map((each) => ({ ...each, address: `/others${each.address}` }));
		expect((await world.uploads(watching).upload(moved)).every(({ ok }) => ok)).toBe(true);
		expect(world.routes.entriesPerRequest).toBeLessThan(150);
		longest.length = 0;
		const third = documentsOf(others).map((each) => ({ ...each, address: `/third${each.address}` }));
		await world.uploads(watching).upload(third);
		expect(Math.max(...longest)).toBeLessThanOrEqual(16 * KIB);
	});

	it('go by themselves where not even one document can be named', async () => {
		world.state.switches.longestHeader = 16 * KIB;
		const narrow: Send = async (request) =>
			request.url.endsWith('append_batch')
				? { status: 400, headers: {}, body: Buffer.from('<html>400 Request Header Too Large</html>') }
				: await world.send(request);
		const contents = ['one', 'two', 'three', 'four'];
		expect((await world.uploads(narrow).upload(documentsOf(contents))).every(({ ok }) => ok)).toBe(true);
		expect(await world.tree()).toEqual(treeWith(contents));
	});

	it('commit more than a thousand documents by a call for each thousand', async () => {
		const contents = Array.from({ length: 2500 }, (_, index) => `note ${index}`);
		expect((await world.uploads().upload(documentsOf(contents))).every(({ ok }) => ok)).toBe(true);
		expect(world.called().filter((route) => route === 'start_batch')).toHaveLength(3);
		expect(world.called().filter((route) => route === 'finish_batch_v2')).toHaveLength(3);
		expect(Object.keys(await world.tree())).toHaveLength(2500);
	});

	it('look for a thousand documents some at a time when the answer to their commit is lost', async () => {
		world.faults({
			route: 'files/upload_session/finish_batch_v2',
			nth: 1,
			fault: { kind: 'reset', when: 'after_commit' },
		});
		let looking = 0;
		let most = 0;
		const watching: Send = async (request) => {
			if (!request.url.endsWith('get_metadata')) return await world.send(request);
			most = Math.max(most, ++looking);
			await world.clock.sleep(0);
			return await world.send(request).finally(() => looking--);
		};
		const contents = Array.from({ length: 1000 }, (_, index) => `note ${index}`);
		const outcomes = await world.uploads(watching).upload(documentsOf(contents));
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		expect(most).toBeLessThanOrEqual(8);
		expect(world.called().filter((route) => route === 'append_batch')).toHaveLength(3);
		expect(await world.tree()).toEqual(treeWith(contents));
	});

	it('never hold more than 128 MiB of documents, however many and large', async () => {
		let held = 0;
		let most = 0;
		const read = (bytes: number) => {
			held += bytes;
			most = Math.max(most, held);
		};
		const slow: Send = async (request) => {
			const length = (request.body ?? []).reduce((sum, { length: each }) => sum + each, 0);
			const carries = request.headers['Dropbox-API-Arg'] !== undefined;
			for (let turn = 0; carries && turn < 200; turn++) await world.clock.sleep(0);
			return await world.send(request).finally(() => {
				if (carries) held -= length;
			});
		};
		const lengths = [
			...[90 * MIB, 40 * MIB, 33 * MIB, 20 * MIB, 5 * MIB],
			...Array.from({ length: 60 }, (_, index) => (index % 4) * MIB + index),
		];
		const documents = lengths.map((length, index): SentDocument => ({
			address: pathOf(index),
			mode: ADD,
			source: counted(length, index, read),
		}));
		const outcomes = await world.uploads(slow).upload(documents);
		expect(outcomes.filter(({ ok }) => ok)).toHaveLength(lengths.length);
		// One piece of each source is on its way into a chunk, and not yet counted as held.
		expect(most).toBeLessThanOrEqual(128 * MIB + 8 * 256 * KIB);
		expect(most).toBeGreaterThan(64 * MIB);
		expect(held).toBe(0);
	});
});
