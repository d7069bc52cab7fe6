/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { inParallel } from '@/nodes/shared/core/outcome';

const soon = async () => await new Promise((resolve) => setImmediate(resolve));

describe('inParallel', () => {
	it('keeps order and never has more under way than it may', async () => {
		let underWay = 0;
		let most = 0;
		const results = await inParallel(
			[...Array(50).keys()],
			async (item) => {
				most = Math.max(most, ++underWay);
				for (let turn = 0; turn < item % 5; turn++) await soon();
				underWay--;
				return item * 2;
			},
			4,
		);
		expect(results).toEqual([...Array(50).keys()].map((item) => item * 2));
		expect(most).toBe(4);
	});

	it('starts nothing more after a rejection', async () => {
		const started: number[] = [];
		const work = inParallel(
			[...Array(50).keys()],
			async (item) => {
				started.push(item);
				await soon();
				if (item === 3) throw new Error('stop');
			},
			2,
		);
		await expect(work).rejects.toThrow('stop');
		await soon();
		expect(started.length).toBeLessThan(8);
	});

	it('does nothing for nothing', async () => {
		await expect(inParallel([], async () => 1)).resolves.toEqual([]);
	});
});
