/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { renameCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/rename/renameCaseFolders';
import { createCaseFolderHarness, kinds, request, value, type CaseFolderHarness } from '../caseFolderHarness';
import { renameRequest } from './renameHarness';

let on: CaseFolderHarness;
beforeEach(async () => void (on = await createCaseFolderHarness()));
afterEach(() => on.close());

const rename = async (id: string, caseId: string, former: string) =>
	await renameCaseFolders([renameRequest(id, caseId, { former })], on.dropbox);
const clientFolder = async (number: string) =>
	await on.dropbox.createFolders([`/Cases/ClientUploads/${number}`]);

describe.each(['file', undefined] as const)('a case folder with the marker %s', (marker) => {
	const make = async (caseId: string) => (await on.folder(request(caseId, { marker }))).folderId;

	it('does not get the number of another client’s folder', async () => {
		const id = await make('22-1');
		await clientFolder('22-2');
		expect(kinds(await rename(id, '22-2', '22-1'))).toEqual(['belongs_to_another_case']);
		expect((await on.dropbox.find(id)).path).toBe('/Cases/22-1');
	});

	it('says so where the client’s folder keeps the former number, and is content with that of the new one', async () => {
		const id = await make('22-1');
		await clientFolder('22-1');
		const [outcome] = await rename(id, '23-1', '22-1');
		expect(value(outcome).warnings).toContainEqual(expect.stringContaining('still has the former case ID'));
		await clientFolder('23-1');
		expect(kinds(await rename(id, '23-1', '22-1'))).toEqual(['done']);
	});
});

it('changes upper and lower case of a number that has a client’s folder', async () => {
	const { folderId } = await on.folder(request('ab-1', { marker: 'file' }));
	await clientFolder('ab-1');
	const [outcome] = await rename(folderId, 'AB-1', 'ab-1');
	expect(value(outcome)).toMatchObject({
		path: '/Cases/AB-1',
		warnings: [expect.stringContaining('still has the former')],
	});
});
