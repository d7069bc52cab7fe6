/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { contentHash, ContentHasher } from '@/test/emulators/dropbox/state/contentHash';

const BLOCK = 4 * 1024 * 1024;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();

/** Cut into blocks, hashed, the digests joined as bytes, hashed again. */
function hashByDefinition(bytes: Buffer): string {
	const starts = Array.from({ length: Math.ceil(bytes.length / BLOCK) }, (_, index) => index * BLOCK);
	return sha256(Buffer.concat(starts.map((start) => sha256(bytes.subarray(start, start + BLOCK))))).toString(
		'hex',
	);
}

describe('content hash', () => {
	test.each([0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 2 * BLOCK + 5])(
		'of %d bytes is what the documentation defines',
		(size) => {
			const bytes = Buffer.alloc(size, 'x');
			expect(contentHash(bytes)).toBe(hashByDefinition(bytes));
		},
	);

	test('does not depend on how the bytes come', () => {
		const bytes = Buffer.alloc(2 * BLOCK + 99, 'y');
		fc.assert(
			fc.property(fc.array(fc.nat(bytes.length), { maxLength: 4 }), (cuts) => {
				const hasher = new ContentHasher();
				const ends = [...cuts.sort((one, other) => one - other), bytes.length];
				ends.forEach((end, index) => hasher.update(bytes.subarray(ends[index - 1] ?? 0, end)));
				expect(hasher.digest()).toBe(contentHash(bytes));
			}),
			{ numRuns: 10 },
		);
	});
});
