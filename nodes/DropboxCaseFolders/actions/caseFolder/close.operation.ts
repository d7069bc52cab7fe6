import { applyClosingDay } from './close/applyClosingDay';
import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { closeFields } from './close/fields';
import type { ClosedCaseFolder } from './close/ClosedCaseFolder';
import { closeCaseFolders } from './close/closeCaseFolders';
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
	run: async (requests, { dropbox, clock }) =>
		await closeCaseFolders(applyClosingDay(requests, clock.now()), dropbox),
	rows: (closed) => [closedRow(closed)],
	notes: closingNotes,
};
