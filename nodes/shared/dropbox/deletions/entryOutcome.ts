import { done, refused, type Outcome } from '../../domain/outcome';
import { Refusal } from '../../domain/Refusal';
import { ApiError } from '../Api';
import { refusalOfTag, unforeseen } from '../refusals';
import type { DeletionEntry } from './attempt';

/** What an entry means to the person whose file it was. What is not there is gone: that is all that was asked for. */
export function outcomeOfEntry(entry: DeletionEntry): Outcome<void> {
	if (entry === 'deleted' || isMissing(entry)) return done(undefined);
	if (entry === undefined) return refused(unforeseen('a missing batch entry'));
	// A folder has no revision to be compared with.
	if (entry.is('path_write', 'conflict', 'folder')) return refused(notAFile());
	if (entry.is('path_write', 'conflict')) return refused(changedMeanwhile());
	return refused(refusalOfTag(entry.error) ?? unforeseen(`deletion ${entry.error?.['.tag'] ?? ''}`));
}

/** The service did not find it. */
export const isMissing = (entry: DeletionEntry): boolean =>
	entry instanceof ApiError && entry.is('path_lookup', 'not_found');

const notAFile = (): Refusal =>
	new Refusal('not_a_file', 'This is a folder, not a file', 'Give the ID of a file.');

const changedMeanwhile = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Somebody changed the file meanwhile, so it was not deleted',
		'Look at its present version and run the workflow again.',
	);
