/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { renameCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/rename/renameCaseFolders';
import { reopenCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/reopen/reopenCaseFolders';
import { createCaseFolderHarness, kinds, request, value, type CaseFolderHarness } from '../caseFolderHarness';
import { prefixRequest, reopenRequest } from '../close/closeHarness';
import { renameRequest } from './renameHarness';

let on: CaseFolderHarness;
beforeEach(async () => void (on = await createCaseFolderHarness()));
afterEach(() => on.close());

const rename = async (id: string) =>
	await renameCaseFolders([renameRequest(id, '22-1', { last: 'Roe' })], on.dropbox);

it('refuses a closed folder until it is reopened', async () => {
	const { folderId } = await on.folder(request('22-1'));
	value((await closeCaseFolders([prefixRequest(folderId)], on.dropbox))[0]);
	const [outcome] = await rename(folderId);
	expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'invalid_input' } });
	expect(outcome?.ok === false && outcome.refusal.advice).toContain('Reopen');
	value((await reopenCaseFolders([reopenRequest(folderId)], on.dropbox))[0]);
	expect(kinds(await rename(folderId))).toEqual(['done']);
	expect((await on.dropbox.find(folderId)).path).toBe('/Cases/Roe - 22-1');
});

it('renames a copy of a closed folder that is deleted, which is not closed itself', async () => {
	const { folderId } = await on.folder(request('22-1'));
	value((await closeCaseFolders([prefixRequest(folderId)], on.dropbox))[0]);
	const { path = '' } = await on.dropbox.find(folderId);
	await on.copy(path, '/Cases/copy');
	const { id } = await on.dropbox.find('/Cases/copy');
	// While there is the folder itself, its copy does not get the name of the case.
	expect(kinds(await rename(id))).toEqual(['belongs_to_another_case']);
	await on.person.filesDeleteV2({ path });
	expect(kinds(await rename(id))).toEqual(['done']);
});
