import type { AnyRoute } from '../../route';
import { createSharedLink, modifySharedLink, revokeSharedLink } from './links';
import { listSharedLinks } from './listLinks';
import { addFolderMember, listFolderMembers, listFolderMembersContinue } from './members';
import { mountFolder } from './mountFolder';
import { getFolderMetadata, setAccessInheritance, updateFolderPolicy } from './policy';
import { shareFolder } from './shareFolder';
import { checkShareJobStatus } from './shareJobs';

/** The sharing/* routes. */
export const sharingRoutes: readonly AnyRoute[] = [
	...[createSharedLink, modifySharedLink, revokeSharedLink, listSharedLinks],
	...[shareFolder, checkShareJobStatus, mountFolder],
	...[getFolderMetadata, updateFolderPolicy, setAccessInheritance],
	...[addFolderMember, listFolderMembers, listFolderMembersContinue],
];
