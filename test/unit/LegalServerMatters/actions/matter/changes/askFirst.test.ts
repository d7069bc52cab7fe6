/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import { Refusal } from '@/nodes/shared/core/Refusal';
import { createAskFirst } from '@/packages/legalserver-matters/nodes/LegalServerMatters/actions/matter/changes/askFirst';

const settled = async (all: Array<Promise<unknown>>) =>
	(await Promise.allSettled(all)).map((each) =>
		each.status === 'fulfilled' ? each.value : (each.reason as Error).message,
	);

describe('the first change', () => {
	it('is waited for by the others, which run together after it went through', async () => {
		const askFirst = createAskFirst();
		let [underWay, most] = [0, 0];
		const change = async () => {
			most = Math.max(most, ++underWay);
			await new Promise((resolve) => setImmediate(resolve));
			return --underWay;
		};
		await askFirst(change);
		expect(most).toBe(1);
		await Promise.all([askFirst(change), askFirst(change), askFirst(change)]);
		expect(most).toBe(3);
	});

	it('is asked once where it is refused for what holds for all', async () => {
		const askFirst = createAskFirst();
		let asked = 0;
		const refuse = async () => {
			asked++;
			return await Promise.reject(new Refusal('missing_scope', 'premium', ''));
		};
		expect(await settled([askFirst(refuse), askFirst(refuse), askFirst(refuse)])).toEqual(
			Array(3).fill('premium'),
		);
		expect(await settled([askFirst(refuse)])).toEqual(['premium']);
		expect(asked).toBe(1);
	});

	it('is tried again with the next where it is refused for itself, or the process goes wrong', async () => {
		const askFirst = createAskFirst();
		const refuse = async () => await Promise.reject(new Refusal('invalid_input', 'value', ''));
		const fail = async () => await Promise.reject(new TypeError('defect'));
		expect(await settled([askFirst(refuse), askFirst(fail), askFirst(async () => 'went')])).toEqual([
			...['value', 'defect', 'went'],
		]);
	});
});
