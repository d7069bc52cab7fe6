/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { EventLoopYielder } from '@/nodes/shared/core/EventLoopYielder';

describe('long work in turns', () => {
	const taking = async (millisecondsPerStep: number) => {
		let now = 0;
		const pauses: number[] = [];
		const turns = new EventLoopYielder({ now: () => now, sleep: async () => void pauses.push(now) });
		for (let step = 0; step < 10; step++) {
			await turns.yieldIfDue();
			now += millisecondsPerStep;
		}
		return pauses;
	};

	it('lets others have the process after each while', async () => {
		expect(await taking(10)).toEqual([20, 40, 60, 80]);
	});

	it('does so before every step where steps are long, but not before the first', async () => {
		expect(await taking(50)).toHaveLength(9);
	});

	it('is not held up where it is short', async () => {
		expect(await taking(1)).toEqual([]);
	});
});
