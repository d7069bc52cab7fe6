/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	done,
	mapDefined,
	mapGroups,
	mapPartition,
	mapOk,
	outcomeOf,
	outcomeOfSync,
	refused,
} from '@/nodes/shared/core/outcome';
import { Refusal } from '@/nodes/shared/core/Refusal';

const refusal = new Refusal('not_found', 'It is not there', 'Look elsewhere.');

describe('outcomes', () => {
	it('keep a refusal as the outcome of one item', async () => {
		await expect(outcomeOf(async () => await Promise.reject(refusal))).resolves.toEqual(refused(refusal));
		expect(
			outcomeOfSync(() => {
				throw refusal;
			}),
		).toEqual(refused(refusal));
	});

	it('let defects through', async () => {
		const defect = new TypeError('x is not a function');
		await expect(outcomeOf(async () => await Promise.reject(defect))).rejects.toBe(defect);
		expect(() =>
			outcomeOfSync(() => {
				throw defect;
			}),
		).toThrow(defect);
	});

	it('go through a stage together and stay in order', async () => {
		const stage = jest.fn(async (values: number[]) => values.map((value) => done(value * 10)));
		await expect(mapOk([done(1), refused(refusal), done(3)], stage)).resolves.toEqual([
			done(10),
			refused(refusal),
			done(30),
		]);
		expect(stage.mock.calls).toEqual([[[1, 3]]]);
	});

	it('go through a stage where there are items, which is left out for none', async () => {
		const stage = jest.fn(async (values: number[]) => values.map((value) => value * 10));
		await expect(mapDefined([undefined, 1, undefined, 3], stage)).resolves.toEqual([
			...[undefined, 10, undefined, 30],
		]);
		await expect(mapDefined([undefined, undefined], stage)).resolves.toEqual([undefined, undefined]);
		expect(stage.mock.calls).toEqual([[[1, 3]]]);
	});

	it('go through a stage in one list and come back in their groups', async () => {
		const stage = jest.fn(async (values: number[]) => values.map((value) => value * 10));
		await expect(mapGroups([[1, 2], [], [3]], stage)).resolves.toEqual([[10, 20], [], [30]]);
		expect(stage.mock.calls).toEqual([[[1, 2, 3]]]);
	});

	it('go through a stage of their kind, first those that pass, and come back in their order', async () => {
		const order: string[] = [];
		const stage = (name: string) => async (values: number[]) => {
			order.push(`${name} ${values.join()}`);
			return values.map((value) => `${name} ${value}`);
		};
		const partition = async (...items: number[]) =>
			await mapPartition(items, (item) => item > 9, stage('large'), stage('small'));
		await expect(partition(1, 10, 2, 20)).resolves.toEqual(['small 1', 'large 10', 'small 2', 'large 20']);
		await expect(partition(3)).resolves.toEqual(['small 3']);
		await expect(partition()).resolves.toEqual([]);
		expect(order).toEqual(['large 10,20', 'small 1,2', 'small 3']);
	});
});
