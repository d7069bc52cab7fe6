import { comparable } from '../paths';
import type { ClosingRecord } from './ClosingRecord';

/** Where a case folder is now. */
export interface Position {
	folderId: string;
	name: string;
	/** Address of the folder that it lies in. */
	parent: string;
}

export type Standing =
	/** No record, or that of the folder which this one is a copy of. */
	| 'open'
	/** The record was written, and then the run died; or people put the folder back themselves. */
	| 'half closed'
	/** Closed, wherever people moved it since. */
	| 'closed';

/** Whether a case folder is closed, as its record and its place say. */
export function standingOf(position: Position, record: ClosingRecord | undefined): Standing {
	if (record?.folderId !== position.folderId) return 'open';
	const stayed = comparable(record.closedTo) === comparable(record.closedFrom.path);
	return isWhereItWas(position, record) && !stayed ? 'half closed' : 'closed';
}

/** By the ID of the folder around it, so that moving or renaming that does not count. */
export const isWhereItWas = ({ name, parent }: Position, { closedFrom }: ClosingRecord): boolean =>
	parent === closedFrom.parent && comparable(name) === comparable(closedFrom.name);
