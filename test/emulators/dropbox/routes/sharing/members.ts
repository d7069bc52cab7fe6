/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { sharing } from 'dropbox';
import { addFolderMemberArg, folderMembersCursorArg, listFolderMembersArg } from '../../arguments/sharing';
import { RouteError, type Call } from '../../route';
import { directMembers, policyOf } from '../../sharing/FolderSharing';
import { groupRows, individuals } from '../../sharing/groups';
import { addMember } from '../../sharing/membership';
import { findMember } from '../../sharing/findMember';
import type { Account, AccessLevel } from '../../state/accounts';
import type { Namespace } from '../../state/Namespace';
import { find } from '../../state/find';
import { LookupRefusal } from '../../state/refusals';
import { namespaceHolding } from '../../state/tree';
import { route, viewOf } from '../files/define';
import { storeOf } from '../storeOf';
import { invitationOf, userOf } from './membershipInfo';
import { demandInviter, sharedFolder } from './sharedFolder';

type Caller = Pick<Call, 'state' | 'acting'>;
type NewMember = ReturnType<typeof addFolderMemberArg.parse>['members'][number];

/** All members are checked before the first is added, so a refused call changed nothing. */
export const addFolderMember = route({
	name: 'sharing/add_folder_member',
	argument: addFolderMemberArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<null> {
		const { state, argument } = call;
		const namespace = sharedFolder(call, argument.shared_folder_id);
		if (namespace.kind === 'team_folder') throw new RouteError({ '.tag': 'team_folder' });
		demandInviter(call, namespace);
		if (!call.acting.account.emailVerified) throw new RouteError({ '.tag': 'email_unverified' });
		const { memberPolicy, invitees } = policyOf(state, namespace);
		const added = argument.members.map((each) => ({
			...each,
			account: accountOf(call, each),
			level: levelOf(each),
		}));
		for (const { account, level } of added) {
			// "An example of this is when adding a read-only member" (spec, insufficient_plan).
			if (level === 'viewer' && call.acting.account.teamId === undefined) {
				throw new RouteError({ '.tag': 'insufficient_plan' });
			}
			if ((memberPolicy === 'team' || isTeamClosed(call)) && account?.teamId !== call.acting.account.teamId) {
				throw new RouteError({ '.tag': 'cant_share_outside_team' });
			}
		}
		for (const { account, member, level } of added) {
			if (account) addMember(state, namespace, account, level);
			else if (member['.tag'] === 'email') invitees.set(member.email.toLowerCase(), level);
		}
		return null;
	},
});

/** Whether the team as a whole keeps its folders to itself. */
function isTeamClosed({ state, acting }: Caller): boolean {
	return acting.account.teamId !== undefined && state.switches.teamMemberPolicy === 'team';
}

/** Undefined for an address that nobody has yet: it becomes an invitation. */
function accountOf({ state }: Caller, { member }: NewMember): Account | undefined {
	const account = findMember(state, member);
	if (member['.tag'] === 'email') return account;
	const id = member.dropbox_id;
	if (!account) throw badMember({ '.tag': 'invalid_dropbox_id', invalid_dropbox_id: id });
	if (!account.emailVerified) throw badMember({ '.tag': 'unverified_dropbox_id', unverified_dropbox_id: id });
	return account;
}

/** Without a level a viewer, as it was before the spec left the default out. */
function levelOf({ access_level: level }: NewMember): AccessLevel {
	const tag = level?.['.tag'] ?? 'viewer';
	if (tag === 'editor') return 'editor';
	// "owner is disallowed" (spec, AddMember); the last two say what somebody sees, and are not given.
	if (tag === 'owner' || tag === 'traverse' || tag === 'no_access')
		throw new RouteError({ '.tag': 'no_permission' });
	return 'viewer';
}

function badMember(reason: { '.tag': string } & Record<string, unknown>): RouteError {
	return new RouteError({ '.tag': 'bad_member', bad_member: reason });
}

export const listFolderMembers = route({
	name: 'sharing/list_folder_members',
	argument: listFolderMembersArg,
	selectAdmin: 'whole_team',
	async answer(call): Promise<sharing.SharedFolderMembers> {
		const { shared_folder_id: given, limit, path } = call.argument;
		const id = path === undefined ? given : folderHolding(call, path);
		sharedFolder(call, id, (reason) => reason);
		const withInherited = path !== undefined || call.state.switches.inheritedMembersById;
		return page(call, { id, limit, from: 0, withInherited });
	},
});

export const listFolderMembersContinue = route({
	name: 'sharing/list_folder_members/continue',
	argument: folderMembersCursorArg,
	selectAdmin: 'whole_team',
	async answer(call): Promise<sharing.SharedFolderMembers> {
		const position = cursorsOf(call.state).get(call.argument.cursor);
		if (!position) throw new RouteError({ '.tag': 'invalid_cursor' });
		sharedFolder(call, position.id);
		return page(call, position);
	},
});

interface Position {
	id: string;
	limit: number;
	from: number;
	/** Whether those are listed who are members by a folder around it. */
	withInherited: boolean;
}

/** "When path is provided, the folder ID will be extracted from the path instead" (spec): the innermost shared one. */
function folderHolding(call: Caller, path: string): string {
	try {
		const entry = find(viewOf(call), path);
		const namespace = (entry.kind === 'folder' ? entry.mounted : undefined) ?? namespaceHolding(entry);
		return namespace?.id ?? '';
	} catch (error) {
		// The route's errors are those of a shared folder; none speaks of a path.
		if (error instanceof LookupRefusal) throw new RouteError({ '.tag': 'invalid_id' });
		throw error;
	}
}

const cursorsOf = storeOf(() => new Map<string, Position>());

/** Users come first, then groups and invitees, as far as the limit reaches. */
function page(call: Caller, { id, limit, from, withInherited }: Position): sharing.SharedFolderMembers {
	const namespace = call.state.namespace(id);
	const all = [
		...usersOf(call, namespace, withInherited),
		...groupRows(call.state, namespace, withInherited),
		...inviteesOf(call, namespace),
	];
	const part = all.slice(from, from + limit);
	const rest =
		from + limit < all.length
			? nextCursor(call, { id, limit, from: from + limit, withInherited })
			: undefined;
	return {
		users: part.filter((each): each is sharing.UserMembershipInfo => 'user' in each),
		groups: part.filter((each): each is sharing.GroupMembershipInfo => 'group' in each),
		invitees: part.filter((each): each is sharing.InviteeMembershipInfo => 'invitee' in each),
		...(rest === undefined ? {} : { cursor: rest }),
	};
}

function nextCursor({ state }: Caller, position: Position): string {
	const cursors = cursorsOf(state);
	const cursor = `members-${cursors.size + 1}`;
	cursors.set(cursor, position);
	return cursor;
}

function usersOf(call: Caller, namespace: Namespace, withInherited: boolean): sharing.UserMembershipInfo[] {
	const direct = directMembers(call.state, namespace);
	return [...individuals(call.state, namespace)]
		.filter(([id]) => withInherited || direct.has(id))
		.flatMap(([id, level]) => userOf(call, id, level, !direct.has(id)));
}

function inviteesOf({ state }: Caller, namespace: Namespace): sharing.InviteeMembershipInfo[] {
	return [...policyOf(state, namespace).invitees].map(([email, level]) => invitationOf(email, level));
}
