import { parseObject } from '../../core/parseObject';
import { caseOf } from './createOrder';
import type { EventRow } from './EventRow';
import { textOf, wholeNumberOf } from './rowFrom';

/** Documents of the cases that are migrated in one go: a few minutes of work. */
const ENOUGH = 200;

/** Compares cases when their migration has ended. */
const isCheck = ({ kind }: Pick<EventRow, 'kind'>): boolean => kind === 'migrationCheckRequested';

/** Whether it belongs to a migration as such, so that it waits until nothing else is to be done. */
export const isMigration = (row: Pick<EventRow, 'kind'>): boolean =>
	row.kind === 'migrationRequested' || isCheck(row);

/** To compare a case takes Clio a request or two, of some 35 a minute: what a check of fifty of them counts for. */
const CHECK = 300;

/** How many documents a migration of the case is about, as the details say: at least 1. */
const documentsOf = (row: EventRow): number =>
	isCheck(row) ? CHECK : Math.max(1, wholeNumberOf(parseObject(row.details)['missing']) ?? 1);

/** Milliseconds for a byte: 5 MB take a second, where the connection is slow. */
const FOR_A_BYTE = 1000 / 5_000_000;

/** Milliseconds that a batch belongs to a run beyond the usual lease: a second for each document, and more for large ones. */
export const extraLease = (rows: readonly EventRow[]): number =>
	rows.filter(isMigration).reduce((sum, row) => {
		const bytes = wholeNumberOf(parseObject(row.details)['missingBytes']) ?? 0;
		return sum + documentsOf(row) * 1000 + Math.ceil(bytes * FOR_A_BYTE);
	}, 0);

/** By which migration it was asked for. */
const runOf = ({ details }: EventRow): unknown => parseObject(details)['run'];

/** What the IDs of events begin with by which single documents of a migration are filed. */
export const singlePrefix = (run: string): string => `reconcile:migrate.${run}:`;

/** Whether nothing of the migration is open that a check belongs to: neither its cases nor single documents of them. */
function createEndTest(open: readonly EventRow[]): (check: EventRow) => boolean {
	return (check) => {
		const run = runOf(check);
		const prefix = singlePrefix(textOf(run));
		return !open.some(
			(row) =>
				row.source === check.source &&
				(row.eventId.startsWith(prefix) || (row.kind === 'migrationRequested' && runOf(row) === run)),
		);
	};
}

/** What `nextMigrations` chooses from. */
interface Migrations {
	/** Rows of migrations that are due, in the order of their arrival. */
	due: readonly EventRow[];
	/** All rows that are not done. */
	open: readonly EventRow[];
	/** Those of them that somebody works on. */
	working: readonly EventRow[];
	/** Whether n8n died on a row: it is taken by itself. */
	hasDied: (row: EventRow) => boolean;
}

/**
 * The cases to migrate now, where nothing else is to be done: none while others are being migrated, so that what comes
 * meanwhile has all other runs. A case that somebody works on waits, and so do those of another migration. When the
 * migration has ended, its cases are compared, by one event after the other.
 */
export function nextMigrations({ due, open, working, hasDied }: Migrations): EventRow[] {
	if (working.some(isMigration)) return [];
	const busy = new Set(working.map(caseOf));
	const hasEnded = createEndTest(open);
	const free = due.filter((row) => (isCheck(row) ? hasEnded(row) : !busy.has(caseOf(row))));
	const [oldest] = free;
	if (oldest === undefined) return [];
	if (hasDied(oldest) || isCheck(oldest)) return [oldest];
	const batch: EventRow[] = [];
	const cases = new Set<string | undefined>();
	let documents = 0;
	for (const row of free.filter((each) => !hasDied(each) && !isCheck(each))) {
		// A case that two migrations ask for would get each document twice if both were worked on at once.
		if (cases.has(caseOf(row)) || runOf(row) !== runOf(oldest)) continue;
		documents += documentsOf(row);
		if (batch.length > 0 && documents > ENOUGH) break;
		cases.add(caseOf(row));
		batch.push(row);
	}
	return batch;
}
