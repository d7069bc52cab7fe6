import type { AnyRoute } from '../../route';
import {
	addFileMember,
	listFileMembers,
	listFileMembersContinue,
	removeFileMember,
	unshareFile,
} from './fileMembers';
import { relinquishFolderMembership, unmountFolder, unshareFolder } from './leaveFolder';
import { getSharedLinkFile, getSharedLinkMetadata } from './linkVisit';
import { createSharedLink, modifySharedLink, revokeSharedLink } from './links';
import {
	listFolders,
	listFoldersContinue,
	listMountableFolders,
	listMountableFoldersContinue,
} from './listFolders';
import { listSharedLinks } from './listLinks';
import { addFolderMember, listFolderMembers, listFolderMembersContinue } from './members';
import { mountFolder } from './mountFolder';
import { getFolderMetadata, setAccessInheritance, updateFolderPolicy } from './policy';
import { listReceivedFiles, listReceivedFilesContinue } from './receivedFiles';
import { shareFolder } from './shareFolder';
import { removeFolderMember, updateFolderMember } from './removeMember';
import { checkJobStatus, checkRemoveMemberJobStatus, checkShareJobStatus } from './shareJobs';

/** The sharing/* routes. */
export const sharingRoutes: readonly AnyRoute[] = [
	...[createSharedLink, modifySharedLink, revokeSharedLink, listSharedLinks],
	...[shareFolder, checkShareJobStatus, mountFolder],
	...[getFolderMetadata, updateFolderPolicy, setAccessInheritance],
	...[getSharedLinkMetadata, getSharedLinkFile],
	...[listReceivedFiles, listReceivedFilesContinue],
	...[removeFolderMember, updateFolderMember, checkRemoveMemberJobStatus, checkJobStatus],
	...[relinquishFolderMembership, unmountFolder, unshareFolder],
	...[listFolders, listFoldersContinue, listMountableFolders, listMountableFoldersContinue],
	...[addFileMember, removeFileMember, listFileMembers, listFileMembersContinue, unshareFile],
	...[addFolderMember, listFolderMembers, listFolderMembersContinue],
];
