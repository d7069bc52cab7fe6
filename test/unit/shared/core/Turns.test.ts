/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { Turns } from '@/nodes/shared/core/Turns';

const later = async () => await new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
	it('are taken one after the other for the same thing, and at once for others', async () => {
		const turns = new Turns();
		const log: string[] = [];
		const work = (name: string) => async () => {
			log.push(`${name} begins`);
			await later();
			log.push(`${name} ends`);
			return name;
		};
		const taken = [turns.take('a', work('a1')), turns.take('b', work('b1')), turns.take('a', work('a2'))];
		expect(turns.size).toBe(2);
		expect(await Promise.all(taken)).toEqual(['a1', 'b1', 'a2']);
		expect(log.filter((line) => line.startsWith('a'))).toEqual([
			...['a1 begins', 'a1 ends', 'a2 begins', 'a2 ends'],
		]);
		expect(log.slice(0, 2)).toEqual(['a1 begins', 'b1 begins']);
		expect(turns.size).toBe(0);
	});

	it('go on after work that fails, which is whose it is', async () => {
		const turns = new Turns();
		const failing = turns.take('a', async () => await Promise.reject(new TypeError('failed')));
		const next = turns.take('a', async () => await Promise.resolve('went on'));
		await expect(failing).rejects.toThrow('failed');
		expect(await next).toBe('went on');
		expect(turns.size).toBe(0);
	});
});
