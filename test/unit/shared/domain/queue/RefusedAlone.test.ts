/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';
import { RefusedAlone } from '@/nodes/shared/domain/queue/RefusedAlone';
import { createRow, MINUTE, NOW } from './createRow';

const WAIT = 125 * MINUTE;
/** Of the refusals, the last one first. */
const at = (tries: number) => NOW - tries * WAIT;

const refused = (more: Partial<EventRow> = {}, stalls = [at(3), at(2), at(1)]): EventRow =>
	createRow(1, {
		...{ status: 'stalled', attempts: 4, reason: 'unavailable', receivedAt: at(5), dueAt: NOW },
		details: JSON.stringify({ service: 'clio', stalledAt: stalls }),
		...more,
	});
/** A document that arrived a while after a refusal, and was filed at once. */
const filed = (id: number, tries: number, more: Partial<EventRow> = {}): EventRow =>
	createRow(id, {
		...{ status: 'done', attempts: 1, details: '{"fileId":"id:1"}' },
		...{ receivedAt: at(tries) + 10 * MINUTE, finishedAt: at(tries) + 11 * MINUTE },
		...more,
	});
const FILED = [filed(11, 3), filed(12, 2), filed(13, 1)];

const isEnough = (row: EventRow, others: readonly EventRow[]): boolean =>
	new RefusedAlone([row, ...others]).isEnough(row, NOW);

describe('a document is given up at its next refusal', () => {
	it('when others were filed before each of three', () => {
		expect(isEnough(refused(), FILED)).toBe(true);
		expect(isEnough(refused({ reason: 'too_busy' }), FILED)).toBe(true);
		expect(isEnough(refused({ status: 'working' }), FILED)).toBe(true);
	});

	it('also where nothing arrived before some, and others were refused before some', () => {
		const often = refused({}, [at(8), at(7), at(6), at(5), at(4), at(3), at(2), at(1)]);
		const others = [filed(11, 8), filed(12, 5), filed(13, 1), filed(14, 3), createRow(15)];
		const trouble = filed(16, 3, { attempts: 2, details: '{"fileId":"id:1","service":"clio"}' });
		expect(isEnough(often, [...others, trouble])).toBe(true);
		expect(isEnough(often, [...others.slice(1), trouble])).toBe(false);
	});

	it.each<[string, readonly EventRow[]]>([
		['nothing was filed before one', FILED.slice(1)],
		['what was filed arrived before', [filed(11, 3, { receivedAt: at(3) }), ...FILED.slice(1)]],
		['it was filed after the refusal', [filed(11, 3, { finishedAt: at(2) }), ...FILED.slice(1)]],
		['it was filed at the second try', [filed(11, 3, { attempts: 2 }), ...FILED.slice(1)]],
		['it was not filed', [filed(11, 3, { details: '{}', reason: 'too_small' }), ...FILED.slice(1)]],
		['it was only moved', [filed(11, 3, { reason: 'refiled' }), ...FILED.slice(1)]],
		['it may have been there already', [filed(11, 3, { kind: 'documentUpdated' }), ...FILED.slice(1)]],
		['it is not done yet', [filed(11, 3, { status: 'working' }), ...FILED.slice(1)]],
		['it is the same document', [filed(11, 3, { documentId: 'd1' }), ...FILED.slice(1)]],
		['it is from another system', [filed(11, 3, { source: 'legalserver' }), ...FILED.slice(1)]],
	])('and not where %s', (_, others) => {
		expect(isEnough(refused(), others)).toBe(false);
	});

	it('and not where another that arrived meanwhile was refused by the same service', () => {
		const other = (more: Partial<EventRow>) => [...FILED, filed(20, 2, { attempts: 2, ...more })];
		const byClio = '{"service":"clio"}';
		expect(isEnough(refused(), other({ details: byClio }))).toBe(false);
		const open = { finishedAt: 0, reason: 'unavailable', details: byClio } as const;
		for (const status of ['waiting', 'stalled', 'working'] as const)
			expect(isEnough(refused(), other({ ...open, status }))).toBe(false);
		expect(isEnough(refused(), other({ ...open, status: 'waiting', documentId: '' }))).toBe(false);
		expect(isEnough(refused(), other({ details: '{"service":"dropbox"}' }))).toBe(true);
		// An email about an outage tells of a service.
		expect(isEnough(refused(), other({ kind: 'email', source: 'queue', details: byClio }))).toBe(true);
		// It was there before, like this one.
		expect(isEnough(refused(), other({ ...open, status: 'stalled', receivedAt: at(6) }))).toBe(true);
	});

	it.each<[string, Partial<EventRow>]>([
		['is about a case as a whole', { documentId: '' }],
		['is an email', { kind: 'email' }],
		['was refused for another reason', { reason: 'not_connected' }],
		['was sent again', { reason: '' }],
		['was refused by nobody knows whom', { details: `{"stalledAt":[${at(3)},${at(2)},${at(1)}]}` }],
		['stalled too short a while ago', { details: `{"service":"clio","stalledAt":[${at(2)},${at(1)}]}` }],
	])('and not where it %s', (_, more) => {
		expect(isEnough(refused(more), FILED)).toBe(false);
	});

	it('and not by what a full listing may hide', () => {
		const burst = (count: number) =>
			Array.from({ length: count }, (_, index) => filed(100 + index, 3, { receivedAt: at(3) + 1 }));
		// With these there are 999 rows, then 1000, the last of which came after the first refusal.
		expect(isEnough(refused(), [...FILED, ...burst(995)])).toBe(true);
		expect(isEnough(refused({ id: 5000 }), [...FILED, ...burst(997)])).toBe(false);
	});
});

it('speaks of no outage from the first refusal after others were filed', () => {
	const isSuspect = (row: EventRow, others: readonly EventRow[]) =>
		new RefusedAlone([row, ...others]).isSuspect(row);
	expect(isSuspect(refused({}, [at(1)]), FILED)).toBe(false);
	expect(isSuspect(refused({}, [at(2), at(1)]), FILED)).toBe(true);
	expect(isSuspect(refused({}, [at(2), at(1)]), [filed(13, 1)])).toBe(false);
	expect(isSuspect(refused({ documentId: '' }), FILED)).toBe(false);
});
