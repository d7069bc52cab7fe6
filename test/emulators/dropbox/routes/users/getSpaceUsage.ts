import type { users } from 'dropbox';
import { NO_ARGUMENT } from '../../arguments/stone';
import type { Route } from '../../route';
import type { Account } from '../../state/accounts';
import type { DropboxState } from '../../state/DropboxState';

/** Bytes used and allowed; members of a team share the team's. */
export const getSpaceUsage: Route<null> = {
	name: 'users/get_space_usage',
	argument: NO_ARGUMENT,
	async answer({ acting, state }): Promise<users.SpaceUsage> {
		const { account } = acting;
		const team = account.teamId === undefined ? undefined : state.registry.teams.get(account.teamId);
		const own = usedBy(state, [account.accountId]);
		if (!team) return { used: own, allocation: { '.tag': 'individual', allocated: account.quotaBytes } };
		const owners = [team.teamId, ...state.registry.membersOf(team.teamId).map(idOfAccount)];
		return {
			used: own,
			allocation: {
				'.tag': 'team',
				used: usedBy(state, owners),
				allocated: team.quotaBytes,
				user_within_team_space_allocated: 0,
				user_within_team_space_limit_type: { '.tag': 'off' },
				user_within_team_space_used_cached: own,
			},
		};
	},
};

function idOfAccount(account: Account): string {
	return account.accountId;
}

function usedBy(state: DropboxState, owners: readonly string[]): number {
	let bytes = 0;
	for (const namespace of state.namespaces.values()) {
		if (owners.includes(namespace.ownerId)) bytes += namespace.usedBytes;
	}
	return bytes;
}
