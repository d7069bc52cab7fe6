/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { contentHash, HASH_BLOCK } from '@/nodes/shared/domain/contentHash';
import { EventLoopYielder } from '@/nodes/shared/core/EventLoopYielder';
import { createChunkSizes, uploadSizes } from '@/nodes/shared/dropbox/uploads/limits';
import { hashInSlices, readChunks, type Chunk } from '@/nodes/shared/dropbox/uploads/readChunks';

const MIB = 1024 * 1024;

async function* from(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
	yield* pieces;
}

const yielderOf = (sleep: () => Promise<void>) => new EventLoopYielder({ now: () => 0, sleep });
const breather = () => yielderOf(async () => await Promise.resolve());

async function chunksOf(pieces: readonly Uint8Array[], size: number): Promise<Chunk[]> {
	const chunks: Chunk[] = [];
	for await (const chunk of readChunks(from(pieces), () => Buffer.alloc(size), breather()))
		chunks.push(chunk);
	return chunks;
}

describe('chunks', () => {
	it('hold every byte once, in order, in the room they are given, with the hashes of chunk and document', async () => {
		const pieces = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(pieces, fc.integer({ min: 1, max: 30 }), async (given, size) => {
				const chunks = await chunksOf(given, size);
				expect(Buffer.concat(chunks.map(({ bytes }) => bytes))).toEqual(Buffer.concat(given));
				expect(chunks.slice(0, -1).every(({ bytes }) => bytes.length === size)).toBe(true);
				expect(chunks.map(({ hash }) => hash)).toEqual(chunks.map(({ bytes }) => contentHash(bytes)));
				const whole = contentHash(Buffer.concat(given));
				expect(chunks.map(({ last }) => last)).toEqual([...chunks.slice(1).map(() => undefined), whole]);
				chunks.forEach(({ offset }, index) => expect(offset).toBe(index * size));
			}),
		);
	});

	it('end with a whole one when the document ends there', async () => {
		const chunks = await chunksOf([Buffer.from('abcdef')], 3);
		expect(chunks.map(({ bytes, last }) => [bytes.toString(), last !== undefined])).toEqual([
			['abc', false],
			['def', true],
		]);
	});

	it('of nothing are one empty chunk', async () => {
		const hash = contentHash(Buffer.alloc(0));
		expect(await chunksOf([], 3)).toEqual([{ bytes: Buffer.alloc(0), offset: 0, hash, last: hash }]);
	});

	it('are not read further than asked for', async () => {
		let read = 0;
		async function* endless() {
			for (;;) {
				read++;
				yield Buffer.alloc(10);
			}
		}
		const chunks = readChunks(endless(), () => Buffer.alloc(10), breather());
		await chunks.next();
		await chunks.next();
		await chunks.return();
		expect(read).toBe(3);
	});

	it('wait for their room', async () => {
		let give: (room: Buffer) => void = () => undefined;
		const room = async () => await new Promise<Buffer>((resolve) => (give = resolve));
		const chunks = readChunks(from([Buffer.from('abcdef')]), room, breather());
		const first = chunks.next();
		give(Buffer.alloc(6));
		expect((await first).value).toMatchObject({ bytes: Buffer.from('abcdef') });
	});
});

describe('reading what is all in memory', () => {
	it.each([
		['as one piece', [Buffer.alloc(20 * MIB)]],
		['in small pieces', Array.from({ length: 200 }, () => Buffer.alloc(MIB / 10))],
	])('lets others have the process every few mebibytes (%s)', async (_, pieces) => {
		let since = 0;
		let most = 0;
		const pausing = yielderOf(async () => {
			since = 0;
			await Promise.resolve();
		});
		const after = pausing.yieldAfter.bind(pausing);
		pausing.yieldAfter = async (bytes) => {
			most = Math.max(most, (since += bytes));
			await after(bytes);
		};
		expect(await hashInSlices(pieces, pausing)).toBe(contentHash(Buffer.concat(pieces)));
		expect(most).toBeLessThanOrEqual(3 * MIB);
	});

	it('pauses for all readers together', async () => {
		let pauses = 0;
		let end: () => void = () => undefined;
		const pausing = yielderOf(async () => {
			pauses++;
			await new Promise<void>((resolve) => (end = resolve));
		});
		let gone = 0;
		const readers = [2 * MIB, 1, 2 * MIB].map(
			async (bytes) => await pausing.yieldAfter(bytes).then(() => gone++),
		);
		await Promise.resolve();
		expect([pauses, gone]).toEqual([1, 0]);
		end();
		await Promise.all(readers);
		expect([pauses, gone]).toEqual([1, 3]);
	});
});

describe('sizes of chunks', () => {
	const { small, batch, chunk, inFlight } = uploadSizes;

	it('take no more memory than a small document has', () => {
		expect(createChunkSizes(17, uploadSizes)(0)).toBe(17);
		expect(createChunkSizes(small, uploadSizes)(0)).toBe(small);
	});

	it('are even for a long document, down to its end', () => {
		const sizeOf = createChunkSizes(2 * chunk + 5, uploadSizes);
		expect([0, chunk, 2 * chunk].map(sizeOf)).toEqual([chunk, chunk, 5]);
	});

	it('begin small where the size is not known, to find out whether one request will do', () => {
		const sizeOf = createChunkSizes(undefined, uploadSizes);
		expect([sizeOf(0), sizeOf(small)]).toEqual([small, chunk]);
	});

	it('leave room to see that a source goes on after its end', () => {
		expect([createChunkSizes(0, uploadSizes)(0), createChunkSizes(5, uploadSizes)(5)]).toEqual([1, 1]);
	});

	it('are whole blocks of the hash, and several fit into what may be in memory', () => {
		expect(chunk % HASH_BLOCK).toBe(0);
		expect(small % HASH_BLOCK).toBe(0);
		expect(chunk * 4).toBeLessThanOrEqual(inFlight);
		expect(batch * 2 + chunk).toBeLessThanOrEqual(inFlight);
		expect(inFlight).toBeLessThanOrEqual(128 * MIB);
	});
});
