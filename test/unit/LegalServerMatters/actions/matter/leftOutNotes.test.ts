/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { get } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/matter/get.operation';
import { getMany } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/matter/getMany.operation';
import { createTestLegalServer } from '@/test/support/createTestLegalServer';

describe('what LegalServer leaves out of cases', () => {
	it('is said once for all of them, and nothing is said where all is there', async () => {
		const test = createTestLegalServer();
		const matter = await test.legalServer.readMatter({ id: test.fixture.matters['miller']?.matterId ?? 0 });
		const without = { ...matter, assignments: undefined };
		expect(get.notes?.([matter])).toEqual([]);
		expect(get.notes?.([matter, without])).toEqual([
			expect.stringMatching(/^LegalServer left out the assignments of one case, .* Get Staff\.$/),
		]);
		const listed = { records: [without, without, matter], total: 3, next: undefined };
		expect(getMany.notes?.([listed])).toEqual([expect.stringContaining('of 2 cases')]);
		test.close();
	});
});
