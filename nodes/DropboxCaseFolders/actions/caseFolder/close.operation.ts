import { dated } from './close/dated';
import type { Dependencies, Operation } from '../Operation';
import { closeFields } from './close/fields';
import type { ClosedCaseFolder } from './close/ClosedCaseFolder';
import { closeFolders } from './close/closeFolders';
import type { GivenCloseRequest } from './close/CloseRequest';
import { readCloseRequest } from './close/request';
import { closedRow, closingNotes } from './close/rows';

/** Close Case Folder: moves, zips or marks the folders of closed cases, so that it can be undone. */
export const close: Operation<
	GivenCloseRequest,
	ClosedCaseFolder,
	Pick<Dependencies, 'dropbox' | 'clock'>
> = {
	fields: closeFields,
	read: readCloseRequest,
	run: async (requests, { dropbox, clock }) => await closeFolders(dated(requests, clock.now()), dropbox),
	rows: (closed) => [closedRow(closed)],
	notes: closingNotes,
};
