import type { MarkerKind, Marking } from '../../../../shared/dropbox/port';

/** What one item says of a case folder, to be held against Dropbox. */
export interface CheckRequest {
	/** `''` where the record has none. */
	caseId: string;
	/** Address of the folder; undefined where the record has none that leads anywhere. */
	folder: string | undefined;
	/** `''` where the place is not judged. */
	expectedPath: string;
	/** Where a second folder of the case is looked for; `''` is everywhere. */
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
	explanation: string;
	path: string | null;
	expectedPath: string | null;
	marker: MarkerKind | null;
	otherFolderIds: string[];
	/** When it was closed, ISO 8601 in UTC, and the path that it had before; only where it is closed. */
	closedAt?: string;
	closedFrom?: string;
}
