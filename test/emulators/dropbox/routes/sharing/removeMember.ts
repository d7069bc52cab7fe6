import type { async, sharing } from 'dropbox';
import { removeFolderMemberArg, updateFolderMemberArg } from '../../arguments/sharing';
import { RouteError, type Call } from '../../route';
import { accessLeft } from '../../sharing/accessLeft';
import { directMembers, policyOf } from '../../sharing/FolderSharing';
import { leaveCopy } from '../../sharing/leaveCopy';
import {
	addMember,
	mountInHomeOf,
	namespaceAround,
	refreshMembers,
	removeMember,
} from '../../sharing/membership';
import { findMember, type MemberSelector } from '../../sharing/findMember';
import { launchJob } from '../../sharing/SharingJobs';
import type { Account } from '../../state/accounts';
import type { Namespace } from '../../state/Namespace';
import { route, viewOf } from '../files/define';
import { demandInviter, sharedFolder } from './sharedFolder';

type Caller = Pick<Call, 'state' | 'acting'>;

/** Always a job (LaunchResultBase knows no other response). */
export const removeFolderMember = route({
	name: 'sharing/remove_folder_member',
	argument: removeFolderMemberArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<async.LaunchResultBase> {
		const { state, argument } = call;
		const namespace = ownFolder(call, argument.shared_folder_id);
		demandCopyAllowed(namespace, argument.leave_a_copy);
		const { member } = argument;
		const group = groupNamed(call, namespace, member);
		const work = isInvitee(call, namespace, member)
			? uninvite(call, namespace, member.email)
			: group !== undefined
				? withoutGroup(call, namespace, group)
				: withoutMember(call, namespace, explicitMember(call, namespace, member), argument.leave_a_copy);
		const id = launchJob(state, 'remove_member', call.acting.account.accountId, work);
		return { '.tag': 'async_job_id', async_job_id: id };
	},
});

/** An inherited member gets rights of his own this way; they never take away what is inherited. */
export const updateFolderMember = route({
	name: 'sharing/update_folder_member',
	argument: updateFolderMemberArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<sharing.MemberAccessLevelResult> {
		const { state, acting, argument } = call;
		const namespace = ownFolder(call, argument.shared_folder_id);
		const { member } = argument;
		const level = argument.access_level['.tag'];
		// "Only the dropbox_id may be set at this time" (spec), "owner is disallowed" (spec).
		if (member['.tag'] === 'email') throw memberError({ '.tag': 'invalid_dropbox_id' });
		if (level !== 'editor' && level !== 'viewer') throw new RouteError({ '.tag': 'no_permission' });
		const account = findMember(state, member);
		if (!account) throw memberError({ '.tag': 'invalid_dropbox_id' });
		if (!namespace.members.has(account.accountId)) throw memberError({ '.tag': 'not_a_member' });
		if (directMembers(state, namespace).get(account.accountId) === 'owner') {
			throw new RouteError({ '.tag': 'no_permission' });
		}
		if (level === 'viewer' && acting.account.teamId === undefined) {
			throw new RouteError({ '.tag': 'insufficient_plan' });
		}
		addMember(state, namespace, account, level);
		return accessLeft(viewOf(call), inheritedFrom(call, namespace), account);
	},
});

/** "This must be set to false … when the folder is within a team folder or another shared folder" (spec). */
export function demandCopyAllowed(namespace: Namespace, leavesCopy: boolean): void {
	if (leavesCopy && namespaceAround(namespace)) throw new RouteError({ '.tag': 'no_permission' });
}

function ownFolder(call: Caller, id: string): Namespace {
	const namespace = sharedFolder(call, id);
	if (namespace.kind === 'team_folder') throw new RouteError({ '.tag': 'team_folder' });
	demandInviter(call, namespace);
	return namespace;
}

function isInvitee(
	{ state }: Caller,
	namespace: Namespace,
	member: MemberSelector,
): member is Extract<MemberSelector, { '.tag': 'email' }> {
	return member['.tag'] === 'email' && policyOf(state, namespace).invitees.has(member.email.toLowerCase());
}

/** The ID of the group that is meant, if it is a member. */
function groupNamed({ state }: Caller, namespace: Namespace, member: MemberSelector): string | undefined {
	if (member['.tag'] !== 'dropbox_id') return undefined;
	return policyOf(state, namespace).groups.has(member.dropbox_id) ? member.dropbox_id : undefined;
}

function withoutGroup({ state }: Caller, namespace: Namespace, groupId: string): () => object {
	return () => {
		policyOf(state, namespace).groups.delete(groupId);
		refreshMembers(state);
		return {};
	};
}

function uninvite({ state }: Caller, namespace: Namespace, email: string): () => object {
	return () => {
		policyOf(state, namespace).invitees.delete(email.toLowerCase());
		return {};
	};
}

/** Throws member_error, or folder_owner. */
function explicitMember(call: Caller, namespace: Namespace, member: MemberSelector): Account {
	const account = findMember(call.state, member);
	if (!account) {
		throw memberError({ '.tag': member['.tag'] === 'email' ? 'not_a_member' : 'invalid_dropbox_id' });
	}
	const level = directMembers(call.state, namespace).get(account.accountId);
	if (level === 'owner') throw new RouteError({ '.tag': 'folder_owner' });
	if (level) return account;
	if (!namespace.members.has(account.accountId)) throw memberError({ '.tag': 'not_a_member' });
	throw memberError({
		'.tag': 'no_explicit_access',
		...accessLeft(viewOf(call), inheritedFrom(call, namespace), account),
	});
}

function withoutMember(
	call: Caller,
	namespace: Namespace,
	account: Account,
	leavesCopy: boolean,
): () => sharing.MemberAccessLevelResult {
	return () => {
		const mount = mountInHomeOf(namespace, account);
		const copied = leavesCopy && mount ? leaveCopy(call.state, mount) : undefined;
		removeMember(call.state, namespace, account);
		copied?.();
		return accessLeft(viewOf(call), inheritedFrom(call, namespace), account);
	};
}

function inheritedFrom({ state }: Caller, namespace: Namespace): Namespace | undefined {
	return policyOf(state, namespace).inherits ? namespaceAround(namespace) : undefined;
}

function memberError(reason: { '.tag': string } & Record<string, unknown>): RouteError {
	return new RouteError({ '.tag': 'member_error', member_error: reason });
}
