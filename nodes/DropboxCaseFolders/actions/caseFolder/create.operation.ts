import type { IDataObject } from 'n8n-workflow';
import { done, type Outcome } from '../../../shared/core/outcome';
import { z } from '../../../shared/vendor/zod';
import { splitDryRun, type HasDryRun } from '../shared/dryRun/splitDryRun';
import { isDryRunId } from '../shared/dryRun/DryRunState';
import { createDryRunDropbox } from '../shared/dryRun/createDryRunDropbox';
import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import type { CaseFolder, CreateRequest } from './create/CaseFolder';
import { createCaseFolders } from './create/createCaseFolders';
import { createFields } from './create/fields';
import { readCreateRequest } from './create/request';

type CreateItem = CreateRequest & HasDryRun;
type CreateResult = CaseFolder & HasDryRun;

/** Create Case Folder: one folder per case, however often and from however many places it is asked for. */
export const create: Operation<CreateItem, CreateResult, Dependencies> = {
	fields: createFields,
	read: (context, itemIndex) => ({
		...readCreateRequest(context, itemIndex),
		...readParameters(context, itemIndex, { dryRun: z.boolean() }),
	}),
	run: async (requests, { dropbox, clock }) =>
		await splitDryRun(
			requests,
			async (real) => setDryRun(await createCaseFolders(real, dropbox), false),
			async (dry) => setDryRun(await createCaseFolders(dry, createDryRunDropbox(dropbox, clock)), true),
		),
	rows: (folder) => [rowOf(folder)],
};

const setDryRun = (outcomes: Array<Outcome<CaseFolder>>, dryRun: boolean): Array<Outcome<CreateResult>> =>
	outcomes.map((outcome) => (outcome.ok ? done({ ...outcome.value, dryRun }) : outcome));

/** What is not there has neither an ID nor a page. */
function rowOf({ dryRun, ...folder }: CreateResult): IDataObject {
	if (!dryRun) return { ...folder };
	const none = isDryRunId(folder.folderId) ? { folderId: null, url: null } : {};
	return { ...folder, ...none, dryRun };
}
