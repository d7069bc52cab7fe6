/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { progressOf } from '@/nodes/shared/domain/migration/progressOf';
import { HOUR, MINUTE, NOW, rowOf } from '../alerts/rows';
import { migrationRows, singleRow } from './migrationRows';

const KB = 1024;

it('counts cases, documents and bytes', () => {
	const rows = migrationRows(100, 40, (number) => ({
		...(number === 40 ? { status: 'failed' as const } : {}),
		...(number === 41 ? { status: 'working' as const, leaseUntil: NOW + 1 } : {}),
		...(number === 42 ? { status: 'working' as const, leaseUntil: NOW - 1 } : {}),
	}));
	const singles = [singleRow(1001, 'waiting'), singleRow(1002, 'failed'), singleRow(1003, 'done')];
	expect(
		progressOf([...rows, ...singles, singleRow(1004, 'waiting', 'other'), rowOf({ id: 2000 })], NOW),
	).toEqual([
		{
			...{ run: 'first', source: 'clio', startedAt: NOW - 10 * MINUTE, endedAt: 0 },
			cases: { of: 100, done: 39, failed: 1, working: 1 },
			documents: { of: 2000, saved: 39 * 20 - 2, waiting: 1, failed: 1 },
			bytes: { of: 2000 * KB, saved: 39 * 20 * KB },
			// 39 were done in 15 minutes, without the ten of the first batch: 60 are left.
			remaining: expect.closeTo((60 / 29) * 15 * MINUTE, 3) as number,
		},
	]);
});

it('knows how many are done of which no row is at hand', () => {
	const rows = migrationRows(3000, 1500).filter(({ id }) => id > 500);
	expect(progressOf(rows, NOW)[0]).toMatchObject({
		cases: { of: 3000, done: 1500 },
		documents: { of: 60_000, saved: 30_000 },
		bytes: { of: 60_000 * KB, saved: 30_000 * KB },
	});
});

it('does not count as saved what the client settings left out meanwhile', () => {
	const rows = migrationRows(2, 2, (number) => (number === 1 ? { reason: 'filtered' } : {}));
	expect(progressOf(rows, NOW)[0]?.documents).toMatchObject({ of: 40, saved: 20 });
});

it('has ended when no case and no single document is open', () => {
	const rows = migrationRows(2, 2);
	expect(progressOf(rows, NOW)[0]).toMatchObject({ endedAt: NOW - 5 * MINUTE, remaining: undefined });
	expect(progressOf([...rows, singleRow(9, 'waiting')], NOW)[0]?.endedAt).toBe(0);
	expect(progressOf([...rows, singleRow(9, 'done')], NOW)[0]?.endedAt).toBe(NOW);
});

it('tells migrations from each other, the newest first', () => {
	const second = migrationRows(3, 0, (number) => ({
		...{ id: 100 + number, receivedAt: NOW, details: JSON.stringify({ run: 'second', number, of: 3 }) },
	}));
	const found = progressOf([...migrationRows(2, 0), ...second], NOW);
	expect(found.map(({ run, cases }) => [run, cases.of])).toEqual([
		['second', 3],
		['first', 2],
	]);
});

it('counts cases that were planned one by one in the same migration', () => {
	const rows = [1, 2, 3].map((id) =>
		rowOf({
			id,
			kind: 'migrationRequested',
			details: JSON.stringify({ run: 'r', number: 1, of: 1, missing: 5 }),
		}),
	);
	expect(progressOf(rows, NOW)[0]).toMatchObject({
		cases: { of: 3, done: 0 },
		documents: { of: 15, saved: 0 },
	});
});

describe('the time that is left', () => {
	const left = (rows: ReturnType<typeof migrationRows>) => progressOf(rows, NOW)[0]?.remaining;

	it('is not said before a second batch is done', () => {
		expect(left(migrationRows(100, 0))).toBeUndefined();
		expect(left(migrationRows(100, 10))).toBeUndefined();
		expect(left(migrationRows(100, 20))).toBe(8 * 5 * MINUTE);
	});

	it('does not count a break', () => {
		const rows = migrationRows(100, 20).map((row) => ({
			...row,
			finishedAt: row.finishedAt - (row.id <= 5 ? 9 * HOUR : 0),
		}));
		expect(left(rows)).toBe(8 * 5 * MINUTE);
	});

	it('is longer for cases with more documents', () => {
		const rows = migrationRows(30, 20, (number) =>
			number === 30 ? { details: JSON.stringify({ run: 'first', of: 30, missing: 230 }) } : {},
		);
		// Nine like those that were done, and one that takes as long as eleven of them.
		expect(left(rows)).toBe(2 * 5 * MINUTE);
	});
});
