/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { chooseNext, type Choosing } from '@/nodes/shared/domain/queue/chooseNext';
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';
import { growthOf } from '@/test/support/growth';
import { createRow, MINUTE, NOW } from './createRow';

const CHOOSING: Choosing = { now: NOW, batchSize: 50, lease: 'mine', leaseFor: 15 * MINUTE, retries: 3 };
const choose = (rows: EventRow[], more: Partial<Choosing> = {}) => chooseNext(rows, { ...CHOOSING, ...more });
/** As `1 work`. */
const verdicts = (rows: EventRow[], more: Partial<Choosing> = {}) =>
	choose(rows, more).map(({ id, verdict }) => `${id} ${verdict}`);

it('claims a row under a new lease, and says what its lease was', () => {
	const row = createRow(1, { lease: 'former', attempts: 2, status: 'stalled', reason: 'unavailable' });
	expect(choose([row])).toEqual([
		{
			...{ ...row, status: 'working', attempts: 3, lease: 'mine', leaseUntil: NOW + 15 * MINUTE },
			...{ oldLease: 'former', verdict: 'work', more: false },
		},
	]);
});

describe('what is due', () => {
	it.each(['waiting', 'paused', 'stalled'] as const)('of %s rows is what its time has come for', (status) => {
		expect(verdicts([createRow(1, { status, dueAt: NOW })])).toEqual(['1 work']);
		expect(verdicts([createRow(1, { status, dueAt: NOW + 1 })])).toEqual([]);
	});

	it('of rows that are worked on is what its lease has run out of, whenever it was due', () => {
		const working = (leaseUntil: number) =>
			createRow(1, { status: 'working', lease: 'other', leaseUntil, attempts: 1 });
		expect(verdicts([working(NOW - 1)])).toEqual(['1 work']);
		expect(verdicts([working(NOW)])).toEqual([]);
	});

	it.each(['done', 'failed'] as const)('is nothing that is %s, and nothing waits for that', (status) => {
		const rows = [createRow(1, { status, documentId: 'a' }), createRow(2, { documentId: 'a' })];
		expect(verdicts(rows)).toEqual(['2 work']);
	});
});

describe('duplicates', () => {
	const twice = (first: Partial<EventRow>, second: Partial<EventRow>) => [
		createRow(2, { eventId: 'e', ...second }),
		createRow(1, { eventId: 'e', ...first }),
	];

	it('are all but the first, in whatever order rows come', () => {
		expect(verdicts(twice({}, {}))).toEqual(['2 duplicate', '1 work']);
		expect(verdicts([...twice({}, {}), createRow(3, { eventId: 'e' })])).toEqual([
			...['2 duplicate', '3 duplicate', '1 work'],
		]);
	});

	it('are found while the first waits or is worked on, too', () => {
		expect(verdicts(twice({ dueAt: NOW + 1 }, {}))).toEqual(['2 duplicate']);
		expect(verdicts(twice({ status: 'working', leaseUntil: NOW }, {}))).toEqual(['2 duplicate']);
	});

	it('are left alone until they are due themselves', () => {
		expect(verdicts(twice({}, { dueAt: NOW + 1 }))).toEqual(['1 work']);
	});

	it('keep the first from being worked on at the same time', () => {
		expect(verdicts(twice({}, { status: 'working', leaseUntil: NOW }))).toEqual([]);
		expect(verdicts(twice({}, { status: 'working', leaseUntil: NOW - 1 }))).toEqual([
			'2 duplicate',
			'1 work',
		]);
	});

	it('are none of a finished row, of another system’s event, or of rows without an ID', () => {
		expect(verdicts(twice({ status: 'done' }, {}))).toEqual(['2 work']);
		expect(verdicts(twice({ source: 'legalserver' }, {}))).toEqual(['1 work', '2 work']);
		expect(verdicts(twice({ eventId: '' }, { eventId: '' }))).toEqual(['1 work', '2 work']);
	});

	it('take no place in the batch: the first never goes without them', () => {
		const copies = Array.from({ length: 5 }, (_, at) => createRow(at + 1, { eventId: 'e' }));
		expect(verdicts(copies, { batchSize: 1 }).sort()).toEqual([
			...['1 work', '2 duplicate', '3 duplicate', '4 duplicate', '5 duplicate'],
		]);
	});
});

describe('a row that n8n dies of', () => {
	const dead = (attempts: number, more: Partial<EventRow> = {}) =>
		createRow(1, { status: 'working', leaseUntil: NOW - 1, attempts, ...more });

	it('is lost after three deaths more than it has retries', () => {
		expect(verdicts([dead(6)])).toEqual(['1 work']);
		expect(verdicts([dead(7)])).toEqual(['1 lost']);
		expect(verdicts([dead(5)], { retries: 1 })).toEqual(['1 lost']);
	});

	it('is not while it may be alive, or where it was tried so often without a death', () => {
		expect(verdicts([dead(7, { leaseUntil: NOW })])).toEqual([]);
		expect(verdicts([dead(70, { status: 'stalled' })])).toEqual(['1 work']);
	});

	it('is worked on by itself when it is the oldest, so that it takes no others with it', () => {
		const second = dead(1, { id: 2, eventId: 'e2', documentId: 'd2' });
		expect(verdicts([dead(1), second, createRow(3), createRow(4)])).toEqual(['1 work']);
		expect(verdicts([second, createRow(3), createRow(4)])).toEqual(['2 work']);
		expect(choose([dead(1), createRow(3)])[0]?.more).toBe(true);
		expect(verdicts([createRow(0), dead(1), createRow(3)])).toEqual(['0 work', '3 work']);
	});

	it('takes no place in the batch', () => {
		expect(verdicts([dead(7), createRow(2)], { batchSize: 1 })).toEqual(['1 lost', '2 work']);
	});
});

it('says which try is the last, by what was done meanwhile', () => {
	const HOUR = 60 * MINUTE;
	const stalledAt = [6, 4, 2].map((hours) => NOW - hours * HOUR);
	const details = JSON.stringify({ service: 'clio', stalledAt });
	const stalled = createRow(1, {
		status: 'stalled',
		reason: 'unavailable',
		details,
		receivedAt: NOW - 9 * HOUR,
	});
	const done = [5, 3, 1].map((hours, index) =>
		createRow(2 + index, {
			...{ status: 'done', attempts: 1, details: '{"fileId":"id:1"}' },
			...{ receivedAt: NOW - hours * HOUR, finishedAt: NOW - hours * HOUR + 1 },
		}),
	);
	const other = createRow(9, { status: 'stalled', reason: 'unavailable', receivedAt: NOW - 9 * HOUR });
	expect(verdicts([stalled, other])).toEqual(['1 work', '9 work']);
	expect(verdicts([stalled, other, ...done])).toEqual(['1 lastTry', '9 work']);
	expect(verdicts([stalled, other, ...done.slice(1)])).toEqual(['1 work', '9 work']);
});

describe('what is chosen together', () => {
	it('is independent of each other', () => {
		const about = ['a', 'b', 'a', '', 'a', 'c'];
		expect(verdicts(about.map((documentId, at) => createRow(at, { documentId })))).toEqual([
			'0 work',
			'1 work',
		]);
	});

	it('waits for what somebody else works on, or what is not due', () => {
		for (const first of [
			{ status: 'working', leaseUntil: NOW } as const,
			{ dueAt: NOW + 1 },
			{ status: 'paused', dueAt: NOW + 1 } as const,
		]) {
			const rows = [
				createRow(1, { documentId: 'a', ...first }),
				createRow(2, { documentId: 'a' }),
				createRow(3),
			];
			expect(verdicts(rows)).toEqual(['3 work']);
		}
	});

	it('is at most a batch, of each case in turn', () => {
		const rows = [createRow(1), createRow(2), createRow(3, { caseKey: '8' })];
		expect(verdicts(rows, { batchSize: 2 })).toEqual(['1 work', '3 work']);
	});
});

describe('more', () => {
	const moreOf = (rows: EventRow[], batchSize = 50) => choose(rows, { batchSize }).map(({ more }) => more);

	it('is there where a batch was too small', () => {
		expect(moreOf([createRow(1), createRow(2)], 1)).toEqual([true]);
		expect(moreOf([createRow(1), createRow(2)], 2)).toEqual([false, false]);
	});

	it('is there where rows wait for these alone', () => {
		const a = { documentId: 'a' };
		expect(moreOf([createRow(1, a), createRow(2, a)])).toEqual([true]);
		expect(moreOf([createRow(1, a), createRow(2, { ...a, dueAt: NOW + 1 })])).toEqual([false]);
		expect(moreOf([createRow(1), createRow(2, { ...a, dueAt: NOW + 1 }), createRow(3, a)])).toEqual([false]);
	});

	it('is not there for what another run works on', () => {
		expect(moreOf([createRow(1, { status: 'working', leaseUntil: NOW }), createRow(2)])).toEqual([false]);
	});
});

it('takes rows that came twice, or in another order, as the table has them', () => {
	const rows = [
		createRow(2, { documentId: 'a' }),
		createRow(1, { documentId: 'a' }),
		createRow(1, { documentId: 'a' }),
	];
	expect(verdicts(rows)).toEqual(['1 work']);
});

it('takes time in proportion to the rows, of one case or of many', () => {
	for (const cases of [1, 7, 100_000]) {
		const make = (size: number) =>
			Array.from({ length: size }, (_, at) =>
				createRow(at, { caseKey: `${at % cases}`, documentId: `${at % 5 ? at % 100 : ''}` }),
			);
		// Rows that no longer fit into the processor's caches take somewhat longer each; what is quadratic takes 4 times.
		expect(growthOf(make, (rows) => choose(rows), 1000)).toBeLessThan(3.4);
	}
});
