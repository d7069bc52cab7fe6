import type { Refusal } from '../../../../shared/core/Refusal';
import type { MarkerKind, Marking } from '../../../../shared/dropbox/port';

/** What one item says of a case folder, to be held against Dropbox. */
export interface CheckRequest {
	/** `''` where the record has none. */
	caseId: string;
	/** Address of the folder; undefined where the record has none that leads anywhere. */
	folder: string | undefined;
	/** `''` where the place is not judged. */
	expectedPath: string;
	/** Where to look for a second folder of the case; `''` is everywhere. */
	within: string;
	/** How a missing marker is put on; undefined: not at all. */
	mending: Marking['kind'] | undefined;
}

/** What was found out about a folder, the gravest first. */
export const FINDINGS = [
	/** The record has no folder ID, or one that cannot be one. */
	'noFolderId',
	'deleted',
	/** Deleted for good, or not visible to the connected account: Dropbox does not tell them apart. */
	'noAccess',
	'notAFolder',
	'markedForAnotherCase',
	/** Another item of the run names this folder for another case. */
	'usedForAnotherCase',
	/** The folder is a copy of the one that was marked. */
	'copy',
	/** Another folder is this case's, too. */
	'twoFolders',
	/** A marker file of this case lies where other people could have put it; the folder there is not the case's by that. */
	'strayMarker',
	'renamedAndMoved',
	'moved',
	'renamed',
	/** Closed by Close Case Folder, wherever it is since: that is why it is not where it was. */
	'closed',
	'markerMissing',
	/** It was missing and was put on, or would be in a dry run. */
	'markerPut',
] as const;

export type Finding = (typeof FINDINGS)[number];

/** What a check says of one item. */
export interface CheckedFolder {
	caseId: string;
	folderId: string | null;
	/** Whether everything is as expected. */
	ok: boolean;
	/** The gravest finding; `inPlace`, or `found` where no path was expected. To be `closed` is none that is wrong. */
	status: Exclude<Finding, 'markerPut'> | 'inPlace' | 'found';
	findings: Finding[];
	/** The same in a sentence or more, with what is to be done. */
	reason: string;
	path: string | null;
	expectedPath: string | null;
	marker: MarkerKind | null;
	otherFolderIds: string[];
	/** When it was closed, ISO 8601 in UTC, and the path that it had before; only where it is closed. */
	closedAt?: string;
	closedFrom?: string;
}

const MEANINGS: Readonly<Record<Finding, string>> = {
	noFolderId:
		'The record has no folder ID, or one that leads nowhere. If the case has a folder, its ID is in otherFolderIds: save it on the record.',
	deleted: 'The folder was deleted in Dropbox. It can be restored there for a while.',
	noAccess:
		'The folder was permanently deleted, or the connected account cannot see it. Dropbox does not say which.',
	notAFolder: 'The ID belongs to a file.',
	markedForAnotherCase:
		'The folder is marked for another case. Compare the case IDs before anything is filed in it.',
	usedForAnotherCase: 'Another item of this run uses this folder for another case.',
	copy: 'The folder is a copy of this case’s folder.',
	twoFolders: 'Another folder also belongs to this case. Keep one of them.',
	strayMarker:
		'A marker file for this case is in another case’s folder, or in a folder that people without access to the searched folder can write to. It was not used. Find out who put it there, and delete it.',
	renamedAndMoved: 'The folder was renamed and moved.',
	moved: 'The folder was moved.',
	renamed: 'The folder was renamed.',
	closed: 'The folder is closed. Reopen Case Folder puts it back where it was.',
	markerMissing: 'The folder has no case marker, or someone changed it.',
	markerPut: 'The case marker was missing and was added.',
};

/**
 * Findings in the words of somebody who looks after case folders.
 * @param withheld why a missing marker could not be put on
 */
export function explainFindings(findings: readonly Finding[], withheld: Refusal | undefined): string {
	const meanings =
		findings.length === 0 ? ['Everything is as expected.'] : findings.map((each) => MEANINGS[each]);
	const reason =
		withheld === undefined ? [] : [`The marker could not be added: ${withheld.message}. ${withheld.advice}`];
	return [...meanings, ...reason].join(' ');
}

/** Findings in the words of a summary. */
const WORDS: ReadonlyArray<readonly [CheckedFolder['findings'][number], string]> = [
	['renamed', 'renamed'],
	['moved', 'moved'],
	['renamedAndMoved', 'renamed and moved'],
	['closed', 'closed'],
	['deleted', 'deleted'],
	['noAccess', 'permanently deleted or not visible'],
	['notAFolder', 'files instead of folders'],
	['noFolderId', 'without a folder ID'],
	['markerMissing', 'without a marker'],
	['markerPut', 'with a missing marker that was added'],
	['markedForAnotherCase', 'marked for another case'],
	['usedForAnotherCase', 'used for two cases'],
	['copy', 'copies'],
	['twoFolders', 'of cases with another folder'],
	['strayMarker', 'of cases with a marker file elsewhere'],
];

/** The sum of a check, for who does not read every item. */
export function checkNotes(checked: readonly CheckedFolder[]): string[] {
	const number = (count: number) => count.toLocaleString('en-US');
	const asExpected = checked.filter(({ ok }) => ok).length;
	const counts = WORDS.flatMap(([finding, words]) => {
		const count = checked.filter(({ findings }) => findings.includes(finding)).length;
		return count === 0 ? [] : [`${number(count)} ${words}`];
	});
	const list = counts.length === 0 ? '' : `; ${counts.join(', ')}`;
	return [`${number(checked.length)} case folders checked: ${number(asExpected)} as expected${list}.`];
}
