import { Refusal } from '../../core/Refusal';

/** Raised whenever a folder would be marked for a second case: that is never done. */
export const otherCaseRefusal = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The folder is marked for another case, or is a copy of another case’s folder',
		'Compare the case IDs. Find by Case ID shows where the folders of a case are; Check shows what a folder is marked for.',
	);
