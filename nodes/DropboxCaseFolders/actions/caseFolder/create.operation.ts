import type { IDataObject } from 'n8n-workflow';
import { done, type Outcome } from '../../../shared/domain/outcome';
import { z } from '../../../shared/vendor/zod';
import { dryAndReal, type MayBeDry } from '../dryRun/dryAndReal';
import { isPretended } from '../dryRun/Pretence';
import { pretending } from '../dryRun/pretending';
import type { Operation } from '../Operation';
import { readParameters } from '../parameters';
import type { CaseFolder, CreateRequest } from './create/CaseFolder';
import { createCaseFolders } from './create/createCaseFolders';
import { createFields } from './create/fields';
import { readCreateRequest } from './create/request';

type CreateItem = CreateRequest & MayBeDry;
type Created = CaseFolder & MayBeDry;

/** Create Case Folder: one folder per case, however often and from however many places it is asked for. */
export const create: Operation<CreateItem, Created> = {
	fields: createFields,
	read: (context, itemIndex) => ({
		...readCreateRequest(context, itemIndex),
		...readParameters(context, itemIndex, { dryRun: z.boolean() }),
	}),
	run: async (requests, { dropbox, clock }) =>
		await dryAndReal(
			requests,
			async (real) => marked(await createCaseFolders(real, dropbox), false),
			async (dry) => marked(await createCaseFolders(dry, pretending(dropbox, clock)), true),
		),
	rows: (folder) => [rowOf(folder)],
};

const marked = (outcomes: Array<Outcome<CaseFolder>>, dryRun: boolean): Array<Outcome<Created>> =>
	outcomes.map((outcome) => (outcome.ok ? done({ ...outcome.value, dryRun }) : outcome));

/** What is not there has neither an ID nor a page. */
function rowOf({ dryRun, ...folder }: Created): IDataObject {
	if (!dryRun) return { ...folder };
	const none = isPretended(folder.folderId) ? { folderId: null, url: null } : {};
	return { ...folder, ...none, dryRun };
}
