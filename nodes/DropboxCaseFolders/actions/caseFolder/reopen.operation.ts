import type { DropboxAlone, Operation } from '../Operation';
import { reopenFields } from './reopen/fields';
import type { ReopenedCaseFolder, ReopenRequest } from './reopen/ReopenedCaseFolder';
import { reopenFolders } from './reopen/reopenFolders';
import { readReopenRequest } from './reopen/request';
import { reopenedRow, reopeningNotes } from './reopen/rows';

/** Reopen Case Folder: undoes a close by move or prefix exactly. */
export const reopen: Operation<ReopenRequest, ReopenedCaseFolder, DropboxAlone> = {
	fields: reopenFields,
	read: readReopenRequest,
	run: async (requests, { dropbox }) => await reopenFolders(requests, dropbox),
	rows: (reopened) => [reopenedRow(reopened)],
	notes: reopeningNotes,
};
