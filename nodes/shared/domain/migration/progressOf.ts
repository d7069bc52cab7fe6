import { groupBy } from '../../core/outcome';
import type { EventRow } from '../queue/EventRow';
import { singlePrefix } from '../queue/nextMigrations';
import { readDetails, type MigrationDetails } from './MigrationDetails';
import { createSpeed } from './createSpeed';

/** How far a migration has come. */
export interface MigrationProgress {
	run: string;
	source: string;
	/** Milliseconds since 1970. */
	startedAt: number;
	/** When the last of its cases was done; 0 where some are still open. */
	endedAt: number;
	cases: { of: number; done: number; failed: number; working: number };
	documents: { of: number; saved: number; waiting: number; failed: number };
	/** Of documents that are events of their own, nobody knows how large each is: they count as saved. */
	bytes: { of: number; saved: number };
	/** Milliseconds that the rest takes at the speed so far; undefined as long as nobody can say it. */
	remaining: number | undefined;
}

type Case = EventRow & { about: MigrationDetails };

/**
 * Migrations of which there are rows, the newest first. All open rows are needed; of those that are done, a listing has the
 * newest only, and how many there are follows from the number that each row knows.
 * @param now milliseconds since 1970
 */
export function progressOf(rows: readonly EventRow[], now: number): MigrationProgress[] {
	const cases = rows
		.filter(({ kind }) => kind === 'migrationRequested')
		.map((row): Case => ({ ...row, about: readDetails(row) }));
	const runs = groupBy(cases, ({ source, about }) => `${source} ${about.run}`);
	return [...runs.values()]
		.map((own) => progressOfRun(own, rows, now))
		.sort((one, other) => other.startedAt - one.startedAt);
}

function progressOfRun(cases: readonly Case[], rows: readonly EventRow[], now: number): MigrationProgress {
	const [first] = cases as [Case];
	const { run } = first.about;
	const isEnded = ({ status }: EventRow) => status === 'done' || status === 'failed';
	const open = cases.filter((row) => !isEnded(row));
	const done = cases.filter(({ status }) => status === 'done');
	const failed = cases.length - open.length - done.length;
	// Of what is done, older rows may not be at hand.
	const of = Math.max(cases.length, ...cases.map(({ about }) => about.of));
	const singles = rows.filter(
		({ source, eventId, kind }) =>
			source === first.source && kind === 'documentCreated' && eventId.startsWith(singlePrefix(run)),
	);
	const waiting = singles.filter((row) => !isEnded(row)).length;
	const failedSingles = singles.filter(({ status }) => status === 'failed').length;
	const whole = (total: 'ofDocuments' | 'ofBytes', own: 'missing' | 'missingBytes') => {
		const sum = (some: readonly Case[]) => some.reduce((all, { about }) => all + about[own], 0);
		const all = Math.max(sum(cases), ...cases.map(({ about }) => about[total]));
		// Also what was found there when a case was tried again, because n8n had stopped before it kept that.
		return { of: all, saved: all - sum(cases.filter((row) => row.status !== 'done' || row.reason !== '')) };
	};
	const [documents, bytes] = [whole('ofDocuments', 'missing'), whole('ofBytes', 'missingBytes')];
	return {
		...{ run, source: first.source },
		startedAt: Math.min(...cases.map(({ receivedAt }) => receivedAt)),
		endedAt: open.length + waiting > 0 ? 0 : Math.max(...[...cases, ...singles].map((row) => row.finishedAt)),
		cases: {
			...{ of, done: of - open.length - failed, failed },
			working: open.filter(({ status, leaseUntil }) => status === 'working' && leaseUntil >= now).length,
		},
		documents: {
			...{ of: documents.of, waiting, failed: failedSingles },
			saved: Math.max(0, documents.saved - waiting - failedSingles),
		},
		bytes,
		remaining: createSpeed(done)?.timeFor(open),
	};
}
