/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { rowFrom } from '@/nodes/shared/domain/queue/rowFrom';
import { createRow, NOW } from './createRow';

describe('a row of a table', () => {
	it('is taken as it is', () => {
		const row = createRow(3, { status: 'paused', attempts: 2, lease: 'a-1', leaseUntil: NOW });
		expect(rowFrom({ ...row, createdAt: '2026-05-01' })).toEqual(row);
	});

	it('may have its numbers as text, as Postgres gives large ones', () => {
		const row = createRow(3, { attempts: 2 });
		const asText = {
			...row,
			id: '3',
			attempts: '2',
			dueAt: String(row.dueAt),
			receivedAt: String(row.receivedAt),
		};
		expect(rowFrom(asText)).toEqual(row);
	});

	it('may have IDs that are numbers, and lack what is empty', () => {
		expect(rowFrom({ id: 1, eventId: 12, caseKey: null, documentId: 88, status: 'waiting' })).toEqual({
			...createRow(1, { eventId: '12', caseKey: '', documentId: '88', dueAt: 0, receivedAt: 0 }),
			...{ source: 'webhook', kind: '' },
		});
	});

	it.each(['', 'Working', 'constructor', undefined, null, 7])(
		'is waiting where its status is %p, which nobody knows: it would stay there forever',
		(status) => {
			expect(rowFrom({ ...createRow(1), status })?.status).toBe('waiting');
		},
	);

	it.each([undefined, null, '', 'a', -1, 1.5, Number.NaN, '9'.repeat(16), {}, []])(
		'is none with the ID %p',
		(id) => {
			expect(rowFrom({ ...createRow(1), id })).toBeUndefined();
		},
	);
});
