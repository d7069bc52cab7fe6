/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { newRow } from '@/nodes/shared/domain/queue/EventRow';
import { runNode } from '../../runNode';

const MINUTE = 60_000;
const createRow = (id: number, more: IDataObject = {}): IDataObject => ({
	...{
		id,
		...newRow(
			{
				eventId: `e${id}`,
				source: 'clio',
				kind: 'documentCreated',
				caseKey: '7',
				documentId: `d${id}`,
				versionId: '',
				details: '{}',
			},
			Date.now(),
		),
	},
	...more,
});
const choose = async (items: IDataObject[], parameters: Readonly<Record<string, unknown>> = {}) =>
	await runNode('event', 'choose', parameters, items);

it('returns the rows to claim, each from its item, under one new lease', async () => {
	const rows = [createRow(1, { dueAt: Date.now() + MINUTE }), createRow(2, { lease: 'old' }), createRow(3)];
	const { items } = await choose(rows);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 2 }]);
	const [first, second] = items.map(({ json }) => json);
	expect(first).toMatchObject({
		id: 2,
		oldLease: 'old',
		attempts: 1,
		status: 'working',
		verdict: 'work',
		more: false,
	});
	expect(first?.['lease']).toMatch(/^[a-z0-9]+-[a-z0-9]{20}$/);
	expect(second?.['lease']).toBe(first?.['lease']);
	const lasts = Number(first?.['leaseUntil']) - Date.now();
	expect(lasts).toBeGreaterThan(14 * MINUTE);
	expect(lasts).toBeLessThanOrEqual(15 * MINUTE);
	expect((await choose(rows)).items[0]?.json['lease']).not.toBe(first?.['lease']);
});

it('takes batch, lease and waits from its fields, evaluated once for all rows', async () => {
	const fields = { batchSize: () => '2', leaseMinutes: () => 0.5, retryWaits: () => '1' };
	const { items, evaluated } = await choose(
		Array.from({ length: 100 }, (_, at) => createRow(at)),
		fields,
	);
	expect(items.map(({ json }) => json['id'])).toEqual([0, 1]);
	expect(Number(items[0]?.json['leaseUntil']) - Date.now()).toBeLessThanOrEqual(MINUTE / 2);
	expect(evaluated).toBe(3);
	const dead = createRow(1, { status: 'working', attempts: 5, leaseUntil: 1 });
	expect((await choose([dead], fields)).items[0]?.json['verdict']).toBe('lost');
	expect((await choose([dead])).items[0]?.json['verdict']).toBe('work');
});

it('chooses nothing of an item that n8n made up, and a row once', async () => {
	expect((await choose([{}])).items).toEqual([]);
	expect((await choose([createRow(1), createRow(1)])).items).toHaveLength(1);
});

it('refuses what is no row, and goes on with the others', async () => {
	const { items } = await choose([{ name: 'x' }, createRow(2)]);
	expect(
		items.map(({ json }) => (json['error'] as IDataObject | undefined)?.['reason'] ?? json['id']),
	).toEqual([...['invalid_input', 2]]);
});

it.each([
	[{ batchSize: 0 }, 'Batch Size'],
	[{ batchSize: 501 }, 'Batch Size'],
	[{ batchSize: 1.5 }, 'Batch Size'],
	[{ leaseMinutes: 0 }, 'Lease (Minutes)'],
	[{ leaseMinutes: 1441 }, 'Lease (Minutes)'],
	[{ leaseMinutes: 'x' }, 'Lease (Minutes)'],
	[{ retryWaits: '5 25' }, 'Retry Waits (Minutes)'],
	[{ retryWaits: () => undefined }, 'Retry Waits (Minutes)'],
])('refuses %p', async (fields, label) => {
	const { items } = await choose([createRow(1), createRow(2)], fields);
	expect(items.map(({ json }) => (json['error'] as IDataObject)['message'])).toEqual([
		...[expect.stringContaining(`“${label}”`), expect.stringContaining(`“${label}”`)],
	]);
});
