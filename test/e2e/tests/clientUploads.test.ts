import { createOfficeAccess } from '../runs/createOfficeAccess';
import { publishOperation } from '../runs/publishOperation';
import { byId } from '../runs/steps';
import { filesBelow } from '../runs/trees';
import { contentHash } from '../stack/contentHash';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);

test('a client gets copies, and a page that brings files to the same folder', async () => {
	const office = await createOfficeAccess(stack);
	const client = { caseFolder: byId('={{ $json.folderId }}'), matterNumber: '={{ $json.matterNumber }}' };
	const copy = await publishOperation(office, 'client-copy', {
		...{ resource: 'document', operation: 'clientUpload', document: byId('={{ $json.fileId }}'), ...client },
	});
	const request = await publishOperation(office, 'client-request', {
		...{
			resource: 'caseFolder',
			operation: 'requestFiles',
			...client,
			options: { description: 'Pay slips' },
		},
	});
	const [folder] = await dropbox.makeFolders('matters', ['/Clients/Doe, Jane - 26-0000911']);
	const letter = { path: '/Clients/Doe, Jane - 26-0000911/Letter.txt', text: 'letter' };
	const [file] = await dropbox.makeFiles('matters', [letter]);
	const item = { folderId: folder?.id, fileId: file?.id, matterNumber: '26-0000911' };
	const place = '/Clients/ClientUploads/26-0000911';

	expect(await copy(item)).toMatchObject([{ status: 'copied', path: `/Matters${place}/Letter.txt` }]);
	expect(await copy(item)).toMatchObject([{ status: 'unchanged', path: `/Matters${place}/Letter.txt` }]);
	const [asked] = await request(item);
	expect(asked).toMatchObject({ created: true, isOpen: true, folderPath: `/Matters${place}`, fileCount: 0 });
	await dropbox.handIn(String(asked?.fileRequestId), 'Jane Doe', [{ name: 'Pay slip.txt', text: 'slip' }]);
	expect(await request(item)).toMatchObject([
		{ created: false, fileRequestId: asked?.fileRequestId, fileCount: 1 },
	]);

	const files = await filesBelow(dropbox, place);
	expect(Object.values(files).sort()).toEqual(
		['letter', 'slip'].map((text) => contentHash(Buffer.from(text))).sort(),
	);
	expect(Object.keys(await filesBelow(dropbox, '/Clients/Doe, Jane - 26-0000911'))).toEqual(['Letter.txt']);
});
