import type { FileEntry } from '../../domain/entry';
import { done, refused, type Outcome } from '../../domain/outcome';
import { Refusal } from '../../domain/Refusal';
import { ApiError } from '../Api';
import { fileOf } from '../entries';
import { refusalOfTag, unforeseen } from '../refusals';
import { isWriteContention } from '../retry';
import type { RelocationEntry } from './attempt';
import { RELOCATION_MEANINGS } from './relocationMeanings';

/** What an entry of a batch means to the person whose file it was. */
export function outcomeOfEntry(entry: RelocationEntry): Outcome<FileEntry> {
	if (entry?.['.tag'] === 'success') {
		const { success } = entry;
		return success['.tag'] === 'file' ? done(fileOf(success)) : refused(notAFile());
	}
	const error = failureOf(entry);
	if (error === undefined) return refused(unforeseen('an unknown batch entry'));
	const [, row] = RELOCATION_MEANINGS.find(([way]) => error.is(...way)) ?? [];
	if (row !== undefined) return refused(new Refusal(...row));
	return refused(refusalOfTag(error.error) ?? unforeseen(`relocation ${error.error?.['.tag'] ?? ''}`));
}

/** Another writer holds the lock. */
export function isBusy(entry: RelocationEntry): boolean {
	const error = failureOf(entry);
	return error !== undefined && isWriteContention(error);
}

/** A source that was just made may be missed, and what the service could not finish may have been done all the same. */
export function isDoubtful(entry: RelocationEntry): boolean {
	const error = failureOf(entry);
	return error !== undefined && (error.is('from_lookup', 'not_found') || error.is('internal_error'));
}

/** The paths of the entry meet those of another one in the batch. */
export const isEntangled = (entry: RelocationEntry): boolean =>
	failureOf(entry)?.is('duplicated_or_nested_paths') === true;

/** The error of an entry without the wrapping that only batches have. */
function failureOf(entry: RelocationEntry): ApiError | undefined {
	if (entry?.['.tag'] !== 'failure') return undefined;
	const { failure } = entry;
	const error = failure['.tag'] === 'relocation_error' ? failure.relocation_error : failure;
	return new ApiError(409, error, '', undefined);
}

const notAFile = (): Refusal =>
	new Refusal('not_a_file', 'This is a folder, not a file', 'Give the ID or path of a file.');
