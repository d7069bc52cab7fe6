import { parseObject } from '../../core/parseObject';
import { textOf } from './rowFrom';
import type { EventRow } from './EventRow';

/** Why a row is done that tells of something which is not in Dropbox any more. */
export const DELETED = 'deleted_in_dropbox';

/** Whether a row reports a deletion in Dropbox, which is still to be checked. */
export const isDeletionInDropbox = ({ source, kind }: { source: string; kind: string }): boolean =>
	source === 'dropbox' && ['documentDeleted', 'caseFolderDeleted'].includes(kind);

/** What was deleted in Dropbox, as the case system knows it. */
export interface DeletedRow {
	row: EventRow;
	/** Whether it was a whole case folder. */
	isFolder: boolean;
	source: string;
	/** `''` if the queue did not file it. */
	caseKey: string;
	documentId: string;
}

/** Undefined for rows that tell of no deletion, or of one that was none. */
export function deletedRowFrom(row: EventRow): DeletedRow | undefined {
	if (row.source !== 'dropbox' || row.status !== 'done' || row.reason !== DELETED) return undefined;
	const filed = parseObject(row.details)['filed'];
	const given = (typeof filed === 'object' && filed !== null ? filed : {}) as Readonly<
		Record<string, unknown>
	>;
	return {
		...{ row, isFolder: row.kind === 'caseFolderDeleted' },
		...{ source: textOf(given['source']), caseKey: textOf(given['caseKey']) },
		documentId: textOf(given['documentId']),
	};
}
