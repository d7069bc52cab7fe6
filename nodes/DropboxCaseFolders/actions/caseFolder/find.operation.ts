import type { DropboxOnly } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { findFields } from './find/fields';
import { findCaseFolders } from './find/findCaseFolders';
import type { FindRequest, FoundFolder } from './find/FindRequest';
import { readFindRequest } from './find/request';
import { addClosedState } from './find/addClosedState';

/** Find by Case ID: the folder of a case by its marker, or else by its name; never a guess. */
export const find: Operation<FindRequest, FoundFolder[], DropboxOnly> = {
	fields: findFields,
	read: readFindRequest,
	run: async (requests, { dropbox }) =>
		await addClosedState(await findCaseFolders(requests, dropbox), dropbox),
	rows: (folders) => folders.map((folder) => ({ ...folder })),
};
