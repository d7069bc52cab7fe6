/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import { BodyBuffers } from '@/test/emulators/core/proxy/BodyBuffers';
import { ReceivedBody } from '@/test/emulators/core/proxy/ReceivedBody';

const MIB = 1024 * 1024;

describe('a body that is received', () => {
	const bytes = Buffer.alloc(9 * MIB + 5, 'case folders');

	test.each([[64 * 1024], [3 * MIB + 1], [4 * MIB], [9 * MIB + 5]])('in chunks of %d bytes', (size) => {
		const received = new ReceivedBody(Buffer.alloc(10 * MIB), bytes.length, 4 * MIB);
		for (let start = 0; start < bytes.length; start += size) {
			expect(received.isWhole).toBe(false);
			received.add(bytes.subarray(start, start + size));
		}
		expect(received.isWhole).toBe(true);
		const { body, blockDigests: digests } = received.end();
		expect(body.equals(bytes)).toBe(true);
		const blocks = [0, 4 * MIB, 8 * MIB].map((start) => bytes.subarray(start, start + 4 * MIB));
		expect(digests).toEqual(blocks.map((block) => createHash('sha256').update(block).digest()));
	});

	test('may be empty', () => {
		const empty = new ReceivedBody(Buffer.alloc(0), 0, 4 * MIB);
		expect(empty.end()).toEqual({ body: Buffer.alloc(0), blockDigests: [] });
	});

	test('is not hashed for a service that hashes nothing', () => {
		const received = new ReceivedBody(Buffer.alloc(MIB), 5);
		received.add(Buffer.from('ca'));
		received.add(Buffer.from('ses'));
		expect([received.isWhole, received.end()]).toEqual([true, { body: Buffer.from('cases') }]);
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
