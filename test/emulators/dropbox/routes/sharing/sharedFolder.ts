import { RouteError, type Call } from '../../route';
import { policyOf } from '../../sharing/FolderSharing';
import type { Namespace } from '../../state/Namespace';

type Caller = Pick<Call, 'state' | 'acting'>;

/** How a route reports that a shared folder is out of reach: under `access_error`, or as the error itself. */
export type Wrap = (reason: { '.tag': string }) => { '.tag': string } & Record<string, unknown>;

export const underAccessError: Wrap = (reason) => ({ '.tag': 'access_error', access_error: reason });

/** The shared folder with this ID. Throws invalid_id or not_a_member. */
export function sharedFolder(
	{ state, acting }: Caller,
	id: string,
	wrap: Wrap = underAccessError,
): Namespace {
	const namespace = state.namespaces.get(id);
	const isShared = namespace?.kind === 'shared_folder' || namespace?.kind === 'team_folder';
	if (!namespace || !isShared) throw new RouteError(wrap({ '.tag': 'invalid_id' }));
	if (!acting.can(id, 'read')) throw new RouteError(wrap({ '.tag': 'not_a_member' }));
	return namespace;
}

/** Throws no_permission unless the account owns the folder or administers the team that does. */
export function demandOwner({ acting }: Caller, namespace: Namespace): void {
	if (!owns({ acting }, namespace)) throw new RouteError({ '.tag': 'no_permission' });
}

/** Throws no_permission unless the account may invite others: editors may, where the policy says so. */
export function demandInviter({ state, acting }: Caller, namespace: Namespace): void {
	const isEditor = namespace.members.get(acting.account.accountId) === 'editor';
	if (isEditor && policyOf(state, namespace).aclUpdatePolicy === 'editors') return;
	demandOwner({ state, acting }, namespace);
}

function owns({ acting }: Pick<Call, 'acting'>, namespace: Namespace): boolean {
	const { account, isTeamAdmin } = acting;
	if (namespace.members.get(account.accountId) === 'owner') return true;
	return (isTeamAdmin || account.role === 'team_admin') && namespace.ownerId === account.teamId;
}
