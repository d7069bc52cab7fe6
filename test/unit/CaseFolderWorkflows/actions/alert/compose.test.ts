/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';
import { rowOf } from '../../../shared/domain/alerts/rows';
import { runNode } from '../../runNode';

const now = Date.now();
const item = (fields: Partial<EventRow> & { id: number }): IDataObject => ({
	...rowOf({ receivedAt: now - 1000, ...fields }),
});
const failed = (id: number) => item({ id, status: 'failed', reason: 'no_access', finishedAt: now - 500 });
const settings = { quietHours: 0, keepDays: 30, maximumRows: 100 };
const compose = async (items: IDataObject[], parameters: Readonly<Record<string, unknown>> = { settings }) =>
	await runNode('alert', 'compose', parameters, items);

it('returns the rows to add, each from the item because of which it is told', async () => {
	const stalled = item({ id: 2, status: 'stalled', reason: 'unavailable' });
	const { items } = await compose([item({ id: 1 }), stalled, failed(3), failed(4)]);
	expect(items.map(({ pairedItem, json }) => [pairedItem, json['eventId']])).toEqual([
		[{ item: 1 }, 'alert:outage::after-0'],
		[{ item: 2 }, 'alert:failed:after-0'],
	]);
	expect(items[0]?.json).toMatchObject({
		...{ source: 'queue', kind: 'email', status: 'waiting', attempts: 0, lease: '', reason: '' },
	});
	expect(items[0]?.json).not.toHaveProperty('id');
});

it('adds nothing when what it returned is there', async () => {
	const first = await compose([failed(3)]);
	const stored = first.items.map(({ json }, index) => ({ ...json, id: 10 + index }));
	expect(stored).toHaveLength(1);
	expect((await compose([failed(3), ...stored])).items).toEqual([]);
});

it('reads rows as Postgres gives them, and a row that came twice once', async () => {
	const row = { ...failed(3), id: '3', finishedAt: String(now - 500), receivedAt: String(now - 1000) };
	const { items } = await compose([row, row]);
	expect(items).toHaveLength(1);
	expect(JSON.parse(String(items[0]?.json['details']))).toMatchObject({ count: 1, rows: [`3@${now - 500}`] });
});

it('takes settings as JSON or from an expression, evaluated once for all rows', async () => {
	const rows = Array.from({ length: 50 }, (_, index) => item({ id: index, status: 'done', finishedAt: now }));
	const { items, evaluated } = await compose(rows, { settings: () => settings, options: { tableRows: 75 } });
	expect(items.map(({ json }) => json['eventId'])).toEqual(['alert:almostFull:after-0']);
	expect(evaluated).toBe(1);
	const asText = { settings: JSON.stringify({ ...settings, maximumRows: 60 }) };
	expect((await compose(rows, asText)).items).toHaveLength(1);
	expect((await compose(rows)).items).toEqual([]);
});

it('composes nothing of the item that n8n makes up for an empty table', async () => {
	expect((await compose([{}])).items).toEqual([]);
});

it.each([
	['an item that is no row', [{ name: 'x' }], { settings }, /has no id/],
	['settings that are no JSON', [{ id: 1 }], { settings: '{' }, /Settings/],
	['settings that are a list', [{ id: 1 }], { settings: '[]' }, /Settings/],
])('refuses %s', async (_, items, parameters, message) => {
	const [refused] = (await compose(items, parameters)).items;
	expect(refused?.json['error']).toMatchObject({
		reason: 'invalid_input',
		message: expect.stringMatching(message) as unknown,
	});
});
