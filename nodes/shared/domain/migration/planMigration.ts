import { shortHash } from '../changes/KnownTree';
import { newRow, type NewRow } from '../queue/EventRow';
import type { CaseRow } from '../reconciliation/CaseRow';
import type { FindingKind, ReconciledSource } from '../reconciliation/Reconciliation';
import { checkEvent, MOST_LISTED, NOTHING_YET } from './MigrationCheck';
import { countMissing, isToMigrate, requestsOf } from './requestsOf';

export interface MigrationOrder {
	source: ReconciledSource;
	/** By which this migration is told from others. */
	run: string;
	/** How many cases there are: a row may be lost with a workflow that failed. */
	cases: number;
	/** What the case system allows, without what is left for others. */
	requestsPerMinute: number;
}

/** What a migration is going to do. Cases and documents are counted, bytes and requests as far as anybody can know. */
export interface MigrationPlan {
	cases: number;
	/** Cases that were compared and get their documents. */
	compared: number;
	/** Cases that the client settings leave out, or that wait for somebody. */
	casesLeftOut: number;
	foldersToMake: number;
	/** Documents that belong in Dropbox, in the cases that were compared. */
	documents: number;
	present: number;
	/** Of those that are there, how many the workflows did not file. They stay where they are. */
	adopted: number;
	missing: number;
	different: number;
	/** Documents that the client settings leave out or hold. */
	leftOut: number;
	/** Documents of which nobody can say where they belong. */
	notCompared: number;
	/** Of the documents that are missing. */
	bytes: number;
	requests: number;
	/** At the limit of the case system. */
	hours: number;
	/** Cases that were not read, and why: nothing is done about them. One without a key was lost with others. */
	unread: Array<{ caseKey: string; reason: string }>;
	/** To be stored in the queue. */
	events: NewRow[];
}

/** What follows from the comparison of all cases. @param now milliseconds since 1970 */
export function planMigration(
	rows: readonly CaseRow[],
	{ source, run, cases, requestsPerMinute }: MigrationOrder,
	now: number,
): MigrationPlan {
	const compared = rows.filter(({ status }) => status === 'compared');
	const sum = (of: (row: CaseRow) => number) => compared.reduce((total, row) => total + of(row), 0);
	const count = (kind: FindingKind) => sum(({ counts }) => Number(counts[kind]) || 0);
	const requests = sum((row) => requestsOf(row, source));
	const open = compared.filter(isToMigrate);
	const unread = unreadOf(rows, cases);
	const whole = {
		...{ source, run, of: open.length },
		ofDocuments: open.reduce((total, row) => total + countMissing(row), 0),
		ofBytes: open.reduce((total, row) => total + row.missingBytes, 0),
	};
	return {
		...{ cases: Math.max(cases, rows.length), compared: compared.length },
		casesLeftOut: rows.filter(({ status }) => status === 'leftOut').length,
		foldersToMake: compared.filter((row) => row.folderId === '' && countMissing(row) > 0).length,
		documents: sum((row) => row.documents),
		...{ present: count('present'), adopted: sum(({ unregistered }) => unregistered.length) },
		...{ missing: count('missing'), different: count('different') },
		...{ leftOut: count('leftOut'), notCompared: count('notCompared') },
		bytes: sum(({ missingBytes }) => missingBytes),
		requests,
		hours: Math.ceil((requests / requestsPerMinute / 60) * 10) / 10,
		unread,
		// One for each case, also where little is missing: else what happens now would wait for all of it.
		events: [
			...open.map((row, index) => eventOf(row, { ...whole, number: index + 1 }, now)),
			...checkOf(open, unread, { source, run }, now),
		],
	};
}

/**
 * The event that compares all of them at the end. It is stored after the others, so that it never ends half a migration.
 * Cases that were not read are not migrated, and its email tells of them.
 */
function checkOf(
	open: readonly CaseRow[],
	unread: MigrationPlan['unread'],
	{ source, run }: Pick<Place, 'source' | 'run'>,
	now: number,
): NewRow[] {
	if (open.length === 0) return [];
	const check = {
		...{ source, run, id: `${run}:${shortHash(JSON.stringify([open, unread].map(keysOf)))}` },
		...{ number: 0, of: open.length + unread.length, startedAt: now },
		cases: open.map(({ caseKey, documents, counts }) => ({
			key: caseKey,
			before: Math.max(0, documents - counts.missing),
		})),
		totals: { ...NOTHING_YET, unread: unread.length },
		...{ casesToLookAt: unread.length, toLookAt: unread.slice(0, MOST_LISTED) },
	};
	return [newRow(checkEvent(check), now)];
}

const keysOf = (cases: ReadonlyArray<{ caseKey: string }>): string[] => cases.map(({ caseKey }) => caseKey);

function unreadOf(rows: readonly CaseRow[], cases: number): MigrationPlan['unread'] {
	const unread = rows.filter(({ status }) => status === 'notCompared');
	const lost = Math.max(0, cases - new Set(rows.map(({ caseKey }) => caseKey)).size);
	return [
		...unread.map(({ caseKey, reason }) => ({ caseKey, reason })),
		...Array.from({ length: lost }, () => ({ caseKey: '', reason: 'unexpected' })),
	];
}

interface Place {
	source: ReconciledSource;
	run: string;
	number: number;
	/** Cases of the migration, documents that are missing in them, and their bytes: each row says it of all. */
	of: number;
	ofDocuments: number;
	ofBytes: number;
}

/** The event by which a case is migrated. Planned again in the same run, it is stored once. */
const eventOf = (row: CaseRow, { source, ...place }: Place, now: number): NewRow =>
	newRow(
		{
			...{ eventId: `migrate:${place.run}:${row.caseKey}`, source, kind: 'migrationRequested' },
			...{ caseKey: row.caseKey, documentId: '', versionId: '' },
			details: JSON.stringify({ ...place, missing: countMissing(row), missingBytes: row.missingBytes }),
		},
		now,
	);
