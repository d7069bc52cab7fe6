import type { users } from 'dropbox';
import { getAccountArg } from '../../arguments/users';
import { RouteError, type AnyRoute } from '../../route';
import { route } from '../files/define';
import { nameOf } from '../nameOf';

/** What anybody may know of another account; of colleagues also which member they are. */
export const getAccount: AnyRoute = route({
	name: 'users/get_account',
	argument: getAccountArg,
	selectAdmin: 'whole_team',
	async answer({ argument, acting, state }): Promise<users.BasicAccount> {
		const account = state.registry.accounts.get(argument.account_id);
		if (!account) throw new RouteError({ '.tag': 'no_account' });
		const isTeammate = account.teamId !== undefined && account.teamId === acting.account.teamId;
		return {
			account_id: account.accountId,
			name: nameOf(account),
			email: account.email,
			email_verified: account.emailVerified,
			disabled: account.suspended,
			is_teammate: isTeammate || account === acting.account,
			...(isTeammate && account.teamMemberId !== undefined ? { team_member_id: account.teamMemberId } : {}),
		};
	},
});
