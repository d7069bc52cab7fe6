import { stableAddress, type FolderEntry } from '../entry';

/** What a folder's marker says of a case that asks for the folder. */
export type MarkerMatch =
	/** There is no marker. */
	| 'nothing'
	/** It is the folder of this case. */
	| 'this case'
	/** It is a copy of the folder of this case: which of the two is the case's is not for us to say. */
	| 'copy of this case'
	/** It is another case's folder, or a copy of it with that case's documents in it. */
	| 'another case';

/** @param marker what was read of the folder: the case, and the folder that the marker was put on */
export function matchMarker(
	marker: { caseId: string; folderId: string } | undefined,
	folder: FolderEntry,
	caseId: string,
): MarkerMatch {
	if (marker === undefined) return 'nothing';
	if (caseKey(marker.caseId) !== caseKey(caseId)) return 'another case';
	return isOwnMarker(marker, folder) ? 'this case' : 'copy of this case';
}

/** Whether a marker was put on the folder that it is found in; it comes along when people copy a folder. */
export const isOwnMarker = (marker: { folderId: string }, folder: FolderEntry): boolean =>
	marker.folderId === stableAddress(folder);

/**
 * The form in which two case IDs are compared: how Unicode composes their letters does not matter, upper and lower
 * case do.
 */
export const caseKey = (caseId: string): string => caseId.normalize('NFC').trim();
