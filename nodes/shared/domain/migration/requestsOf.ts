import type { CaseRow } from '../reconciliation/CaseRow';
import type { ReconciledSource } from '../reconciliation/Reconciliation';

/** Up to so many documents of a case are filed one by one: that takes no more requests than all at once. */
export const FEW = 4;

/** Clio lists so many records at once. */
const CLIO_PAGE = 200;
/** To order a ZIP of Clio, to ask for it twice, and to fetch it. */
const CLIO_ZIP = 4;

/** How many documents were never filed. */
export const countMissing = ({ mends }: CaseRow): number => mends.filter(isFiling).length;

/** Whether an event files a document that was never filed. */
export const isFiling = ({ kind }: CaseRow['mends'][number]): boolean => kind === 'documentCreated';

/** Whether a case is migrated as a whole: many documents are missing, or some are there that nobody knows. */
export const isWhole = (row: CaseRow): boolean => countMissing(row) > FEW || row.unregistered.length > 0;

/**
 * How many requests to the case system it takes to file what is missing of a case, without what the comparison took.
 * Those that read several cases together are not counted.
 */
export function requestsOf(row: CaseRow, source: ReconciledSource): number {
	const missing = countMissing(row);
	if (!isWhole(row)) return row.mends.length;
	const pages = Math.max(1, Math.ceil(countListed(row) / CLIO_PAGE));
	// The case is compared once more before anything is downloaded.
	const again = source === 'clio' ? pages : 2;
	if (missing <= FEW) return again + row.mends.length;
	const singles = row.mends.length - missing;
	return again + singles + (source === 'clio' ? 2 * pages + CLIO_ZIP : missing);
}

/** Documents of the case in the case system, whatever the settings make of them. */
const countListed = ({ documents, counts }: CaseRow): number =>
	documents + counts.leftOut + counts.notCompared;
