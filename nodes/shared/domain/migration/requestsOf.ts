import type { CaseRow } from '../reconciliation/CaseRow';
import type { ReconciledSource } from '../reconciliation/Reconciliation';

/** Up to so many documents of a case are filed one by one: that takes no more requests than all at once. */
export const FEW = 4;

/** Clio lists so many records at once. */
const CLIO_PAGE = 200;
/** To order a ZIP of Clio, to ask for it, to fetch it, and to list folders or to ask once more. */
const CLIO_ZIP = 4;
/** To read a case of LegalServer twice and list its documents. */
const LEGALSERVER_COMPARISON = 3;
/** To find the documents that are downloaded. */
const LEGALSERVER_LISTS = 1;
/** Of a document that is an event of its own: itself, its case, and its content. */
const SINGLE: Readonly<Record<ReconciledSource, number>> = { clio: 1, legalserver: 4 };

/** How many documents were never filed. */
export const countMissing = ({ mends }: CaseRow): number => mends.filter(isFiling).length;

/** Whether an event files a document that was never filed. */
export const isFiling = ({ kind }: CaseRow['mends'][number]): boolean => kind === 'documentCreated';

/** Whether there is something to do in a case: to file, to change, or to note of files that nobody knows. */
export const isToMigrate = (row: CaseRow): boolean => row.mends.length > 0 || row.unregistered.length > 0;

/**
 * How many requests to the case system it takes to file what is missing of a case, without what the comparison took.
 * Those that read several cases together are not counted.
 */
export function requestsOf(row: CaseRow, source: ReconciledSource): number {
	const missing = countMissing(row);
	const single = (count: number) => count * SINGLE[source];
	if (!isToMigrate(row)) return 0;
	const pages = Math.max(1, Math.ceil(countListed(row) / CLIO_PAGE));
	// The case is compared once more before anything is downloaded.
	const again = source === 'clio' ? pages : LEGALSERVER_COMPARISON;
	if (missing <= FEW) return again + single(row.mends.length);
	const together = source === 'clio' ? CLIO_ZIP : LEGALSERVER_LISTS + missing;
	return again + single(row.mends.length - missing) + together;
}

/** Documents of the case in the case system, whatever the settings make of them. */
const countListed = ({ documents, counts }: CaseRow): number =>
	documents + counts.leftOut + counts.notCompared;
