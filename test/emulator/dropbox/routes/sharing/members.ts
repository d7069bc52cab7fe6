import type { sharing } from 'dropbox';
import { addFolderMemberArg, folderMembersCursorArg, listFolderMembersArg } from '../../arguments/sharing';
import { CallRefused, RouteError, type Call } from '../../route';
import { policyOf } from '../../sharing/FolderSharing';
import { addMember } from '../../sharing/membership';
import type { Account, AccessLevel } from '../../state/accounts';
import type { Namespace } from '../../state/Namespace';
import { route } from '../files/define';
import { storeOf } from '../storeOf';
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
			if (memberPolicy === 'team' && account?.teamId !== call.acting.account.teamId) {
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

/** Undefined for an address that nobody has yet: it becomes an invitation. */
function accountOf({ state }: Caller, { member }: NewMember): Account | undefined {
	if (member['.tag'] === 'email') return state.registry.memberByEmail(member.email);
	const id = member.dropbox_id;
	const account = state.registry.accounts.get(id) ?? state.registry.memberById(id);
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
		const { shared_folder_id: id, limit, path } = call.argument;
		if (path !== undefined) throw new CallRefused('request body: path: not emulated');
		sharedFolder(call, id, (reason) => reason);
		return page(call, { id, limit, from: 0 });
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
}

const cursorsOf = storeOf(() => new Map<string, Position>());

/** Users come first, then invitees, as far as the limit reaches. */
function page(call: Caller, { id, limit, from }: Position): sharing.SharedFolderMembers {
	const namespace = call.state.namespace(id);
	const all = [...usersOf(call, namespace), ...inviteesOf(call, namespace)];
	const part = all.slice(from, from + limit);
	const rest = from + limit < all.length ? nextCursor(call, { id, limit, from: from + limit }) : undefined;
	return {
		users: part.filter((each): each is sharing.UserMembershipInfo => !('invitee' in each)),
		groups: [],
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

function usersOf({ state, acting }: Caller, namespace: Namespace): sharing.UserMembershipInfo[] {
	const { explicit } = policyOf(state, namespace);
	return [...namespace.members].flatMap(([accountId, level]) => {
		const account = state.registry.accounts.get(accountId);
		if (!account) return [];
		const sameTeam = account.teamId !== undefined && account.teamId === acting.account.teamId;
		return {
			access_type: { '.tag': level },
			is_inherited: !explicit.has(accountId),
			user: {
				...{ account_id: accountId, email: account.email, display_name: account.displayName },
				...{ same_team: sameTeam, ...(sameTeam ? { team_member_id: account.teamMemberId } : {}) },
			},
		};
	});
}

function inviteesOf({ state }: Caller, namespace: Namespace): sharing.InviteeMembershipInfo[] {
	return [...policyOf(state, namespace).invitees].map(([email, level]) => ({
		...{ access_type: { '.tag': level }, is_inherited: false },
		invitee: { '.tag': 'email', email },
	}));
}
