import type { DropboxOnly } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { reopenFields } from './reopen/fields';
import type { ReopenedCaseFolder, ReopenRequest } from './reopen/ReopenedCaseFolder';
import { reopenCaseFolders } from './reopen/reopenCaseFolders';
import { readReopenRequest } from './reopen/request';
import { reopenedRow, reopeningNotes } from './reopen/rows';

/** Reopen Case Folder: undoes a close by move or prefix exactly. */
export const reopen: Operation<ReopenRequest, ReopenedCaseFolder, DropboxOnly> = {
	fields: reopenFields,
	read: readReopenRequest,
	run: async (requests, { dropbox }) => await reopenCaseFolders(requests, dropbox),
	rows: (reopened) => [reopenedRow(reopened)],
	notes: reopeningNotes,
};
