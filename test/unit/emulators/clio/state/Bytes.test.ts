/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import { buffer, text } from 'node:stream/consumers';
import { Bytes } from '@/test/emulators/clio/state/Bytes';
import type { Blob } from '@/test/emulators/clio/state/records';

const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex');

describe('the bytes of the emulated Clio', () => {
	let bytes: Bytes;

	beforeEach(() => (bytes = new Bytes()));
	afterEach(() => bytes.close());

	const read = async (blob: Blob, start?: number, end?: number) => await buffer(bytes.read(blob, start, end));

	it('are those of their parts, one after another, small and large', async () => {
		const large = Buffer.alloc(300_000, 'large');
		const parts = [Buffer.from('first '), large, Buffer.from(' last')].map((piece) => bytes.put([piece]));
		const joined = bytes.join(parts);
		const whole = Buffer.concat([Buffer.from('first '), large, Buffer.from(' last')]);
		expect(joined).toMatchObject({ size: whole.length, md5: md5(whole) });
		expect((await read(joined)).equals(whole)).toBe(true);
		for (const [start, end] of [
			...[[0, 3] as const, [2, 8] as const, [4, 300_007] as const, [6, 300_005] as const],
			[300_006, 300_010] as const,
		])
			expect((await read(joined, start, end)).equals(whole.subarray(start, end + 1))).toBe(true);
		expect(await text(bytes.read(joined, 5, 4))).toBe('');
	});

	it('can be made up: the same from a seed at every reading, with no piece twice', async () => {
		const made = bytes.generated(200_000, 7);
		const whole = await read(made);
		expect(made).toMatchObject({ size: 200_000, md5: md5(whole) });
		expect(whole).toHaveLength(200_000);
		for (const [start, end] of [[0, 9] as const, [65_530, 65_541] as const, [70_001, 199_999] as const])
			expect((await read(made, start, end)).equals(whole.subarray(start, end + 1))).toBe(true);
		expect(whole.subarray(0, 65_536).equals(whole.subarray(65_536, 131_072))).toBe(false);
		expect(bytes.generated(200_000, 8).md5).not.toBe(made.md5);
	});
});
