import { pathKey } from '../paths';
import type { ClosingRecord } from './ClosingRecord';

/** Where a case folder is now. */
export interface FolderPosition {
	folderId: string;
	name: string;
	/** Address of the folder that it lies in. */
	parent: string;
}

export type ClosingState =
	/** No record, or that of the folder which this one is a copy of. */
	| 'open'
	/** The record was written, and then the run died; or people put the folder back themselves. */
	| 'half closed'
	/** Closed, wherever people moved it since. */
	| 'closed';

/** Whether a case folder is closed, as its record and its place say. */
export function closingState(position: FolderPosition, record: ClosingRecord | undefined): ClosingState {
	if (record?.folderId !== position.folderId) return 'open';
	const stayed = pathKey(record.closedTo) === pathKey(record.closedFrom.path);
	return isWhereItWas(position, record) && !stayed ? 'half closed' : 'closed';
}

/** By the ID of the folder around it, so that moving or renaming that does not count. */
export const isWhereItWas = ({ name, parent }: FolderPosition, { closedFrom }: ClosingRecord): boolean =>
	parent === closedFrom.parent && pathKey(name) === pathKey(closedFrom.name);
