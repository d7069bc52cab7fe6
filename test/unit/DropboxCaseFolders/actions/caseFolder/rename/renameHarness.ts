/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { RenameRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/rename/RenameRequest';
import { LAST_FIRST_TEMPLATE } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/readCreateRequest';

/** What is asked for: by the case ID alone, or `Last - ID`; a former ID where the case has another one now. */
export const renameRequest = (
	folder: string,
	caseId: string,
	{ former = caseId, last }: { former?: string; last?: string } = {},
): RenameRequest => ({
	...{ folder, caseId, formerCaseId: former, warnings: [], dryRun: false },
	template: last === undefined ? [{ kind: 'case ID' }] : LAST_FIRST_TEMPLATE,
	fields: last === undefined ? {} : { client: last },
});
