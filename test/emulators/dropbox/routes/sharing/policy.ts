import type { sharing } from 'dropbox';
import { folderMetadataArg, setInheritanceArg, updateFolderPolicyArg } from '../../arguments/sharing';
import { RouteError, type Call } from '../../route';
import { policyOf, type FolderSharing } from '../../sharing/FolderSharing';
import { sharedFolderMetadata } from '../../sharing/folderMetadata';
import { isInTeamRoot, refreshMembers } from '../../sharing/membership';
import type { Acting } from '../../state/accounts';
import { route, viewOf } from '../files/define';
import { demandOwner, sharedFolder } from './sharedFolder';
import { launched } from './shareJobs';

type Policies = Pick<
	ReturnType<typeof updateFolderPolicyArg.parse>,
	'member_policy' | 'acl_update_policy' | 'viewer_info_policy' | 'shared_link_policy'
>;

/** The settings that an argument asks for, in the state's terms; what it leaves out stays. */
export function settingsFrom(argument: Policies): Partial<FolderSharing> {
	const { member_policy, acl_update_policy, viewer_info_policy, shared_link_policy } = argument;
	return {
		...(member_policy ? { memberPolicy: member_policy['.tag'] } : {}),
		...(acl_update_policy ? { aclUpdatePolicy: acl_update_policy['.tag'] } : {}),
		...(viewer_info_policy ? { viewerInfoPolicy: viewer_info_policy['.tag'] } : {}),
		...(shared_link_policy ? { sharedLinkPolicy: shared_link_policy['.tag'] } : {}),
	};
}

/** "The current user must be on a team to set this policy to members" (spec); the team's own policy no less. */
export function demandLinkPolicy(
	{ shared_link_policy: policy }: Policies,
	{ account }: Pick<Acting, 'account'>,
): void {
	const forTeams = policy?.['.tag'] === 'members' || policy?.['.tag'] === 'team';
	if (forTeams && account.teamId === undefined) {
		throw new RouteError({ '.tag': 'disallowed_shared_link_policy' });
	}
}

/** A folder cannot let in more people than the team does. */
export function demandMemberPolicy(
	{ state }: Pick<Call, 'state'>,
	policy: FolderSharing['memberPolicy'],
): void {
	if (state.switches.teamMemberPolicy === 'team' && policy !== 'team') {
		throw new RouteError({ '.tag': 'team_policy_disallows_member_policy' });
	}
}

export const updateFolderPolicy = route({
	name: 'sharing/update_folder_policy',
	argument: updateFolderPolicyArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<sharing.SharedFolderMetadata> {
		const { state, acting, argument } = call;
		const namespace = sharedFolder(call, argument.shared_folder_id);
		if (namespace.kind === 'team_folder') throw new RouteError({ '.tag': 'team_folder' });
		demandOwner(call, namespace);
		if (argument.member_policy && acting.account.teamId === undefined)
			throw new RouteError({ '.tag': 'not_on_team' });
		demandLinkPolicy(argument, acting);
		if (argument.member_policy) demandMemberPolicy(call, argument.member_policy['.tag']);
		Object.assign(policyOf(state, namespace), settingsFrom(argument));
		return sharedFolderMetadata(viewOf(call), namespace);
	},
});

/** Cuts a folder off from the members of the folder around it, or joins it again. */
export const setAccessInheritance = route({
	name: 'sharing/set_access_inheritance',
	argument: setInheritanceArg,
	async answer(call): Promise<sharing.ShareFolderLaunch> {
		const namespace = sharedFolder(call, call.argument.shared_folder_id);
		demandOwner(call, namespace);
		if (namespace.kind === 'team_folder' || !isInTeamRoot(namespace))
			throw new RouteError({ '.tag': 'no_permission' });
		return launched(call, namespace, false, () => {
			policyOf(call.state, namespace).inherits = call.argument.access_inheritance['.tag'] === 'inherit';
			refreshMembers(call.state);
		});
	},
});

export const getFolderMetadata = route({
	name: 'sharing/get_folder_metadata',
	argument: folderMetadataArg,
	selectAdmin: 'whole_team',
	async answer(call): Promise<sharing.SharedFolderMetadata> {
		const namespace = sharedFolder(call, call.argument.shared_folder_id, (reason) => reason);
		return sharedFolderMetadata(viewOf(call), namespace);
	},
});
