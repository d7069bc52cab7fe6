import type { Dependencies } from '../shared/Dependencies';
import type { IDataObject } from 'n8n-workflow';
import { dryRunField } from '../../../shared/dropboxNode/fields';
import type { Operation } from '../../../shared/node/Operation';
import { optionsField } from '../../../shared/node/panel';
import type { CaseFolder, CreateRequest } from '../shared/caseFolders/create/CaseFolder';
import { caseFields, caseOptions } from '../shared/caseFolders/create/caseFields';
import { createCaseFolders } from '../shared/caseFolders/create/createCaseFolders';
import { readCreateRequest } from '../shared/caseFolders/create/readCreateRequest';
import { isDryRunId } from '../shared/dryRun/DryRunState';
import { createDryRunDropboxWithSharing } from '../shared/dryRun/createDryRunDropboxWithSharing';
import { readDryRun, runWithDryRun, type HasDryRun } from '../shared/dryRun/runWithDryRun';
import { accessRows } from '../shared/restriction/verifyRestricted';
import { membersOption, readMembersOption } from './create/membersOption';

/** Create Case Folder: one folder per case, however often and from however many places it is asked for. */
export const create: Operation<CreateRequest & HasDryRun, CaseFolder & HasDryRun, Dependencies> = {
	fields: [...caseFields, optionsField([...caseOptions, dryRunField(), membersOption])],
	// Which folder is a case's is for people to say, wherever it lies, and so is who may open it.
	asTool: ({ existingFolder, members }) =>
		existingFolder === undefined && members === undefined ? 'runs' : 'refused',
	read: (context, itemIndex) => ({
		...readCreateRequest(context, itemIndex),
		members: readMembersOption(context, itemIndex),
		dryRun: readDryRun(context, itemIndex),
	}),
	run: async (requests, dependencies) =>
		await runWithDryRun(requests, dependencies, createCaseFolders, createDryRunDropboxWithSharing),
	rows: (folder) => [rowOf(folder)],
};

/** What is not there has neither an ID nor a page. */
function rowOf({ dryRun, members, ...found }: CaseFolder & HasDryRun): IDataObject {
	const access = members === undefined ? {} : { access: members && accessRows(members, []) };
	const folder = { ...found, ...access };
	if (!dryRun) return folder;
	const none = isDryRunId(folder.folderId) ? { folderId: null, url: null } : {};
	return { ...folder, ...none, dryRun };
}
