import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import type { Tally } from '../../../../shared/domain/closing/Tally';
import { Refusal } from '../../../../shared/core/Refusal';

/** Whether as many documents with as many bytes are in a folder as when it was closed. */
export const matchesRecord = (
	{ documentCount, bytes }: Pick<Tally, 'documentCount' | 'bytes'>,
	record: ClosingRecord,
): boolean => documentCount === record.documentCount && bytes === record.bytes;

export const changedSinceZip = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Documents in this case folder were added, changed or removed after its ZIP was made',
		'Run Reopen Case Folder, move or delete the old ZIP, then close the case again.',
	);

export const CHANGED_SINCE_CLOSING =
	'Documents were added, changed or removed after the case was closed; the counts are from the day it was closed';
