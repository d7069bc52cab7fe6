import { parseObject } from '../../core/parseObject';
import { caseOf } from './createOrder';
import type { EventRow } from './EventRow';
import { wholeNumberOf } from './rowFrom';

/** Documents of the cases that are migrated in one go: a few minutes of work. */
const ENOUGH = 200;

export const isMigration = ({ kind }: Pick<EventRow, 'kind'>): boolean => kind === 'migrationRequested';

/** How many documents a migration of the case is about, as the details say: at least 1. */
const documentsOf = ({ details }: EventRow): number =>
	Math.max(1, wholeNumberOf(parseObject(details)['missing']) ?? 1);

/** Milliseconds that a batch belongs to a run beyond the usual lease: a second for each document. */
export const extraLease = (rows: readonly EventRow[]): number =>
	rows.filter(isMigration).reduce((sum, row) => sum + documentsOf(row) * 1000, 0);

/**
 * The cases to migrate now, where nothing else is to be done: none while others are being migrated, so that what comes
 * meanwhile has all other runs. A case that somebody works on waits.
 * @param due rows of migrations that are due, in the order of their arrival
 * @param working rows of any kind that somebody works on
 * @param hasDied whether n8n died on a row: it is taken by itself
 */
export function nextMigrations(
	due: readonly EventRow[],
	working: readonly EventRow[],
	hasDied: (row: EventRow) => boolean,
): EventRow[] {
	if (working.some(isMigration)) return [];
	const busy = new Set(working.map(caseOf));
	const free = due.filter((row) => !busy.has(caseOf(row)));
	const [oldest] = free;
	if (oldest === undefined) return [];
	if (hasDied(oldest)) return [oldest];
	const batch: EventRow[] = [];
	let documents = 0;
	for (const row of free.filter((each) => !hasDied(each))) {
		documents += documentsOf(row);
		if (batch.length > 0 && documents > ENOUGH) break;
		batch.push(row);
	}
	return batch;
}
