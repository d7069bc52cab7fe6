/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { hideDuplicates } from '@/nodes/DropboxCaseFolders/actions/casePage/finish/hideDuplicates';
import type { UploadResult } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { PrivilegedFolders } from '@/nodes/shared/domain/privilege/PrivilegedFolders';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { restrictRequest } from '../../document/restrict/privilegeHarness';
import { CASE, createCasePageHarness, MEMO, type CasePageHarness } from '../casePageHarness';

let world: CasePageHarness;
beforeEach(async () => {
	world = await createCasePageHarness();
});
afterEach(() => world.close());

/** Whether a link without privileged documents is told of the file that is the same. */
async function isTold(path: string, dropbox: DropboxPort = world.dropbox, includesPrivileged = false) {
	const file = await world.dropbox.find(path);
	const result = { documents: [{ status: 'duplicate', file, caseFolder: world.caseFolder }] };
	const link = { includesPrivileged };
	const hidden = await hideDuplicates(
		result as unknown as UploadResult,
		{ link, privileged: new PrivilegedFolders('Privileged') } as never,
		dropbox,
	);
	return hidden.documents[0]?.file !== undefined;
}

it('tells of one in an ordinary folder', async () => {
	await world.put(`${CASE}/Discovery/a.txt`, 'a');
	expect(await isTold(`${CASE}/Discovery/a.txt`)).toBe(true);
});

it('does not tell of one in a folder that only some can open, whatever it is called', async () => {
	const place = { of: 'case folder', caseFolder: CASE, path: 'Blue binder' } as const;
	await world.restrict(restrictRequest(MEMO, { place }));
	const path = `${CASE}/Blue binder/Memo.txt`;
	expect(await isTold(path)).toBe(false);
	expect(await isTold(path, world.dropbox, true)).toBe(true);
});

it('does not tell of one where that cannot be found out', async () => {
	await world.put(`${CASE}/Discovery/a.txt`, 'a');
	const find = async () => await Promise.reject(new Refusal('unavailable', 'Dropbox is down', 'Try again.'));
	expect(await isTold(`${CASE}/Discovery/a.txt`, { ...world.dropbox, find })).toBe(false);
});
