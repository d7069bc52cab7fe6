/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createSdk } from '@/nodes/shared/dropbox/client/createApi';
import { markerContent, markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { addPerson } from '@/test/emulators/dropbox/state/fixtures/people';
import {
	createTestDropbox,
	createEmulatorSend,
	type TestDropboxOptions,
} from '@/test/support/createTestDropbox';

/** A firm that keeps its cases in /Matters, and a client with a Dropbox account of their own, which acts by its own token. */
export async function createFirmAndClient(
	as: TestDropboxOptions = { fixture: 'teamSpace', token: 'admin', inTeamSpace: true },
) {
	const firm = createTestDropbox(as);
	addPerson(firm.fixture, { short: 'client', givenName: 'Cleo', surname: 'Client' });
	const client = createSdk(createEmulatorSend(firm.emulator, firm.fixture.tokens['client'] ?? ''), {});
	if (as.fixture !== 'teamSpace') await firm.dropbox.createFolders(['/Matters']);

	/** The firm makes a folder and lets the client write in it, who adds it to their own Dropbox. */
	const shareWithClient = async (path: string) => {
		const { result } = await firm.person.sharingShareFolder({ path });
		const namespaceId = (result as { shared_folder_id: string }).shared_folder_id;
		await firm.person.sharingAddFolderMember({
			shared_folder_id: namespaceId,
			members: [
				{ member: { '.tag': 'email', email: 'client@example.com' }, access_level: { '.tag': 'editor' } },
			],
		});
		return namespaceId;
	};
	/** The client puts a marker file that names the very folder which it lies in. */
	const plantMarker = async (namespaceId: string, caseId: string, below = '') => {
		const folder = below === '' ? undefined : `ns:${namespaceId}${below}`;
		const id =
			folder === undefined
				? (await firm.dropbox.find(await pathOf(namespaceId))).id
				: (await client.filesGetMetadata({ path: folder })).result;
		const folderId = typeof id === 'string' ? id : (id as { id: string }).id;
		await client.filesUpload({
			path: `ns:${namespaceId}${below}/${markerFileName(caseId)}`,
			contents: markerContent(caseId, folderId),
		});
	};
	const pathOf = async (namespaceId: string) =>
		(await firm.person.sharingGetFolderMetadata({ shared_folder_id: namespaceId })).result.path_lower ?? '';
	return { ...firm, client, shareWithClient, plantMarker };
}
