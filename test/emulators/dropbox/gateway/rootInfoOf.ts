import type { common } from 'dropbox';
import type { Account } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';

/**
 * `root_info` of an account: `team` only where the root is the team's, shared by all its members. A member with
 * a root of their own gets `user`, though that root is not the home either, and `home_path` says where in it the
 * home is (spec, common.UserRootInfo).
 */
export function rootInfoOf(
	state: DropboxState,
	account: Account,
): common.TeamRootInfoReference | common.UserRootInfoReference {
	const { rootNamespaceId, homeNamespaceId, homePath } = account;
	const ids = { root_namespace_id: rootNamespaceId, home_namespace_id: homeNamespaceId };
	if (state.namespace(rootNamespaceId).kind === 'team_root') {
		return { '.tag': 'team', ...ids, home_path: homePath ?? '' };
	}
	return { '.tag': 'user', ...ids, ...(homePath === undefined ? {} : { home_path: homePath }) };
}
