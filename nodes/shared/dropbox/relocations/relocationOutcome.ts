import type { Entry } from '../../domain/entry';
import { outcomeOfSync, refused, type Outcome } from '../../core/outcome';
import { Refusal } from '../../core/Refusal';
import { ApiError, isWriteContention } from '../client/Api';
import { entryOf } from '../files/entryOf';
import { refusalOfTag, unexpectedResponse } from '../errors/toRefusal';
import type { RelocationEntry } from './attemptRelocations';
import { requireKind, type RelocationKind } from './RelocationKind';

/** What an entry of a batch means to the person whose file or folder it was. */
export function relocationOutcome<E extends Entry>(
	kind: RelocationKind<E>,
	entry: RelocationEntry,
): Outcome<E> {
	if (entry?.['.tag'] === 'success') {
		const known = entryOf(entry.success);
		if (known !== undefined) return outcomeOfSync(() => requireKind(kind, known));
	}
	const error = failureOf(entry);
	if (error === undefined) return refused(unexpectedResponse('an unknown batch entry'));
	const [, row] = kind.errors.find(([way]) => error.is(...way)) ?? [];
	if (row !== undefined) return refused(new Refusal(...row));
	return refused(
		refusalOfTag(error.error) ?? unexpectedResponse(`relocation ${error.error?.['.tag'] ?? ''}`),
	);
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

/**
 * The paths of the entry meet those of another one in the batch, or there are more files than the service relocates
 * at once: whether it counts those of the others with them is not documented.
 */
export function goesAlone(entry: RelocationEntry): boolean {
	const error = failureOf(entry);
	return error !== undefined && (error.is('duplicated_or_nested_paths') || error.is('too_many_files'));
}

/** The error of an entry without the wrapping that only batches have. */
function failureOf(entry: RelocationEntry): ApiError | undefined {
	if (entry?.['.tag'] !== 'failure') return undefined;
	const { failure } = entry;
	const error = failure['.tag'] === 'relocation_error' ? failure.relocation_error : failure;
	return new ApiError(409, error, '', undefined);
}
