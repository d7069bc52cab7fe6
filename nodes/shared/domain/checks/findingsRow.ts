import { newRow, type EventRow } from '../queue/EventRow';
import type { Finding, RegularCheck } from './Finding';
import { fitEntries } from './fitEntries';

/** Emails about a regular check, by the check. */
export const CHECK_EMAILS = {
	folders: 'folderFindings',
	permissions: 'permissionFindings',
} as const satisfies Record<RegularCheck, string>;

/** What a regular check came to. */
export interface CheckResult {
	check: RegularCheck;
	/** By which two runs are told apart. */
	run: string;
	/** How many cases were looked at. */
	checked: number;
	findings: readonly Finding[];
}

/**
 * The email about a regular check, as a row of the queue; undefined where there is nothing to tell. That permissions
 * were looked at is told in any case: somebody may have to show it.
 * @param now milliseconds
 */
export function findingsRow(
	{ check, run, checked, findings }: CheckResult,
	now: number,
): Omit<EventRow, 'id'> | undefined {
	if (findings.length === 0 && check === 'folders') return undefined;
	const counts = countKinds(findings);
	const about = { email: CHECK_EMAILS[check], checked, count: findings.length, counts };
	const events = fitEntries(about, findings.map(entryOf));
	return newRow(
		{
			...{ eventId: `check:${check}:${run}`, source: 'queue', kind: 'email' },
			...{ caseKey: '', documentId: '', versionId: '' },
			details: JSON.stringify({ ...about, events }),
		},
		now,
	);
}

/** What is empty is left out, so that more of them fit. Who sends the email looks up the numbers of `events`. */
const entryOf = ({ caseKey, finding, reason, folderIds }: Finding): Record<string, unknown> => ({
	...(caseKey === '' ? {} : { caseKey }),
	finding,
	...(reason === '' ? {} : { reason }),
	...(folderIds.length === 0 ? {} : { folderIds: folderIds.slice(0, MOST_FOLDERS) }),
});

const MOST_FOLDERS = 5;

function countKinds(findings: readonly Finding[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { finding } of findings) counts[finding] = (counts[finding] ?? 0) + 1;
	return counts;
}
