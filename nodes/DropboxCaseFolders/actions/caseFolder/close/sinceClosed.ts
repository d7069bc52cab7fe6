import type { ClosingRecord } from '../../../../shared/domain/closing/ClosingRecord';
import type { Tally } from '../../../../shared/domain/closing/Tally';
import { Refusal } from '../../../../shared/domain/Refusal';

/** Whether as many documents with as many bytes are in a folder as when it was closed. */
export const isAsRecorded = (
	{ documentCount, bytes }: Pick<Tally, 'documentCount' | 'bytes'>,
	record: ClosingRecord,
): boolean => documentCount === record.documentCount && bytes === record.bytes;

export const changedSinceZip = (): Refusal =>
	new Refusal(
		'changed_meanwhile',
		'Documents were added, changed or removed since the ZIP of this case folder was made',
		'Run Reopen Case Folder on it, move or delete the ZIP that there is, then close it again.',
	);

export const CHANGED_SINCE =
	'Documents were added, changed or removed since the case was closed; the numbers are those of that day';
