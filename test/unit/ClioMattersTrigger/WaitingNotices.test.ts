/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Notice } from '@/packages/clio-matters/nodes/ClioMattersTrigger/cycle/Watch';
import { WaitingNotices } from '@/packages/clio-matters/nodes/ClioMattersTrigger/WaitingNotices';

const notice = (id: number, event = 'updated'): Notice => ({ model: 'document', id, event });
const numbers = (from: number, count: number) =>
	Array.from({ length: count }, (_, nth) => notice(from + nth));

describe('notices that wait', () => {
	it('are kept once each, however often they were sent', () => {
		const waiting = new WaitingNotices();
		for (let again = 0; again < 1000; again++) waiting.add([notice(1), notice(1, 'created'), notice(2)]);
		expect(waiting.takeAll()).toEqual([notice(1), notice(1, 'created'), notice(2)]);
		expect(waiting.size).toBe(0);
	});

	it('are never more than a number, also when what could not be looked at is put back', () => {
		const waiting = new WaitingNotices();
		waiting.add(numbers(1, 200_000));
		expect(waiting.size).toBe(20_000);
		const taken = waiting.takeAll();
		for (let again = 0; again < 3; again++) {
			waiting.add(numbers(1_000_000 * (again + 1), 20_005));
			waiting.add(taken);
		}
		expect(waiting.size).toBe(20_000);
	});
});
