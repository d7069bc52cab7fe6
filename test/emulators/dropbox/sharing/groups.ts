import type { sharing } from 'dropbox';
import type { AccessLevel, Account } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import type { Namespace } from '../state/Namespace';
import { policyOf } from './FolderSharing';
import { groupsOf, type Group } from './groupStore';
import { namespaceAround, refreshMembers } from './membership';

export function addGroup(state: DropboxState, name: string, people: readonly Account[]): Group {
	const groups = groupsOf(state);
	const id = `g:${String(groups.size + 1).padStart(32, '0')}`;
	const group: Group = { id, name, members: new Set(people.map(({ accountId }) => accountId)) };
	groups.set(id, group);
	return group;
}

/** Gives a group rights in a shared folder: whoever is in it, now or later, is a member by it. */
export function letGroupIn(
	state: DropboxState,
	namespace: Namespace,
	{ id }: Group,
	level: AccessLevel,
): void {
	policyOf(state, namespace).groups.set(id, level);
	refreshMembers(state);
}

/** Who is in a group changes what its members can open. */
export function joinGroup(state: DropboxState, group: Group, { accountId }: Account): void {
	group.members.add(accountId);
	refreshMembers(state);
}

/** Those of a folder's own groups, and of the folders that it inherits from, as the routes list them. */
export function groupRows(
	state: DropboxState,
	namespace: Namespace | undefined,
	withInherited: boolean,
	isInherited = false,
): sharing.GroupMembershipInfo[] {
	if (namespace?.kind !== 'shared_folder') return [];
	const { groups, inherits } = policyOf(state, namespace);
	const own = [...groups].flatMap(([id, level]) => {
		const group = groupsOf(state).get(id);
		return group === undefined ? [] : [groupRow(group, level, isInherited)];
	});
	const outer = withInherited && inherits ? namespaceAround(namespace) : undefined;
	return [...own, ...groupRows(state, outer, withInherited, true)];
}

/** Members of a folder who are listed by themselves; whoever is one only by a group is not. */
export function individuals(
	state: DropboxState,
	namespace: Namespace | undefined,
): ReadonlyMap<string, AccessLevel> {
	if (namespace?.kind !== 'shared_folder') return namespace?.members ?? new Map<string, AccessLevel>();
	const { explicit, inherits } = policyOf(state, namespace);
	const outer = inherits ? individuals(state, namespaceAround(namespace)) : [];
	return new Map([...namespace.members].filter(([id]) => explicit.has(id) || new Map(outer).has(id)));
}

const groupRow = (
	{ id, name, members }: Group,
	level: AccessLevel,
	isInherited: boolean,
): sharing.GroupMembershipInfo => ({
	access_type: { '.tag': level },
	is_inherited: isInherited,
	group: {
		...{ group_id: id, group_name: name, member_count: members.size },
		...{ group_management_type: { '.tag': 'company_managed' }, group_type: { '.tag': 'user_managed' } },
		...{ is_member: false, is_owner: false, same_team: true },
	},
});
