/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { BufferPool } from '@/nodes/shared/core/BufferPool';

const turn = async () => await Promise.resolve();

describe('the memory of uploads', () => {
	it('is never exceeded, and everybody gets a turn', async () => {
		const lengths = fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 40 });
		await fc.assert(
			fc.asyncProperty(lengths, fc.array(fc.nat(6), { minLength: 1 }), async (given, pauses) => {
				const memory = new BufferPool(10);
				const held = new Set<Buffer>();
				let most = 0;
				let done = 0;
				await Promise.all(
					given.map(async (length, index) => {
						await memory.withBuffer(length, async (buffer) => {
							expect(held.has(buffer)).toBe(false);
							expect(buffer.length).toBeGreaterThanOrEqual(length);
							held.add(buffer);
							most = Math.max(
								most,
								[...held].reduce((sum, each) => sum + each.length, 0),
							);
							for (let pause = pauses[index % pauses.length] ?? 0; pause > 0; pause--) await turn();
							held.delete(buffer);
							done++;
						});
					}),
				);
				expect(most).toBeLessThanOrEqual(10);
				expect(done).toBe(given.length);
			}),
		);
	});

	it('is given back when the work is refused', async () => {
		const memory = new BufferPool(1);
		await expect(memory.withBuffer(1, async () => await Promise.reject(new Error('no')))).rejects.toThrow(
			'no',
		);
		expect(await memory.withBuffer(1, async () => 'done')).toBe('done');
	});

	it('does not let the small overtake the large for ever', async () => {
		const memory = new BufferPool(2);
		const order: string[] = [];
		const work = (name: string) => async () => {
			order.push(name);
			await turn();
		};
		await Promise.all([
			memory.withBuffer(1, work('small 1')),
			memory.withBuffer(2, work('large')),
			memory.withBuffer(1, work('small 2')),
		]);
		expect(order).toEqual(['small 1', 'large', 'small 2']);
	});

	it('is used again, for those who wait too, but not where most of it would lie idle', async () => {
		const memory = new BufferPool(8);
		const first = await memory.acquire(8);
		const second = memory.acquire(6);
		memory.release(first);
		expect(await second).toBe(first);
		memory.release(first);
		const small = await memory.acquire(3);
		expect(small).toHaveLength(3);
		memory.release(small);
		expect(await memory.acquire(8)).toHaveLength(8);
	});
});
