import type { files, sharing } from 'dropbox';
import type { Walk } from './Walk';

/** Links: made, listed, visited, changed and revoked. */
export async function walkLinks(walk: Walk): Promise<void> {
	const jane = walk.as('jane');
	const ravi = walk.as('ravi');
	const settings = { audience: { '.tag': 'public' }, expires: '2099-01-01T00:00:00Z' } as const;
	const folder = await walk.call(jane, 'sharingCreateSharedLinkWithSettings', { path: '/Walk', settings });
	const file = await walk.call(jane, 'sharingCreateSharedLinkWithSettings', { path: '/Walk/Brief ü.txt' });
	await walk.call(jane, 'sharingListSharedLinks', { path: '/Walk/Brief ü.txt' });
	await walk.call(jane, 'sharingListSharedLinks', {});
	await walk.call(ravi, 'sharingGetSharedLinkMetadata', { url: folder.url, path: '/Scene.png' });
	const got = await walk.call(ravi, 'sharingGetSharedLinkFile', { url: file.url });
	walk.expect('the file behind a link', String((got as { fileBinary?: unknown }).fileBinary), 'one');
	const listed = await walk.call(ravi, 'filesListFolder', { path: '', shared_link: { url: folder.url } });
	walk.expect('what a link lists', listed.entries.length > 3, true);
	const resource = { '.tag': 'link', url: folder.url, path: '/Scene.png' } as files.PathOrLinkLink;
	await walk.call(ravi, 'filesGetThumbnailV2', { resource, format: { '.tag': 'png' } });
	await walk.call(jane, 'sharingModifySharedLinkSettings', {
		...{ url: folder.url, settings: { audience: { '.tag': 'team' } }, remove_expiration: true },
	});
	await walk.call(jane, 'sharingRevokeSharedLink', { url: folder.url });
}

const email = (address: string) => ({ '.tag': 'email', email: address }) as const;

/** Shared folders: members, policies, jobs, and how each of them ends. */
export async function walkSharedFolders(walk: Walk): Promise<void> {
	const jane = walk.as('jane');
	const ravi = walk.as('ravi');
	const raviId = walk.emulator.fixture.accounts.ravi?.accountId ?? '';
	const launch = await walk.call(jane, 'sharingShareFolder', { path: '/Walk/A', force_async: true });
	const shared = await walk.done(jane, 'sharingCheckShareJobStatus', launch);
	walk.expect('the job of sharing', shared['.tag'], 'complete');
	const { shared_folder_id } = shared as sharing.ShareFolderJobStatusComplete;
	const members = ['ravi@example.com', 'mia@example.com', 'client@example.net'].map((address) => ({
		...{ member: email(address), access_level: { '.tag': 'editor' } as const },
	}));
	await walk.call(jane, 'sharingAddFolderMember', { shared_folder_id, members, quiet: true });
	await walk.call(jane, 'sharingGetFolderMetadata', { shared_folder_id });
	const page = await walk.call(jane, 'sharingListFolderMembers', { shared_folder_id, limit: 1 });
	await walk.call(jane, 'sharingListFolderMembersContinue', { cursor: page.cursor ?? '' });
	await walk.call(jane, 'sharingUpdateFolderMember', {
		...{ shared_folder_id, member: { '.tag': 'dropbox_id', dropbox_id: raviId } },
		access_level: { '.tag': 'viewer' },
	});
	await walk.call(jane, 'sharingUpdateFolderPolicy', {
		...{ shared_folder_id, shared_link_policy: { '.tag': 'members' } },
	});
	const leaving = { shared_folder_id, member: email('mia@example.com'), leave_a_copy: false };
	const removal = await walk.call(jane, 'sharingRemoveFolderMember', leaving);
	await walk.done(jane, 'sharingCheckRemoveMemberJobStatus', removal);

	const more = await walk.call(jane, 'sharingShareFolder', { path: '/Walk/C' });
	walk.expect('sharing at once', more['.tag'], 'complete');
	const folders = await walk.call(jane, 'sharingListFolders', { limit: 1 });
	await walk.call(jane, 'sharingListFoldersContinue', { cursor: folders.cursor ?? '' });
	const mountable = await walk.call(jane, 'sharingListMountableFolders', { limit: 1 });
	await walk.call(jane, 'sharingListMountableFoldersContinue', { cursor: mountable.cursor ?? '' });

	await walk.call(ravi, 'sharingUnmountFolder', { shared_folder_id }).catch(async () => {
		await walk.call(ravi, 'sharingMountFolder', { shared_folder_id });
		await walk.call(ravi, 'sharingUnmountFolder', { shared_folder_id });
	});
	await walk.call(ravi, 'sharingMountFolder', { shared_folder_id });
	await walk.call(ravi, 'sharingUnmountFolder', { shared_folder_id });
	await walk.call(ravi, 'sharingRelinquishFolderMembership', { shared_folder_id });
	const unsharing = await walk.call(jane, 'sharingUnshareFolder', { shared_folder_id, leave_a_copy: false });
	const ended = await walk.done(jane, 'sharingCheckJobStatus', unsharing);
	walk.expect('the job of unsharing', ended['.tag'], 'complete');
	await walkInheritance(walk);
}

/** Only in a root that the team shares can a folder be cut off. */
async function walkInheritance(walk: Walk): Promise<void> {
	const root = walk.emulator.fixture.namespaces.root?.id;
	const admin = walk.as('admin', { pathRoot: JSON.stringify({ '.tag': 'root', root }) });
	await walk.call(admin, 'filesCreateFolderV2', { path: '/Matters/26-1' });
	const shared = await walk.call(admin, 'sharingShareFolder', { path: '/Matters/26-1' });
	const { shared_folder_id } = shared as sharing.ShareFolderLaunchComplete;
	const access_inheritance = { '.tag': 'no_inherit' } as const;
	const cut = { shared_folder_id, access_inheritance };
	const launched = await walk.call(admin, 'sharingSetAccessInheritance', cut);
	if (launched['.tag'] === 'complete')
		walk.expect('the inheritance', launched.access_inheritance?.['.tag'], 'no_inherit');
}

/** Single files that somebody is given. */
export async function walkSharedFiles(walk: Walk): Promise<void> {
	const jane = walk.as('jane');
	for (const file of ['/Walk/Brief ü.txt', '/Walk/Scene.png']) {
		const members = ['ravi@example.com', 'client@example.net'].map(email);
		await walk.call(jane, 'sharingAddFileMember', { file, members, access_level: { '.tag': 'viewer' } });
	}
	const file = '/Walk/Scene.png';
	const page = await walk.call(jane, 'sharingListFileMembers', { file, limit: 1 });
	await walk.call(jane, 'sharingListFileMembersContinue', { cursor: page.cursor ?? '' });
	const received = await walk.call(walk.as('ravi'), 'sharingListReceivedFiles', { limit: 1 });
	await walk.call(walk.as('ravi'), 'sharingListReceivedFilesContinue', { cursor: received.cursor ?? '' });
	await walk.call(jane, 'sharingRemoveFileMember2', { file, member: email('ravi@example.com') });
	await walk.call(jane, 'sharingUnshareFile', { file });
}
