import type { AnyRoute } from '../../route';
import { getAuthenticatedAdmin, getMembersInfo, listMembers, listMembersContinue } from './members';
import { createTeamFolder, listTeamFolders, listTeamFoldersContinue } from './teamFolders';

/** The team/* routes. */
export const teamRoutes: readonly AnyRoute[] = [
	...[listMembers, listMembersContinue, getMembersInfo, getAuthenticatedAdmin],
	...[createTeamFolder, listTeamFolders, listTeamFoldersContinue],
];
