import type { AnyRoute } from '../../route';
import {
	getAuthenticatedAdmin,
	getMembersInfo,
	getMembersInfoV1,
	listMembers,
	listMembersContinue,
} from './members';
import { createTeamFolder, listTeamFolders, listTeamFoldersContinue } from './teamFolders';
import { getTeamInfo, listNamespaces, listNamespacesContinue } from './teamInfo';

/** The team/* routes. */
export const teamRoutes: readonly AnyRoute[] = [
	...[listMembers, listMembersContinue, getMembersInfo, getMembersInfoV1, getAuthenticatedAdmin],
	...[getTeamInfo, listNamespaces, listNamespacesContinue],
	...[createTeamFolder, listTeamFolders, listTeamFoldersContinue],
];
