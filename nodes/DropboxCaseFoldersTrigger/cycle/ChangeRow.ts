import type { ChangeEvent } from '../../shared/domain/changes/FolderChange';

/** A change as a workflow gets it. Times are ISO 8601 in UTC, sizes are bytes; null is what there is not. */
export interface ChangeRow {
	event: ChangeEvent;
	/** The same when a change is told of again: what a workflow drops repeats by. */
	eventId: string;
	caseFolderId: string | null;
	caseFolderName: string | null;
	fileId: string | null;
	name: string;
	path: string | null;
	previousPath: string | null;
	modified: string | null;
	url: string | null;
	rev: string | null;
	size: number | null;
	contentHash: string | null;
	modifiedBy: string | null;
}

/** What most workflows do without. */
const DETAILS = ['rev', 'size', 'contentHash', 'modifiedBy'];

/** The fields that most workflows need. */
export const simplifyRow = (row: ChangeRow): Partial<ChangeRow> =>
	Object.fromEntries(Object.entries(row).filter(([name]) => !DETAILS.includes(name)));
