import { readTrouble } from '../queue/readTrouble';
import { textOf } from '../queue/rowFrom';
import type { ComparedCase, NotCompared } from './compareCase';
import { FINDING_KINDS, type FindingKind, type ReconciliationFinding } from './Reconciliation';
import type { NewRow } from '../queue/EventRow';

/** What was found of one document that is not as it should be. It holds IDs, no names. */
export type Difference = Omit<ReconciliationFinding, 'mend' | 'size' | 'contentHash'> & { mend: string };

/** Which file a document is of which the register knows nothing. It was filed by hand, or n8n died before that was kept. */
export type Unregistered = Pick<
	ReconciliationFinding,
	'documentId' | 'versionId' | 'fileId' | 'subfolder'
> & { contentHash: string };

/** What the comparison of a case came to, as workflows hand it on. */
export interface CaseRow {
	caseKey: string;
	status: 'compared' | 'leftOut' | 'notCompared';
	/** Which side was not read; `''` where it was compared, `case` where the comparison could not begin. */
	unread: NotCompared | 'case' | '';
	/** Why it was not compared; `''` otherwise. */
	reason: string;
	/** How many documents belong in Dropbox. */
	documents: number;
	/** Documents by what was found of them; one may be counted under several kinds. */
	counts: Record<FindingKind, number>;
	differences: Difference[];
	/** The first of the files that are no documents. */
	extraFileIds: string[];
	/** Events by which it is mended. */
	mends: NewRow[];
	/** Documents that were never filed: how many bytes they have, as far as the case system says it. */
	missingBytes: number;
	/** Dropbox's ID of the case folder; `''` where there is none yet. */
	folderId: string;
	/** Documents that are there and were not filed by the workflows. */
	unregistered: Unregistered[];
}

/** Files that are listed of those that are no documents: nothing is done about them. */
const MOST_EXTRA = 20;

const NO_COUNTS = Object.fromEntries(FINDING_KINDS.map((kind) => [kind, 0])) as Record<FindingKind, number>;
const NOTHING = { unread: '', documents: 0, missingBytes: 0, folderId: '' } as const;

/** Of a case that was not compared, or is left out by the settings. */
const emptyRow = (
	caseKey: string,
	status: CaseRow['status'],
	unread: CaseRow['unread'],
	reason: string,
): CaseRow => ({
	...{ ...NOTHING, differences: [], extraFileIds: [], mends: [], unregistered: [] },
	counts: { ...NO_COUNTS },
	...{ caseKey, status, unread, reason },
});

export function caseRow(
	{ caseKey, folderId }: Pick<CaseRow, 'caseKey' | 'folderId'>,
	compared: ComparedCase,
	mends: readonly NewRow[],
): CaseRow {
	if ('notCompared' in compared)
		return emptyRow(caseKey, 'notCompared', compared.notCompared, compared.reason);
	const { findings } = compared;
	const counts = { ...NO_COUNTS };
	for (const { kind } of findings) counts[kind]++;
	const isSaid = ({ kind }: ReconciliationFinding) => !['present', 'leftOut', 'extra'].includes(kind);
	return {
		...emptyRow(caseKey, 'compared', '', ''),
		documents: new Set(findings.filter(isWanted).map(({ documentId }) => documentId)).size,
		counts,
		differences: findings.filter(isSaid).map(differenceOf),
		extraFileIds: findings
			.filter(({ kind }) => kind === 'extra')
			.map(({ fileId }) => fileId)
			.slice(0, MOST_EXTRA),
		mends: [...mends],
		missingBytes: findings.reduce((sum, { mend, size = 0 }) => sum + (mend === 'file' ? size : 0), 0),
		folderId,
		unregistered: findings.flatMap(unregisteredOf),
	};
}

function differenceOf({ mend, ...finding }: ReconciliationFinding): Difference {
	const { kind, reason, documentId, versionId, fileId, subfolder, isPrivileged } = finding;
	return { kind, reason, documentId, versionId, fileId, subfolder, isPrivileged, mend: mend ?? '' };
}

const unregisteredOf = (finding: ReconciliationFinding): Unregistered[] => {
	const { documentId, versionId, fileId, subfolder, contentHash } = finding;
	return contentHash === undefined ? [] : [{ documentId, versionId, fileId, subfolder, contentHash }];
};

const isWanted = ({ kind }: ReconciliationFinding): boolean =>
	!['extra', 'leftOut', 'notCompared'].includes(kind);

/**
 * Reads such a row where it comes back. Anything else, such as what a workflow that failed left in its place, is a case
 * that was not compared.
 */
export function readCaseRow(given: Readonly<Record<string, unknown>>): CaseRow {
	const { status, counts, differences, extraFileIds, mends, unregistered } = given;
	const [caseKey, reason] = [textOf(given['caseKey']), textOf(given['reason'])];
	const isWhole = [differences, extraFileIds, mends, unregistered].every((list) => Array.isArray(list));
	const isCounted = typeof counts === 'object' && counts !== null;
	if (caseKey !== '' && status === 'compared' && isWhole && isCounted) return given as unknown as CaseRow;
	if (caseKey !== '' && status === 'leftOut') return emptyRow(caseKey, 'leftOut', '', reason);
	const unread = SIDES.find((side) => side === given['unread']);
	if (status === 'notCompared' && unread !== undefined)
		return emptyRow(caseKey, 'notCompared', unread, reason);
	return emptyRow(caseKey, 'notCompared', 'case', readTrouble(given['error']).reason);
}

const SIDES = ['documents', 'folder', 'register'] as const satisfies readonly NotCompared[];
