import type { team } from 'dropbox';
import { cursorArg, namespacesListArg } from '../../arguments/team';
import { NO_ARGUMENT } from '../../arguments/stone';
import { RouteError, type Call } from '../../route';
import type { Namespace } from '../../state/Namespace';
import { route } from '../files/define';
import { pageOf, readCursor } from '../pageCursor';
import { SHARING_POLICIES } from '../users/getCurrentAccount';

type Caller = Pick<Call, 'acting' | 'state'>;

export const getTeamInfo = route({
	name: 'team/get_info',
	argument: NO_ARGUMENT,
	async answer({ acting, state }): Promise<team.TeamGetInfoResult> {
		const teamId = acting.account.teamId ?? '';
		const members = state.registry.membersOf(teamId).length;
		return {
			name: state.registry.teams.get(teamId)?.name ?? '',
			team_id: teamId,
			num_licensed_users: members + 1,
			num_provisioned_users: members,
			num_used_licenses: members,
			policies: {
				sharing: SHARING_POLICIES,
				emm_state: { '.tag': 'disabled' },
				office_addin: { '.tag': 'disabled' },
				suggest_members_policy: { '.tag': 'enabled' },
				top_level_content_policy: { '.tag': 'admin_only' },
			},
		};
	},
});

/** "Team folders, shared folders containing team members, team members' home namespaces" (spec) and roots. */
export const listNamespaces = route({
	name: 'team/namespaces/list',
	argument: namespacesListArg,
	answer: async (call) => page(call, 0, call.argument.limit),
});

export const listNamespacesContinue = route({
	name: 'team/namespaces/list/continue',
	argument: cursorArg,
	async answer(call): Promise<team.TeamNamespacesListResult> {
		const position = readCursor(call.argument.cursor);
		if (!position) throw new RouteError({ '.tag': 'invalid_cursor' });
		return page(call, position.from, position.limit);
	},
});

function page(call: Caller, from: number, limit: number): team.TeamNamespacesListResult {
	const members = call.state.registry.membersOf(call.acting.account.teamId ?? '');
	const ids = new Set([call.acting.account.teamId, ...members.map(({ accountId }) => accountId)]);
	const all = [...call.state.namespaces.values()].filter(
		({ ownerId, members: present }) => ids.has(ownerId) || [...present.keys()].some((id) => ids.has(id)),
	);
	const { items, cursor, hasMore } = pageOf(all, limit, from);
	return { namespaces: items.map((namespace) => described(call, namespace)), cursor, has_more: hasMore };
}

function described({ state }: Caller, { id, kind, ownerId, mounts }: Namespace): team.NamespaceMetadata {
	const owner = state.registry.accounts.get(ownerId);
	const isPersons = kind === 'home' || kind === 'member_root';
	const name = isPersons
		? owner?.displayName
		: ([...mounts][0]?.name ?? state.registry.teams.get(ownerId)?.name);
	return {
		name: name ?? '',
		namespace_id: id,
		namespace_type: { '.tag': TYPES[kind] },
		...(isPersons && owner?.teamMemberId !== undefined ? { team_member_id: owner.teamMemberId } : {}),
	};
}

const TYPES: Record<Namespace['kind'], team.NamespaceType['.tag']> = {
	...{ home: 'team_member_folder', member_root: 'team_member_root' },
	...{ team_root: 'team_folder', team_folder: 'team_folder', shared_folder: 'shared_folder' },
};
