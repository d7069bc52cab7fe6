import { BodyBuffers } from '@/test/emulators/core/proxy/BodyBuffers';
import { ReceivedBody } from '@/test/emulators/core/proxy/ReceivedBody';
import { blockDigests } from '@/test/emulators/dropbox/state/blockDigests';

const MIB = 1024 * 1024;

describe('a body that is received', () => {
	const bytes = Buffer.alloc(9 * MIB + 5, 'case folders');

	test.each([[64 * 1024], [3 * MIB + 1], [4 * MIB], [9 * MIB + 5]])('in chunks of %d bytes', async (size) => {
		const received = new ReceivedBody(Buffer.alloc(10 * MIB), bytes.length);
		for (let start = 0; start < bytes.length; start += size) {
			expect(received.isWhole).toBe(false);
			received.add(bytes.subarray(start, start + size));
		}
		expect(received.isWhole).toBe(true);
		const { body, blockDigests: digests } = received.end();
		expect(body.equals(bytes)).toBe(true);
		expect(digests).toEqual(await blockDigests(bytes));
	});

	test('may be empty', () => {
		expect(new ReceivedBody(Buffer.alloc(0), 0).end()).toEqual({ body: Buffer.alloc(0), blockDigests: [] });
	});
});

describe('memory for bodies', () => {
	test('is used again when it is large enough', () => {
		const buffers = new BodyBuffers();
		const [large, small] = [buffers.take(3 * MIB), buffers.take(2 * MIB)];
		buffers.give(large);
		buffers.give(small);
		expect(buffers.take(MIB)).toBe(small);
		expect(buffers.take(MIB)).toBe(large);
		expect(buffers.take(MIB)).not.toBe(large);
	});

	test('is not kept without end', () => {
		const buffers = new BodyBuffers();
		const first = Buffer.alloc(0);
		const huge = { length: 700 * MIB } as Buffer;
		buffers.give(huge);
		expect(buffers.take(MIB)).not.toBe(huge);
		buffers.give(first);
		expect(buffers.take(0)).not.toBe(first);
	});
});
