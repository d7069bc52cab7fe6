/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { takeTurns } from '@/nodes/shared/domain/queue/takeTurns';
import { createRow } from './createRow';

const ofCases = (...cases: string[]) => cases.map((caseKey, at) => createRow(at, { caseKey }));
const take = (size: number, ...cases: string[]) => takeTurns(ofCases(...cases), size).map(({ id }) => id);

describe('the rows of a batch', () => {
	it('are those of each case in turn, the oldest first', () => {
		expect(take(3, 'a', 'a', 'a', 'b', 'c')).toEqual([0, 3, 4]);
		expect(take(4, 'a', 'a', 'a', 'b', 'c')).toEqual([0, 3, 4, 1]);
		expect(take(9, 'a', 'a', 'b')).toEqual([0, 2, 1]);
	});

	it('of no case, and emails, wait for no turn', () => {
		expect(take(2, 'a', 'a', '', '')).toEqual([0, 2]);
		expect(take(3, 'a', 'a', '', '')).toEqual([0, 2, 3]);
		const email = createRow(9, { caseKey: 'a', kind: 'email', source: 'queue' });
		expect(takeTurns([...ofCases('a', 'a'), email], 2).map(({ id }) => id)).toEqual([0, 9]);
	});

	it('always have the oldest of all among them, so that none waits forever', () => {
		const cases = fc.array(fc.constantFrom('', 'a', 'b', 'c'), { minLength: 1, maxLength: 30 });
		fc.assert(
			fc.property(cases, fc.integer({ min: 1, max: 10 }), (keys, size) => {
				const taken = take(size, ...keys);
				expect(taken[0]).toBe(0);
				expect(new Set(taken).size).toBe(Math.min(size, keys.length));
			}),
		);
	});
});
