import type { CheckedFolder } from './CheckRequest';

/** Findings in the words of a summary. */
const WORDS: ReadonlyArray<readonly [CheckedFolder['findings'][number], string]> = [
	['renamed', 'renamed'],
	['moved', 'moved'],
	['renamedAndMoved', 'renamed and moved'],
	['closed', 'closed'],
	['deleted', 'deleted'],
	['noAccess', 'deleted for good or out of sight'],
	['notAFolder', 'files instead of folders'],
	['noFolderId', 'without a folder ID'],
	['markerMissing', 'without a marker'],
	['markerPut', 'whose marker was missing and is put on'],
	['markedForAnotherCase', 'marked for another case'],
	['usedForAnotherCase', 'named for two cases'],
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
