import type { Operation } from '../Operation';
import type { CaseFolder, CreateRequest } from './create/CaseFolder';
import { createCaseFolders } from './create/createCaseFolders';
import { createFields } from './create/fields';
import { readCreateRequest } from './create/request';

/** Create Case Folder: one folder per case, however often and from however many places it is asked for. */
export const create: Operation<CreateRequest, CaseFolder> = {
	fields: createFields,
	read: readCreateRequest,
	run: async (requests, { dropbox }) => await createCaseFolders(requests, dropbox),
	rows: (folder) => [{ ...folder }],
};
