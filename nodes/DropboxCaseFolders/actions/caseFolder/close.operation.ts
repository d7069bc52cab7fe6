import type { DropboxAlone, Operation } from '../Operation';
import { closeFields } from './close/fields';
import type { ClosedCaseFolder } from './close/ClosedCaseFolder';
import { closeFolders } from './close/closeFolders';
import type { CloseRequest } from './close/CloseRequest';
import { readCloseRequest } from './close/request';
import { closedRow, closingNotes } from './close/rows';

/** Close Case Folder: moves, zips or marks the folders of closed cases, so that it can be undone. */
export const close: Operation<CloseRequest, ClosedCaseFolder, DropboxAlone> = {
	fields: closeFields,
	read: readCloseRequest,
	run: async (requests, { dropbox }) => await closeFolders(requests, dropbox),
	rows: (closed) => [closedRow(closed)],
	notes: closingNotes,
};
