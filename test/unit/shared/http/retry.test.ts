/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { retryDelay, type RetryPolicy } from '@/nodes/shared/http/retry';

const policy: RetryPolicy = { base: 400, longest: 20_000, deadline: 60_000 };

describe('waitBefore', () => {
	it.each([
		[1, 400],
		[2, 800],
		[4, 3200],
		[7, 20_000],
		[1000, 20_000],
	])('after try %i draws from up to %i ms', (attempt, ceiling) => {
		expect(retryDelay(policy, attempt, undefined, 0, 0)).toBe(0);
		expect(retryDelay(policy, attempt, undefined, 0, 1)).toBe(ceiling);
	});

	it('never comes back before the service said', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 50 }),
				fc.integer({ min: 0, max: 59 }),
				fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
				(attempt, seconds, chance) => {
					const wait = retryDelay(policy, attempt, seconds, 0, chance);
					expect(wait).toBeGreaterThanOrEqual(seconds * 1000);
				},
			),
		);
	});

	it('gives up when the wait would end after the deadline', () => {
		expect(retryDelay(policy, 1, 300, 0, 0)).toBeUndefined();
		expect(retryDelay(policy, 5, undefined, 59_999, 1)).toBeUndefined();
	});
});
