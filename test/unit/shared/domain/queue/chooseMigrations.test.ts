/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import fc from 'fast-check';
import { chooseNext, type Choosing } from '@/nodes/shared/domain/queue/chooseNext';
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';
import { createRow, MINUTE, NOW } from './createRow';
import { drain, QueueWorld } from './queueWorld';

const CHOOSING: Choosing = { now: NOW, batchSize: 50, lease: 'mine', leaseFor: 15 * MINUTE, retries: 3 };
const choose = (...rows: EventRow[]) => chooseNext(rows, CHOOSING);
const ids = (...rows: EventRow[]) => choose(...rows).map(({ id }) => id);

const migration = (id: number, missing = 20, more: Partial<EventRow> = {}): EventRow =>
	createRow(id, {
		...{ kind: 'migrationRequested', caseKey: `${id}`, documentId: '' },
		...{ details: JSON.stringify({ missing }), ...more },
	});
const working = { status: 'working', lease: 'other', leaseUntil: NOW + 1, attempts: 1 } as const;
const died = { ...working, leaseUntil: NOW - 1 } as const;

describe('cases to migrate', () => {
	it('are chosen only when nothing else is to be done', () => {
		expect(ids(migration(1), createRow(2), migration(3))).toEqual([2]);
		expect(ids(migration(1), createRow(2, { dueAt: NOW + 1 }), migration(3))).toEqual([1, 3]);
		expect(ids(migration(1), createRow(2, { kind: 'email', source: 'queue' }))).toEqual([2]);
	});

	it('are as many as have some 200 documents, and at least one', () => {
		expect(ids(migration(1, 150), migration(2, 50), migration(3, 1))).toEqual([1, 2]);
		expect(ids(migration(1, 5000), migration(2, 1))).toEqual([1]);
		expect(ids(migration(1, 1, { details: '{}' }), migration(2, 199))).toEqual([1, 2]);
	});

	it('belong to their run for a second longer for each document', () => {
		const leases = choose(migration(1, 30), migration(2, 50)).map(({ leaseUntil }) => leaseUntil);
		expect(leases).toEqual(Array(2).fill(NOW + 15 * MINUTE + 80_000));
		expect(choose(createRow(1)).map(({ leaseUntil }) => leaseUntil)).toEqual([NOW + 15 * MINUTE]);
	});

	it('wait while others are being migrated, and go on when the lease of these has run out', () => {
		expect(ids(migration(1, 20, working), migration(2))).toEqual([]);
		expect(ids(migration(1, 20, died), migration(2), migration(3))).toEqual([1]);
		expect(ids(migration(1), migration(2, 20, died))).toEqual([1]);
	});

	it('wait while somebody works on another event of the case, and the others do not', () => {
		expect(ids(createRow(1, { ...working, caseKey: '2' }), migration(2), migration(3))).toEqual([3]);
	});

	it('are never one case twice, also if two migrations ask for it', () => {
		const asked = (id: number, run: string, caseKey: string) =>
			migration(id, 20, { caseKey, details: JSON.stringify({ missing: 20, run }) });
		expect(ids(asked(1, 'a', '7'), asked(2, 'a', '7'), asked(3, 'a', '8'))).toEqual([1, 3]);
		expect(ids(asked(1, 'a', '7'), asked(2, 'b', '7'), asked(3, 'b', '8'))).toEqual([1]);
	});

	it('belong to their run for longer if their documents are large', () => {
		const large = migration(1, 1, { details: JSON.stringify({ missing: 1, missingBytes: 300_000_000 }) });
		expect(choose(large)[0]?.leaseUntil).toBe(NOW + 15 * MINUTE + 61_000);
	});

	it('make no event wait, unless it is about a case that is just being migrated', () => {
		const later = (id: number, caseKey: string) => createRow(id, { caseKey });
		expect(ids(migration(1), later(2, '1'))).toEqual([2]);
		expect(ids(migration(1, 20, working), later(2, '1'), later(3, '7'))).toEqual([3]);
		expect(ids(migration(1, 20, died), later(2, '1'))).toEqual([2]);
	});

	it('are lost or duplicates as other events are', () => {
		const verdicts = (...rows: EventRow[]) => choose(...rows).map(({ id, verdict }) => `${id} ${verdict}`);
		expect(verdicts(migration(1, 20, { ...died, attempts: 7 }))).toEqual(['1 lost']);
		expect(verdicts(migration(1), migration(2, 20, { eventId: 'e1' }))).toEqual(['2 duplicate', '1 work']);
	});
});

describe('the comparison at the end of a migration', () => {
	const check = (id: number, more: Partial<EventRow> = {}, run = 'r') =>
		createRow(id, {
			...{ kind: 'migrationCheckRequested', caseKey: '', documentId: '', eventId: `check ${run} ${id}` },
			...{ details: JSON.stringify({ run }), ...more },
		});
	const ofRun = (id: number, more: Partial<EventRow> = {}, run = 'r') =>
		migration(id, 20, { details: JSON.stringify({ run, missing: 20 }), ...more });
	const single = (id: number, more: Partial<EventRow> = {}) =>
		createRow(id, { eventId: `reconcile:migrate.r:${id}::file`, ...more });

	it('comes when no case and no document of it is open any more', () => {
		expect(ids(ofRun(1), check(2))).toEqual([1]);
		expect(ids(ofRun(1, { dueAt: NOW + 1 }), check(2))).toEqual([]);
		expect(ids(ofRun(1, { status: 'paused', dueAt: NOW + 1 }), check(2))).toEqual([]);
		expect(ids(single(1, { dueAt: NOW + 1 }), check(2))).toEqual([]);
		expect(ids(single(1, { status: 'stalled', dueAt: NOW + 1 }), check(2))).toEqual([]);
		expect(ids(check(2))).toEqual([2]);
	});

	it('waits for nothing of another migration or another system', () => {
		const later = { dueAt: NOW + 1 };
		expect(ids(ofRun(1, later, 'q'), check(2))).toEqual([2]);
		expect(ids(ofRun(1, { ...later, source: 'legalserver' }), check(2))).toEqual([2]);
		expect(ids(single(1, { ...later, source: 'legalserver' }), check(2))).toEqual([2]);
	});

	it('is one event at a time, after all else, and while nothing is being migrated', () => {
		expect(ids(check(1), check(2))).toEqual([1]);
		expect(ids(check(1), createRow(2))).toEqual([2]);
		expect(ids(check(1), ofRun(2, {}, 'q'))).toEqual([1]);
		expect(ids(check(1, working), check(2), ofRun(3, {}, 'q'))).toEqual([]);
		expect(ids(check(1, died), check(2))).toEqual([1]);
		expect(ids(ofRun(1, working, 'q'), check(2))).toEqual([]);
	});

	it('makes no other event wait', () => {
		expect(ids(check(1, working), createRow(2, { caseKey: '' }), createRow(3))).toEqual([2, 3]);
	});
});

const status = fc.constantFrom(...(['waiting', 'waiting', 'paused', 'stalled'] as const), 'working' as const);
const anyRow = fc.record({
	status,
	caseKey: fc.constantFrom('', '1', '2', '3'),
	documentId: fc.constantFrom('', 'a', 'b'),
	dueAt: fc.constantFrom(NOW - 1, NOW + 1),
	leaseUntil: fc.constantFrom(NOW - 1, NOW + 1),
	isMigration: fc.boolean(),
});

it('whatever waits, what is chosen of the other events is what it would be without a migration', () => {
	fc.assert(
		fc.property(fc.array(anyRow, { maxLength: 12 }), (given) => {
			const rows = given.map(({ isMigration, ...row }, id) =>
				isMigration ? migration(id, 20, { ...row, documentId: '' }) : createRow(id, row),
			);
			const others = rows.filter(({ kind }) => kind !== 'migrationRequested');
			const isIdle = rows.every(
				(row) => others.includes(row) || row.status !== 'working' || row.leaseUntil < NOW,
			);
			fc.pre(isIdle);
			const without = ids(...others);
			if (without.length > 0) expect(ids(...rows)).toEqual(without);
		}),
		{ numRuns: 500 },
	);
});

it('comes to an end however often n8n dies, and what arrives meanwhile is done first', () => {
	const deaths = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 });
	fc.assert(
		fc.property(deaths, (dies) => {
			const queue = new QueueWorld(({ eventId }, nth) => (nth < (dies[Number(eventId)] ?? 0) ? 'die' : 'ok'));
			const about = { source: 'clio', documentId: '', versionId: '', details: '{"missing":20}' } as const;
			for (let at = 0; at < 12; at++)
				queue.deliver({ ...about, eventId: `${at}`, kind: 'migrationRequested', caseKey: `${at}` });
			drain(queue.work());
			const live = { ...about, eventId: 'live', kind: 'documentCreated', documentId: 'd' } as const;
			queue.deliver({ ...live, caseKey: '11' });
			const before = queue.now;
			drain(queue.work());
			expect(queue.effects.get('live')).toBe(1);
			expect(queue.now).toBe(before);
			queue.finishAll();
			expect(queue.table.rows.map((row) => row.status)).toEqual(Array(13).fill('done'));
		}),
		{ numRuns: 50 },
	);
});
