import { readTrouble } from '../queue/readTrouble';
import type { NewEvent } from '../queue/EventRow';
import { isOutage, remedyOf } from '../queue/remedyOf';
import type { CaseRow } from '../reconciliation/CaseRow';
import {
	CASES_AT_A_TIME,
	checkEvent,
	MOST_LISTED,
	type MigrationCheck,
	type ToLookAt,
} from './MigrationCheck';
import { reportEvent } from './migrationReport';

/** What is to be done after some cases of a migration were compared at its end. */
export interface CheckResult {
	/** How many cases were compared now. */
	compared: number;
	/** The check of the next cases, or the email where these were the last. */
	events: NewEvent[];
	/** Why these cases are to be compared again: a service did not answer. */
	error: { reason: string; message: string } | undefined;
}

/**
 * Adds what was found of the next cases of a migration to what was found of those before. What follows has the same event ID
 * each time, so that n8n may die at any moment: these cases are compared once more, and the rest once.
 * @param rows of the cases that `nextCases` gives; one that is not among them counts as not compared
 */
export function checkMigration(rows: readonly CaseRow[], check: MigrationCheck): CheckResult {
	const now = check.cases.slice(0, CASES_AT_A_TIME);
	const byKey = new Map(rows.map((row) => [row.caseKey, row]));
	const found = now.map(({ key, before }) => ({ key, before, row: byKey.get(key) }));
	const unanswered = rows.find(({ status, reason }) => status === 'notCompared' && passes(reason));
	if (unanswered !== undefined) {
		const { reason } = unanswered;
		return { compared: 0, events: [], error: { reason, message: 'Not all cases could be compared.' } };
	}
	const totals = { ...check.totals };
	const toLookAt: ToLookAt[] = [];
	for (const { key, before, row } of found) {
		if (row?.status === 'leftOut') {
			totals.casesLeftOut++;
			continue;
		}
		if (row?.status !== 'compared') {
			totals.unread++;
			toLookAt.push({ caseKey: key, reason: row?.reason ?? readTrouble(undefined).reason });
			continue;
		}
		const { missing, different, notCompared, leftOut } = row.counts;
		const inDropbox = Math.max(0, row.documents - missing);
		totals.compared++;
		totals.documents += row.documents;
		totals.present += Math.max(0, inDropbox - different);
		totals.saved += Math.max(0, inDropbox - before);
		totals.missing += missing;
		totals.different += different;
		totals.leftOut += leftOut;
		totals.notCompared += notCompared;
		if (missing + different + notCompared > 0)
			toLookAt.push({ caseKey: key, missing, different, notCompared });
	}
	const next = {
		...{ ...check, number: check.number + 1, totals, cases: check.cases.slice(CASES_AT_A_TIME) },
		casesToLookAt: check.casesToLookAt + toLookAt.length,
		toLookAt: [...check.toLookAt, ...toLookAt].slice(0, MOST_LISTED),
	};
	const events = [next.cases.length > 0 ? checkEvent(next) : reportEvent(next)];
	return { compared: found.length, events, error: undefined };
}

/** Whether it may be otherwise some time later, without anybody's doing or after a service was connected again. */
const passes = (reason: string): boolean => isOutage(reason) || remedyOf(reason) === 'pause';
