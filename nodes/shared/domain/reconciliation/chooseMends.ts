import type { CaseRow } from './CaseRow';
import type { NewRow } from '../queue/EventRow';
import { FINDING_KINDS, type FindingKind } from './Reconciliation';

/** When nothing is mended by itself. */
export interface Brake {
	/** Percent of the documents. */
	largestShare: number;
	/** So many documents are mended, and so many cases may wait for somebody, whatever share they are: a small office has few. */
	always: number;
	/** How many cases there are; a row may be lost with a workflow that failed. */
	cases: number;
	/** Whether somebody has looked, and wants it mended all the same. */
	goOn: boolean;
}

/** What all comparisons of a night came to. */
export interface ChosenMends {
	/**
	 * Why nothing is mended: more than the largest share would change, a side was not read, or too many cases wait for
	 * somebody. `''` otherwise.
	 */
	stopped: 'share' | 'not_read' | 'cases' | '';
	cases: number;
	compared: number;
	/** Cases that could not be compared, beside those that the client settings leave out. */
	casesNotCompared: number;
	/** Documents that belong in Dropbox, in the cases that were compared. */
	documents: number;
	/** Documents that would change. */
	toMend: number;
	/** The same in percent of the documents, with one decimal. */
	share: number;
	counts: Record<FindingKind, number>;
	/** To be stored in the queue. */
	mends: NewRow[];
}

/**
 * Reasons of a case's own, by what could not be read: it waits for somebody, and the others are mended. With any other
 * reason nobody knows what else could not be read.
 */
const OF_THE_CASE: Readonly<Record<CaseRow['unread'], readonly string[]>> = {
	folder: [
		...['folder_missing', 'ambiguous', 'not_found', 'deleted', 'no_access', 'not_a_folder', 'too_large'],
		...['belongs_to_another_case', 'invalid_input', 'name_not_allowed', 'name_taken'],
	],
	documents: ['not_found', 'deleted', 'no_access'],
	case: ['not_found', 'deleted', 'no_access', 'name_not_allowed', 'belongs_to_another_case'],
	...{ register: [], '': [] },
};

/** Whether a case is the only one that could not be read, as far as its reason says. */
export const isOfTheCase = ({ unread, reason }: Pick<CaseRow, 'unread' | 'reason'>): boolean =>
	OF_THE_CASE[unread].includes(reason);

/** What is mended of all that was found, or why nothing is. */
export function chooseMends(
	rows: readonly CaseRow[],
	{ largestShare, always, cases, goOn }: Brake,
): ChosenMends {
	const compared = rows.filter(({ status }) => status === 'compared');
	const documents = compared.reduce((sum, row) => sum + row.documents, 0);
	const all = compared.flatMap(({ mends }) => mends);
	const toMend = new Set(all.map(({ caseKey, documentId }) => `${caseKey} ${documentId}`)).size;
	const isWhole =
		new Set(rows.map(({ caseKey }) => caseKey)).size >= cases &&
		rows.every((row) => row.status !== 'notCompared' || isOfTheCase(row));
	const isTooMuch = toMend > always && toMend * 100 > documents * largestShare;
	// Each may wait for somebody of its own. So many at once have one cause, such as an account that no longer sees them.
	const waiting = rows.filter(({ status }) => status === 'notCompared').length;
	const isOneCause = waiting > always && waiting * 100 > (waiting + compared.length) * largestShare;
	const why = !isWhole ? 'not_read' : isOneCause ? 'cases' : isTooMuch ? 'share' : '';
	const stopped = goOn ? '' : why;
	return {
		...{ stopped, cases: Math.max(cases, rows.length), compared: compared.length },
		...{ casesNotCompared: waiting, documents, toMend },
		share: documents === 0 ? 0 : Math.round((toMend * 1000) / documents) / 10,
		counts: sumOf(compared),
		mends: stopped === '' ? all : [],
	};
}

function sumOf(rows: readonly CaseRow[]): Record<FindingKind, number> {
	const of = (kind: FindingKind) => rows.reduce((sum, { counts }) => sum + (Number(counts[kind]) || 0), 0);
	return Object.fromEntries(FINDING_KINDS.map((kind) => [kind, of(kind)])) as Record<FindingKind, number>;
}
