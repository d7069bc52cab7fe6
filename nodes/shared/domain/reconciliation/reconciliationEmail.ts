import { shortHash } from '../changes/KnownTree';
import { fitEntries } from '../checks/fitEntries';
import { newRow, type NewRow } from '../queue/EventRow';
import type { CaseRow, Difference } from './CaseRow';
import { isOfTheCase, type ChosenMends } from './chooseMends';

/** Findings that nothing is done about by itself, and that somebody should know of, by the words for them. */
const NEEDS_SOMEBODY: readonly string[] = ['gone', 'outside', 'not_registered', 'restricted_before'];

/** The kinds in which these are; a document that only moved within its case folder needs nobody. */
const KINDS: readonly string[] = ['missing', 'moved', 'different'];

interface Entry {
	caseKey?: string;
	documentId?: string;
	finding: string;
	reason?: string;
}

/**
 * The email about a night, as a row of the queue; undefined where nobody has to do anything. What was told is not told
 * again as long as nothing comes to it, except where the brake was pulled or a side was not read.
 * @param night which it is
 * @param now milliseconds since 1970
 */
export function reconciliationEmail(
	rows: readonly CaseRow[],
	{ mends, ...chosen }: ChosenMends,
	{ largestShare, night }: { largestShare: number; night: string },
	now: number,
): NewRow | undefined {
	const entries = rows.flatMap(entriesOf);
	if (chosen.stopped === '' && entries.length === 0) return undefined;
	const about = {
		...{ email: 'reconciliation', night, ...chosen, largestShare },
		...{ mended: mends.length, count: entries.length },
	};
	const isOfTheNight = chosen.stopped !== '' || rows.some(isUnread);
	const key = isOfTheNight
		? night
		: shortHash(JSON.stringify(entries.map((each) => JSON.stringify(each)).sort()));
	return newRow(
		{
			...{ eventId: `check:reconciliation:${key}`, source: 'queue', kind: 'email' },
			...{ caseKey: '', documentId: '', versionId: '' },
			details: JSON.stringify({ ...about, events: fitEntries(about, entries) }),
		},
		now,
	);
}

const isUnread = (row: CaseRow): boolean => row.status === 'notCompared' && !isOfTheCase(row);

function entriesOf(row: CaseRow): Entry[] {
	const ofCase = row.caseKey === '' ? {} : { caseKey: row.caseKey };
	if (row.status === 'notCompared') return [{ ...ofCase, finding: 'notChecked', reason: row.reason }];
	return row.differences.filter(needsSomebody).map((difference) => entryOf(ofCase, difference));
}

const needsSomebody = ({ kind, reason }: Difference): boolean =>
	kind === 'notCompared' ||
	(KINDS.includes(kind) && NEEDS_SOMEBODY.includes(reason) && !isHarmless(kind, reason));

/** It is in its case folder, though nobody knows since when. */
const isHarmless = (kind: string, reason: string): boolean => kind === 'moved' && reason === 'not_registered';

/** Who sends the email looks up the names of documents: not those of privileged ones. */
function entryOf(
	ofCase: Pick<Entry, 'caseKey'>,
	{ kind, reason, documentId, isPrivileged }: Difference,
): Entry {
	const about = { ...ofCase, ...(isPrivileged ? {} : { documentId }) };
	return kind === 'notCompared' ? { ...about, finding: 'notChecked', reason } : { ...about, finding: reason };
}
