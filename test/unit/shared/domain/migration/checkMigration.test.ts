/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { checkMigration } from '@/nodes/shared/domain/migration/checkMigration';
import {
	CASES_AT_A_TIME,
	checkEvent,
	NOTHING_YET,
	readCheck,
} from '@/nodes/shared/domain/migration/MigrationCheck';
import { parseObject } from '@/nodes/shared/core/parseObject';
import { readCaseRow, type CaseRow } from '@/nodes/shared/domain/reconciliation/CaseRow';

const NO_COUNTS = {
	present: 0,
	missing: 0,
	different: 0,
	edited: 0,
	moved: 0,
	extra: 0,
	leftOut: 0,
	notCompared: 0,
};
const row = (caseKey: string, documents: number, counts: Partial<typeof NO_COUNTS> = {}): CaseRow =>
	readCaseRow({
		...{ caseKey, status: 'compared', documents, counts: { ...NO_COUNTS, ...counts } },
		...{ differences: [], extraFileIds: [], mends: [], unregistered: [] },
	});
const unread = (caseKey: string, reason: string): CaseRow =>
	readCaseRow({ caseKey, status: 'notCompared', error: { reason } });

/** A check of so many cases, of which each had two documents in Dropbox before. */
const checkOf = (count: number) =>
	readCheck(
		checkEvent({
			...{ source: 'clio', run: 'r', id: 'r', number: 0, of: count, startedAt: 5, totals: NOTHING_YET },
			cases: Array.from({ length: count }, (_, at) => ({ key: `${at}`, before: 2 })),
			...{ casesToLookAt: 0, toLookAt: [] },
		}),
	);

it('adds up, some cases by each event, and ends with one email', () => {
	const count = 2 * CASES_AT_A_TIME + 1;
	let check = checkOf(count);
	const ids: string[] = [];
	for (;;) {
		const next = check.cases.slice(0, CASES_AT_A_TIME);
		const { events } = checkMigration(
			next.map(({ key }) => row(key, 20, { missing: 1, different: 2, leftOut: 3 })),
			check,
		);
		expect(events).toHaveLength(1);
		const [event] = events;
		if (event === undefined) throw new TypeError('no event');
		ids.push(event.eventId);
		if (event.kind === 'email') {
			expect(parseObject(event.details)).toMatchObject({
				...{ email: 'migrationReport', run: 'r', cases: count, startedAt: 5, compared: count, count },
				...{ documents: 20 * count, missing: count, different: 2 * count, leftOut: 3 * count },
				...{ present: 17 * count, saved: 17 * count, unread: 0, casesLeftOut: 0, notCompared: 0 },
			});
			// As many as there is room for.
			expect((parseObject(event.details)['events'] as unknown[]).length).toBeLessThan(count);
			expect(event.details.length).toBeLessThan(4000);
			break;
		}
		check = readCheck(event);
	}
	expect(ids).toEqual(['migration-check:r:1', 'migration-check:r:2', 'migration-report:r']);
});

it('counts a case as not compared that was lost, deleted, or cannot be read', () => {
	const { events } = checkMigration(
		[row('0', 4, { notCompared: 1 }), unread('1', 'not_found'), { ...row('2', 0), status: 'leftOut' }],
		checkOf(4),
	);
	expect(parseObject(events[0]?.details ?? '')).toMatchObject({
		...{ cases: 4, compared: 1, unread: 2, casesLeftOut: 1, notCompared: 1, saved: 2, count: 3 },
		events: [
			{ caseKey: '0', missing: 0, different: 0, notCompared: 1 },
			{ caseKey: '1', reason: 'not_found' },
			{ caseKey: '3', reason: 'unexpected' },
		],
	});
});

it.each(['unavailable', 'too_busy', 'not_connected'])('is tried again where a service says %s', (reason) => {
	expect(checkMigration([row('0', 1), unread('1', reason)], checkOf(2))).toMatchObject({
		...{ compared: 0, events: [], error: { reason } },
	});
});

it('reads an event that says nothing as one without cases', () => {
	expect(readCheck({ source: 'x', details: '{"keys":1,"totals":null}' })).toMatchObject({
		...{ source: 'clio', run: '', cases: [], totals: NOTHING_YET, toLookAt: [] },
	});
});
