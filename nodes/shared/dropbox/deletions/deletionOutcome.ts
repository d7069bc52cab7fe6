import { done, refused, type Outcome } from '../../core/outcome';
import { Refusal } from '../../core/Refusal';
import { ApiError } from '../client/Api';
import { refusalOfTag, unexpectedResponse } from '../errors/toRefusal';
import type { DeletionEntry } from './attemptDeletions';

/** What an entry means to the person whose file it was. What is not there is gone: that is all that was asked for. */
export function deletionOutcome(entry: DeletionEntry): Outcome<void> {
	if (entry === 'deleted' || isMissing(entry)) return done(undefined);
	if (entry === undefined) return refused(unexpectedResponse('a missing batch entry'));
	// A folder has no revision to be compared with.
	if (entry.is('path_write', 'conflict', 'folder')) return refused(notAFileRefusal());
	if (entry.is('path_write', 'conflict')) return refused(changedMeanwhileRefusal());
	return refused(refusalOfTag(entry.error) ?? unexpectedResponse(`deletion ${entry.error?.['.tag'] ?? ''}`));
}

/** The service did not find it. */
export const isMissing = (entry: DeletionEntry): boolean =>
	entry instanceof ApiError && entry.is('path_lookup', 'not_found');

const notAFileRefusal = (): Refusal =>
	new Refusal('not_a_file', 'This is a folder, not a file', 'Give the ID of a file.');

const changedMeanwhileRefusal = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Somebody changed the file meanwhile, so it was not deleted',
		'Look at its present version and run the workflow again.',
	);
