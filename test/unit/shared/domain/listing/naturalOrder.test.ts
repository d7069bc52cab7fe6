/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { naturalOrder } from '@/nodes/shared/domain/listing/buildTree';

const sorted = (...names: string[]) => names.sort(naturalOrder);

test('numbers are sorted by value', () => {
	expect(sorted('Exhibit 10', 'Exhibit 2', 'Exhibit 1')).toEqual(['Exhibit 1', 'Exhibit 2', 'Exhibit 10']);
});

test('capitals and accents do not part neighbours', () => {
	expect(sorted('zeta', 'Éclair', 'alpha', 'Delta')).toEqual(['alpha', 'Delta', 'Éclair', 'zeta']);
});

test('names that differ in capitals only always come in the same order', () => {
	expect(sorted('memo', 'Memo')).toEqual(sorted('Memo', 'memo'));
	expect(naturalOrder('memo', 'memo')).toBe(0);
});

test('is a total order', () => {
	const name = fc.string({ unit: 'binary', maxLength: 6 });
	fc.assert(
		fc.property(name, name, name, (a, b, c) => {
			expect(Math.sign(naturalOrder(a, b))).toBe(Math.sign(-naturalOrder(b, a)) + 0);
			expect(naturalOrder(a, b) === 0).toBe(a === b);
			if (naturalOrder(a, b) <= 0 && naturalOrder(b, c) <= 0)
				expect(naturalOrder(a, c)).toBeLessThanOrEqual(0);
		}),
	);
});
