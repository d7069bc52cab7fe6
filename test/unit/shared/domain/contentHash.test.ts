/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'crypto';
import fc from 'fast-check';
import { BLOCK_DIGEST, ContentHasher, contentHash, HASH_BLOCK } from '@/nodes/shared/domain/contentHash';

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** The definition, word for word. */
function asDefined(bytes: Buffer): string {
	const digests: Buffer[] = [];
	for (let start = 0; start < bytes.length; start += HASH_BLOCK) {
		digests.push(sha256(bytes.subarray(start, start + HASH_BLOCK)));
	}
	return sha256(Buffer.concat(digests)).toString('hex');
}

/** So many bytes that do not repeat in step with the block. */
const someBytes = (length: number): Buffer => Buffer.alloc(length, Buffer.from('case folder contents '));

describe('the content hash', () => {
	it('of nothing is the SHA-256 of nothing', () => {
		const ofNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
		expect(contentHash(Buffer.alloc(0))).toBe(ofNothing);
		expect(new ContentHasher().digest()).toBe(ofNothing);
	});

	it('of less than a block is the SHA-256 of its SHA-256', () => {
		expect(contentHash(Buffer.from('hello'))).toBe(sha256(sha256(Buffer.from('hello'))).toString('hex'));
	});

	it.each([-1, 0, 1])('keeps to the definition %i bytes away from whole blocks', (more) => {
		for (const blocks of [1, 2]) {
			const bytes = someBytes(blocks * HASH_BLOCK + more);
			expect(contentHash(bytes)).toBe(asDefined(bytes));
		}
	});

	it('is the same however the bytes are cut', () => {
		const bytes = someBytes(2 * HASH_BLOCK + 12_345);
		const expected = asDefined(bytes);
		const cuts = fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 8 });
		fc.assert(
			fc.property(cuts, (at) => {
				const places = [0, ...at.sort((a, b) => a - b), bytes.length];
				const hasher = new ContentHasher();
				places.slice(1).forEach((end, index) => hasher.update(bytes.subarray(places[index], end)));
				expect(hasher.digest()).toBe(expected);
			}),
			{ numRuns: 25 },
		);
	});

	it('is gone on with from the digests of whole blocks', () => {
		const bytes = someBytes(3 * HASH_BLOCK + 12_345);
		for (const end of [0, HASH_BLOCK, 3 * HASH_BLOCK]) {
			const before = new ContentHasher().update(bytes.subarray(0, end)).blocks();
			expect(before).toHaveLength(BLOCK_DIGEST * (end / HASH_BLOCK));
			const hasher = new ContentHasher(before);
			hasher.beginPart();
			hasher.update(bytes.subarray(end));
			expect(hasher.partDigest()).toBe(asDefined(bytes.subarray(end)));
			expect(hasher.digest()).toBe(asDefined(bytes));
			expect(hasher.blocks()).toEqual(new ContentHasher().update(bytes).blocks());
		}
	});

	it('of parts is theirs alone, wherever they begin, and does not change that of the whole', () => {
		const bytes = someBytes(2 * HASH_BLOCK + 12_345);
		const ends = [HASH_BLOCK, HASH_BLOCK + 7, 2 * HASH_BLOCK, 2 * HASH_BLOCK, bytes.length];
		const hasher = new ContentHasher();
		let start = 0;
		for (const end of ends) {
			hasher.beginPart();
			hasher.update(bytes.subarray(start, end));
			expect(hasher.partDigest()).toBe(contentHash(bytes.subarray(start, end)));
			start = end;
		}
		expect(hasher.digest()).toBe(asDefined(bytes));
	});

	it('of a part that was not begun is not given', () => {
		expect(() => new ContentHasher().partDigest()).toThrow(TypeError);
	});

	it('differs when one byte does', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.nat(), (bytes, seed) => {
				const other = Uint8Array.from(bytes);
				const place = seed % bytes.length;
				other[place] = (other[place] ?? 0) ^ 1;
				expect(contentHash(other)).not.toBe(contentHash(bytes));
			}),
		);
	});
});
