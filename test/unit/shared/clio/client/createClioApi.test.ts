/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { inParallel } from '@/nodes/shared/core/outcome';
import { createTestClio } from '@/test/support/createTestClio';
import { createSendTo } from '@/test/support/sendToEmulator';
import { Timeline } from '@/test/support/Timeline';

const MINUTE = 60_000;

describe('many calls of Clio', () => {
	it.each([
		['one after the other', 1],
		['many at once', 40],
	])(
		'take no longer than 1.1 times what the limit allows, %s, and none is turned away',
		async (_, atOnce) => {
			const test = createTestClio({ reserve: 3, clock: new Timeline() });
			const id = test.fixture.matters['smith']?.id ?? 0;
			const began = test.clock.now();
			const calls = Array.from({ length: 1000 }, () => id);
			await inParallel(calls, async (each) => await test.clio.readMatter(each), atOnce);
			expect(test.clock.now() - began).toBeLessThan((1000 / 50) * MINUTE * 1.1);
			expect(test.emulator.log.calls.filter(({ status }) => status === 429)).toEqual([]);
			test.close();
		},
	);

	it('wait where another process uses the same token, as Clio says', async () => {
		const test = createTestClio();
		const id = test.fixture.matters['smith']?.id ?? 0;
		const elsewhere = createSendTo(test.emulator, `Bearer ${test.fixture.tokens['ada'] ?? ''}`);
		const url = `https://app.clio.com/api/v4/matters/${id}.json`;
		for (let call = 0; call < 45; call++) await elsewhere({ url, method: 'GET', headers: {} });
		const began = test.clock.now();
		for (let call = 0; call < 10; call++) await test.clio.readMatter(id);
		expect(test.clock.now() - began).toBeGreaterThan(MINUTE * 0.9);
		expect(test.emulator.log.calls.filter(({ status }) => status === 429)).toEqual([]);
		test.close();
	});
});
