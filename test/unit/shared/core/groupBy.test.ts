/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { groupBy } from '@/nodes/shared/core/outcome';

describe('Items grouped by a key', () => {
	it('keep their order, and groups that of their first items', () => {
		expect([...groupBy(['b1', 'a1', 'b2'], (item) => item.charAt(0))]).toEqual([
			['b', ['b1', 'b2']],
			['a', ['a1']],
		]);
	});
});
