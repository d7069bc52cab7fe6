import type { team } from 'dropbox';
import type { Account } from '../../state/accounts';
import { nameOf } from '../nameOf';

/** What the team routes tell of a member. */
export function memberInfo(account: Account): team.TeamMemberInfoV2 {
	return { profile: profileOf(account), roles: account.role === 'team_admin' ? [TEAM_ADMIN] : [] };
}

export function profileOf(account: Account): team.TeamMemberProfile {
	return {
		team_member_id: account.teamMemberId ?? '',
		account_id: account.accountId,
		email: account.email,
		email_verified: account.emailVerified,
		status: { '.tag': account.suspended ? 'suspended' : 'active' },
		name: nameOf(account),
		membership_type: { '.tag': 'full' },
		joined_on: '2024-01-15T09:00:00Z',
		groups: [],
		member_folder_id: account.homeNamespaceId,
		root_folder_id: account.rootNamespaceId,
	};
}

const TEAM_ADMIN: team.TeamMemberRole = {
	role_id: 'pid_dbtmr:2345',
	name: 'Team admin',
	description: 'User can do most user provisioning, de-provisioning and management.',
};
