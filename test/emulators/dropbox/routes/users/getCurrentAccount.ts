import type { team_policies, users } from 'dropbox';
import { NO_ARGUMENT } from '../../arguments/stone';
import { rootInfoOf } from '../../gateway/rootInfoOf';
import type { Route } from '../../route';
import type { Account, Team } from '../../state/accounts';
import { nameOf } from '../nameOf';

/** What the fixtures' teams allow, as accounts and team routes tell it. */
export const SHARING_POLICIES: team_policies.TeamSharingPolicies = {
	shared_folder_member_policy: { '.tag': 'anyone' },
	shared_folder_join_policy: { '.tag': 'from_anyone' },
	shared_link_create_policy: { '.tag': 'default_team_only' },
	group_creation_policy: { '.tag': 'admins_only' },
	shared_folder_link_restriction_policy: { '.tag': 'anyone' },
	enforce_link_password_policy: { '.tag': 'optional' },
	default_link_expiration_days_policy: { '.tag': 'none' },
	shared_link_default_permissions_policy: { '.tag': 'view' },
};

/** Who the token, or the selected member, is; its root_info is what clients build Path-Root from. */
export const getCurrentAccount: Route<null> = {
	name: 'users/get_current_account',
	argument: NO_ARGUMENT,
	selectAdmin: 'whole_team',
	async answer({ acting, state }): Promise<users.FullAccount> {
		const { account } = acting;
		const team = account.teamId === undefined ? undefined : state.registry.teams.get(account.teamId);
		return {
			account_id: account.accountId,
			name: nameOf(account),
			email: account.email,
			email_verified: account.emailVerified,
			disabled: account.suspended,
			country: 'US',
			locale: 'en',
			referral_link: 'https://www.dropbox.com/referrals/sample',
			is_paired: false,
			account_type: { '.tag': team ? 'business' : 'basic' },
			root_info: rootInfoOf(state, account),
			...(team ? teamFields(account, team) : {}),
		};
	},
};

function teamFields(account: Account, team: Team): Pick<users.FullAccount, 'team' | 'team_member_id'> {
	return {
		team_member_id: account.teamMemberId,
		team: {
			id: team.teamId,
			name: team.name,
			office_addin_policy: { '.tag': 'disabled' },
			top_level_content_policy: { '.tag': 'admin_only' },
			sharing_policies: SHARING_POLICIES,
		},
	};
}
