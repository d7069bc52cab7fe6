import type { Refusal } from '../../../../shared/core/Refusal';
import type { Finding } from './CheckRequest';

const MEANINGS: Readonly<Record<Finding, string>> = {
	noFolderId:
		'The record has no folder ID that leads anywhere. If the case has a folder, its ID is in otherFolderIds: save it on the record.',
	deleted: 'The folder was deleted in Dropbox; it can be restored there for a while.',
	noAccess:
		'The folder was deleted for good, or the connected account cannot see it: Dropbox does not tell which.',
	notAFolder: 'The ID is that of a file.',
	markedForAnotherCase:
		'The folder is marked for another case: compare the case IDs before anything is filed.',
	usedForAnotherCase: 'Another item of this run names this folder for another case.',
	copy: 'The folder is a copy of the one that was marked for this case.',
	twoFolders: 'Another folder belongs to this case, too: keep one of them.',
	strayMarker:
		'A marker file for this case is in another case’s folder, or in a folder that people without access to the searched folder can write to. It was not used: find out who put it there, and delete it.',
	renamedAndMoved: 'The folder was renamed and moved.',
	moved: 'The folder was moved.',
	renamed: 'The folder was renamed.',
	closed: 'The folder is closed: Reopen Case Folder puts it back where it was.',
	markerMissing: 'The folder has no case marker, or somebody changed it.',
	markerPut: 'The missing case marker is put on.',
};

/**
 * Findings in the words of somebody who looks after case folders.
 * @param withheld why a missing marker could not be put on
 */
export function explainFindings(findings: readonly Finding[], withheld: Refusal | undefined): string {
	const meanings =
		findings.length === 0 ? ['Everything is as expected.'] : findings.map((each) => MEANINGS[each]);
	const reason =
		withheld === undefined ? [] : [`The marker could not be put on: ${withheld.message}. ${withheld.advice}`];
	return [...meanings, ...reason].join(' ');
}
