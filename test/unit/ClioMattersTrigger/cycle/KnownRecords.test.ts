/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { KnownRecords } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/KnownRecords';

describe('KnownRecords', () => {
	it('says in writing what it knows', () => {
		const known = new KnownRecords('', 10);
		known.set(9_000_001, 'kAb-_1');
		known.set(2, 'o1.7.x:y');
		known.set(3, '');
		const again = new KnownRecords(known.text(), 10);
		expect([again.get(9_000_001), again.get(2), again.get(3), again.get(4)]).toEqual([
			...['kAb-_1', 'o1.7.x:y', '', undefined],
		]);
		expect(again.text()).toBe(known.text());
		again.delete(2);
		expect(again.ids).toEqual([9_000_001, 3]);
	});

	it('forgets those that were seen longest ago', () => {
		const known = new KnownRecords('', 3);
		for (const id of [1, 2, 3]) known.set(id, 'a');
		known.set(1, 'b');
		known.set(4, 'a');
		expect(known.ids).toEqual([3, 1, 4]);
	});

	it('takes some twenty bytes for each', () => {
		const known = new KnownRecords('', 20_000);
		for (let id = 0; id < 20_000; id++) known.set(1_000_000_000 + id, 'kAb-_1');
		expect(known.text().length).toBeLessThan(20_000 * 20);
	});
});
