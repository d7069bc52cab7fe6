import type { sharing } from 'dropbox';
import type { Call } from '../../route';
import type { AccessLevel } from '../../state/accounts';

/** A member as the routes list it; nothing for an account that is no more. */
export function userOf(
	{ state, acting }: Pick<Call, 'state' | 'acting'>,
	accountId: string,
	level: AccessLevel,
	isInherited: boolean,
): sharing.UserMembershipInfo[] {
	const account = state.registry.accounts.get(accountId);
	if (!account) return [];
	const sameTeam = account.teamId !== undefined && account.teamId === acting.account.teamId;
	return [
		{
			...{ access_type: { '.tag': level }, is_inherited: isInherited },
			user: {
				...{ account_id: accountId, email: account.email, display_name: account.displayName },
				...{ same_team: sameTeam, ...(sameTeam ? { team_member_id: account.teamMemberId } : {}) },
			},
		},
	];
}

/** Somebody who was invited and has no account yet. */
export function invitationOf(email: string, level: AccessLevel): sharing.InviteeMembershipInfo {
	return {
		...{ access_type: { '.tag': level }, is_inherited: false },
		invitee: { '.tag': 'email', email },
	};
}
