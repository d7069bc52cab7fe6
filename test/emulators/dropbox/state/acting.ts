import type { Acting, Account, App } from './accounts';
import type { DropboxState } from './DropboxState';

export interface ActingOptions {
	account: Account;
	app: App;
	scopes: Iterable<string>;
	/** From the Path-Root header; the account's home if absent, as with the real service. */
	rootNamespaceId?: string;
	/**
	 * How an admin acts, by Select-Admin: on the team's own folders (`team_admin`), or on all that
	 * belongs to the team or its members (`whole_team`).
	 */
	asAdmin?: 'team_admin' | 'whole_team';
}

/** Whose eyes a call looks through, with the rights that follow from membership in namespaces. */
export function actingAs(state: DropboxState, options: ActingOptions): Acting {
	const { account, app, asAdmin } = options;
	return {
		...{ account, app, scopes: new Set(options.scopes), isTeamAdmin: asAdmin !== undefined },
		adminMode: asAdmin,
		rootNamespaceId: options.rootNamespaceId ?? account.homeNamespaceId,
		can(namespaceId, right) {
			const namespace = state.namespaces.get(namespaceId);
			if (!namespace) return false;
			const level = namespace.members.get(account.accountId);
			if (level && (right === 'read' || level !== 'viewer')) return true;
			if (!asAdmin || !account.teamId) return false;
			if (namespace.ownerId === account.teamId) return true;
			return (
				asAdmin === 'whole_team' && state.registry.accounts.get(namespace.ownerId)?.teamId === account.teamId
			);
		},
	};
}
