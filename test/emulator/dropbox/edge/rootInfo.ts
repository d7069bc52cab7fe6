import type { common } from 'dropbox';
import type { Account } from '../state/accounts';

/** `root_info` of an account: `team` when its home is mounted in a root that is not the home itself. */
export function rootInfoOf(account: Account): common.TeamRootInfoReference | common.UserRootInfoReference {
	const ids = { root_namespace_id: account.rootNamespaceId, home_namespace_id: account.homeNamespaceId };
	if (account.rootNamespaceId === account.homeNamespaceId) return { '.tag': 'user', ...ids };
	return { '.tag': 'team', ...ids, home_path: account.homePath ?? '' };
}
