import fc from 'fast-check';
import { HASH_BLOCK } from '../../../../../nodes/shared/domain/contentHash';
import { chunkSizes, uploadSizes } from '../../../../../nodes/shared/domain/upload/chunkSizes';
import { readChunks, type Chunk } from '../../../../../nodes/shared/domain/upload/readChunks';

async function* from(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
	yield* pieces;
}

async function chunksOf(pieces: readonly Uint8Array[], sizeOf: (offset: number) => number): Promise<Chunk[]> {
	const chunks: Chunk[] = [];
	for await (const chunk of readChunks(from(pieces), sizeOf)) chunks.push(chunk);
	return chunks;
}

describe('chunks', () => {
	it('hold every byte once, in order, in buffers of the planned size', async () => {
		const pieces = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 });
		await fc.assert(
			fc.asyncProperty(pieces, fc.integer({ min: 1, max: 30 }), async (given, size) => {
				const chunks = await chunksOf(given, () => size);
				expect(Buffer.concat(chunks.map(({ bytes }) => bytes))).toEqual(Buffer.concat(given));
				expect(chunks.slice(0, -1).every(({ bytes, last }) => bytes.length === size && !last)).toBe(true);
				expect(chunks.at(-1)?.last).toBe(true);
				chunks.forEach(({ offset }, index) => expect(offset).toBe(index * size));
			}),
		);
	});

	it('end with a whole one when the document ends there', async () => {
		const chunks = await chunksOf([Buffer.from('abcdef')], () => 3);
		expect(chunks.map(({ bytes, last }) => [bytes.toString(), last])).toEqual([
			['abc', false],
			['def', true],
		]);
	});

	it('of nothing are one empty chunk', async () => {
		expect(await chunksOf([], () => 3)).toEqual([{ bytes: Buffer.alloc(0), offset: 0, last: true }]);
	});

	it('are buffers of their own, so that one can be sent again after the next was read', async () => {
		const chunks = await chunksOf([Buffer.from('abcdef')], () => 3);
		expect(chunks[0]?.bytes.buffer).not.toBe(chunks[1]?.bytes.buffer);
	});

	it('are not read further than asked for', async () => {
		let read = 0;
		async function* endless() {
			for (;;) {
				read++;
				yield Buffer.alloc(10);
			}
		}
		const chunks = readChunks(endless(), () => 10);
		await chunks.next();
		await chunks.next();
		await chunks.return();
		expect(read).toBe(3);
	});
});

describe('sizes of chunks', () => {
	const { singleRequest, chunk } = uploadSizes;

	it('take no more memory than a small document has', () => {
		expect(chunkSizes(17, uploadSizes)(0)).toBe(17);
		expect(chunkSizes(singleRequest, uploadSizes)(0)).toBe(singleRequest);
	});

	it('are even for a long document, down to its end', () => {
		const sizeOf = chunkSizes(2 * chunk + 5, uploadSizes);
		expect([0, chunk, 2 * chunk].map(sizeOf)).toEqual([chunk, chunk, 5]);
	});

	it('begin small where the size is not known, to find out whether one request will do', () => {
		const sizeOf = chunkSizes(undefined, uploadSizes);
		expect([sizeOf(0), sizeOf(singleRequest)]).toEqual([singleRequest, chunk]);
	});

	it('leave room to see that a source goes on after its end', () => {
		expect([chunkSizes(0, uploadSizes)(0), chunkSizes(5, uploadSizes)(5)]).toEqual([1, 1]);
	});

	it('are whole blocks of the hash, and several fit into what may be in memory', () => {
		expect(chunk % HASH_BLOCK).toBe(0);
		expect(chunk * 4).toBeLessThanOrEqual(uploadSizes.inFlight);
		expect(uploadSizes.inFlight).toBeLessThanOrEqual(128 * 1024 * 1024);
	});
});
