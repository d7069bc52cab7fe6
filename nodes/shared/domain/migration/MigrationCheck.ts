import { parseObject } from '../../core/parseObject';
import type { NewEvent } from '../queue/EventRow';
import { textOf, wholeNumberOf } from '../queue/rowFrom';
import { RECONCILED_SOURCES, type ReconciledSource } from '../reconciliation/Reconciliation';

/** So many cases are compared by one event: what was found of them is kept before the next are read. */
export const CASES_AT_A_TIME = 50;

/** As many cases are listed as an email may have room for. */
export const MOST_LISTED = 40;

/** What was found of the cases that were compared so far. */
export const NOTHING_YET = {
	...{ compared: 0, casesLeftOut: 0, unread: 0 },
	...{ documents: 0, present: 0, missing: 0, different: 0, leftOut: 0, notCompared: 0, saved: 0 },
};
export type CheckTotals = Record<keyof typeof NOTHING_YET, number>;

/** A case that somebody has to look at: what is not in order, or why it could not be compared. */
export type ToLookAt = { caseKey: string } & (
	{ missing: number; different: number; notCompared: number } | { reason: string }
);

/** What an event says that compares cases of a migration when this has ended. IDs and numbers only. */
export interface MigrationCheck {
	source: ReconciledSource;
	run: string;
	/** Tells it from the check of other cases that were planned in the same run, such as those that could not be read at first. */
	id: string;
	/** How many events of this migration compared cases before. */
	number: number;
	/** Cases of the migration. */
	of: number;
	/** When it was planned, in milliseconds since 1970. */
	startedAt: number;
	/** Cases that are still to be compared, with how many of their documents were in Dropbox before the migration. */
	cases: ReadonlyArray<{ key: string; before: number }>;
	totals: CheckTotals;
	casesToLookAt: number;
	/** The first of them. */
	toLookAt: readonly ToLookAt[];
}

/** The event that compares the next cases. Whoever makes it again gives it the same ID. */
export function checkEvent({ source, ...check }: MigrationCheck): NewEvent {
	const { cases, id, number } = check;
	const lists = { keys: cases.map(({ key }) => key), before: cases.map(({ before }) => before) };
	return {
		...{ eventId: `migration-check:${id}:${number}`, source, kind: 'migrationCheckRequested' },
		...{ caseKey: '', documentId: '', versionId: '' },
		details: JSON.stringify({ ...check, cases: undefined, ...lists }),
	};
}

/** Reads what such an event says; what is missing or has another form counts as nothing. */
export function readCheck({ source, details }: { source: string; details: string }): MigrationCheck {
	const given = parseObject(details);
	const number = (name: string) => wholeNumberOf(given[name]) ?? 0;
	const [keys, before, toLookAt] = ['keys', 'before', 'toLookAt'].map((name) => listOf(given[name]));
	const totals = (given['totals'] ?? {}) as Partial<Record<string, unknown>>;
	return {
		source: RECONCILED_SOURCES.find((known) => known === source) ?? 'clio',
		...{
			run: textOf(given['run']),
			id: textOf(given['id']) || textOf(given['run']),
			number: number('number'),
			of: number('of'),
		},
		startedAt: number('startedAt'),
		cases: (keys ?? []).map((key, at) => ({ key: textOf(key), before: wholeNumberOf(before?.[at]) ?? 0 })),
		totals: Object.fromEntries(
			Object.keys(NOTHING_YET).map((name) => [name, wholeNumberOf(totals[name]) ?? 0]),
		) as CheckTotals,
		casesToLookAt: number('casesToLookAt'),
		toLookAt: (toLookAt ?? []) as ToLookAt[],
	};
}

const listOf = (given: unknown): unknown[] => (Array.isArray(given) ? given : []);
