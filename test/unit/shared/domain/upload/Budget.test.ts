import fc from 'fast-check';
import { Budget } from '../../../../../nodes/shared/domain/upload/Budget';

const turn = async () => await Promise.resolve();

describe('a budget', () => {
	it('is never exceeded, and everybody gets a turn', async () => {
		const amounts = fc.array(fc.integer({ min: 0, max: 10 }), { maxLength: 40 });
		await fc.assert(
			fc.asyncProperty(amounts, fc.array(fc.nat(6), { minLength: 1 }), async (given, pauses) => {
				const budget = new Budget(10);
				let inUse = 0;
				let most = 0;
				let done = 0;
				await Promise.all(
					given.map(async (amount, index) => {
						await budget.spend(amount, async () => {
							most = Math.max(most, (inUse += amount));
							for (let pause = pauses[index % pauses.length] ?? 0; pause > 0; pause--) await turn();
							inUse -= amount;
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
		const budget = new Budget(1);
		await expect(budget.spend(1, async () => await Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(await budget.spend(1, async () => 'done')).toBe('done');
	});

	it('does not let the small overtake the large for ever', async () => {
		const budget = new Budget(2);
		const order: string[] = [];
		const work = (name: string) => async () => {
			order.push(name);
			await turn();
		};
		await Promise.all([
			budget.spend(1, work('small 1')),
			budget.spend(2, work('large')),
			budget.spend(1, work('small 2')),
		]);
		expect(order).toEqual(['small 1', 'large', 'small 2']);
	});
});
