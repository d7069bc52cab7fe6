import type { sharing } from 'dropbox';
import {
	addFileMemberArg,
	fileMemberArg,
	folderMembersCursorArg,
	listFileMembersArg,
	sharedFileArg,
} from '../../arguments/sharing';
import { RouteError, type Call } from '../../route';
import { accessLeft } from '../../sharing/accessLeft';
import { fileSharingOf } from '../../sharing/FileSharing';
import { policyOf } from '../../sharing/FolderSharing';
import { groupRows, individuals } from '../../sharing/groups';
import { findMember, type MemberSelector } from '../../sharing/findMember';
import type { FileEntry } from '../../state/Entry';
import { namespaceHolding } from '../../state/tree';
import { route, viewOf } from '../files/define';
import { storeOf } from '../storeOf';
import { invitationOf, userOf } from './membershipInfo';
import { manageableFile, sharedFile } from './sharedFile';

type Caller = Pick<Call, 'state' | 'acting'>;

/** Each member is dealt with alone; a level that files don't have is refused for all. */
export const addFileMember = route({
	name: 'sharing/add_file_member',
	argument: addFileMemberArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<sharing.FileMemberActionResult[]> {
		const { argument } = call;
		const file = manageableFile(call, argument.file);
		const level = argument.access_level?.['.tag'] ?? 'viewer';
		if (level !== 'viewer' && level !== 'editor') {
			throw new RouteError({ '.tag': 'access_error', access_error: { '.tag': 'no_permission' } });
		}
		return argument.members.map((member) => ({ member, result: added(call, file, member, level) }));
	},
});

function added(
	call: Caller,
	file: FileEntry,
	member: MemberSelector,
	level: 'viewer' | 'editor',
): sharing.FileMemberActionIndividualResult {
	const { state, acting } = call;
	const account = findMember(state, member);
	const fault = (tag: 'invalid_member' | 'no_permission'): sharing.FileMemberActionIndividualResult => ({
		'.tag': 'member_error',
		member_error: { '.tag': tag },
	});
	if (!account && member['.tag'] === 'dropbox_id') return fault('invalid_member');
	const namespace = namespaceHolding(file);
	const isClosed =
		state.switches.teamMemberPolicy === 'team' ||
		(namespace?.kind === 'shared_folder' && policyOf(state, namespace).memberPolicy === 'team');
	if (acting.account.teamId !== undefined && isClosed && account?.teamId !== acting.account.teamId) {
		return fault('no_permission');
	}
	const sharing = fileSharingOf(state, file);
	if (account) sharing.members.set(account.accountId, level);
	else if (member['.tag'] === 'email') sharing.invitees.set(member.email.toLowerCase(), level);
	return { '.tag': 'success', success: { '.tag': level } };
}

export const removeFileMember = route({
	name: 'sharing/remove_file_member_2',
	argument: fileMemberArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<sharing.FileMemberRemoveActionResult> {
		const { state, argument } = call;
		const file = manageableFile(call, argument.file);
		const { member } = argument;
		const { members, invitees } = fileSharingOf(state, file);
		if (member['.tag'] === 'email' && invitees.delete(member.email.toLowerCase())) {
			return { '.tag': 'success' };
		}
		const account = findMember(state, member);
		if (!account) return { '.tag': 'member_error', member_error: { '.tag': 'invalid_member' } };
		const left = accessLeft(viewOf(call), namespaceHolding(file), account);
		if (!members.delete(account.accountId)) {
			throw new RouteError({ '.tag': 'no_explicit_access', ...left });
		}
		return { '.tag': 'success', ...left };
	},
});

/** "Does not remove inherited members" (spec). */
export const unshareFile = route({
	name: 'sharing/unshare_file',
	argument: sharedFileArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<null> {
		const { members, invitees } = fileSharingOf(call.state, manageableFile(call, call.argument.file));
		members.clear();
		invitees.clear();
		return null;
	},
});

interface Position {
	file: number;
	limit: number;
	from: number;
	withInherited: boolean;
}

const cursorsOf = storeOf(() => new Map<string, Position>());

export const listFileMembers = route({
	name: 'sharing/list_file_members',
	argument: listFileMembersArg,
	selectAdmin: 'whole_team',
	async answer(call): Promise<sharing.SharedFileMembers> {
		const { file, limit, include_inherited: withInherited } = call.argument;
		return page(call, { file: sharedFile(call, file).number, limit, from: 0, withInherited });
	},
});

export const listFileMembersContinue = route({
	name: 'sharing/list_file_members/continue',
	argument: folderMembersCursorArg,
	selectAdmin: 'whole_team',
	async answer(call): Promise<sharing.SharedFileMembers> {
		const position = cursorsOf(call.state).get(call.argument.cursor);
		if (!position) throw new RouteError({ '.tag': 'invalid_cursor' });
		return page(call, position);
	},
});

/** Users come first, then groups and invitees, as far as the limit reaches. */
function page(call: Caller, position: Position): sharing.SharedFileMembers {
	const file = call.state.entries[position.file];
	if (file?.kind !== 'file') throw new Error('a position is one of a file');
	const { from, limit } = position;
	const groups = position.withInherited ? groupRows(call.state, namespaceHolding(file), true, true) : [];
	const all = [...usersOf(call, file, position.withInherited), ...groups, ...inviteesOf(call, file)];
	const part = all.slice(from, from + limit);
	const cursors = cursorsOf(call.state);
	const cursor = `file-members-${cursors.size + 1}`;
	const hasMore = from + limit < all.length;
	if (hasMore) cursors.set(cursor, { ...position, from: from + limit });
	return {
		users: part.filter((each): each is sharing.UserMembershipInfo => 'user' in each),
		groups: part.filter((each): each is sharing.GroupMembershipInfo => 'group' in each),
		invitees: part.filter((each): each is sharing.InviteeMembershipInfo => 'invitee' in each),
		...(hasMore ? { cursor } : {}),
	};
}

function usersOf(call: Caller, file: FileEntry, withInherited: boolean): sharing.UserMembershipInfo[] {
	const own = fileSharingOf(call.state, file).members;
	const inherited = withInherited ? individuals(call.state, namespaceHolding(file)) : [];
	return [
		...[...own].flatMap(([id, level]) => userOf(call, id, level, false)),
		...[...inherited].filter(([id]) => !own.has(id)).flatMap(([id, level]) => userOf(call, id, level, true)),
	];
}

function inviteesOf({ state }: Caller, file: FileEntry): sharing.InviteeMembershipInfo[] {
	return [...fileSharingOf(state, file).invitees].map(([email, level]) => invitationOf(email, level));
}
