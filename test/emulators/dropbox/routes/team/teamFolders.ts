import type { team } from 'dropbox';
import { cursorArg, teamFolderCreateArg, teamFolderListArg } from '../../arguments/team';
import { RouteError, type Call } from '../../route';
import { mountNamespace } from '../../state/mount';
import { isDisallowedName, isWellFormedName } from '../../state/names';
import type { Namespace } from '../../state/Namespace';
import { isTaken } from '../../state/tree';
import { route } from '../files/define';
import { pageOf, readCursor } from '../pageCursor';

/** Only for teams without a team space: there, folders of the team are plain folders in the root. */
export const createTeamFolder = route({
	name: 'team/team_folder/create',
	argument: teamFolderCreateArg,
	async answer(call): Promise<team.TeamFolderMetadata> {
		const { argument, state, acting } = call;
		const teamId = acting.account.teamId ?? '';
		// The union has no tag for it, so a team space meets the catch-all.
		if (state.registry.teams.get(teamId)?.layout === 'team_space') throw new RouteError({ '.tag': 'other' });
		const name = argument.name.trim();
		if (name.includes('/') || !isWellFormedName(name))
			throw new RouteError({ '.tag': 'invalid_folder_name' });
		if (isDisallowedName(name)) throw new RouteError({ '.tag': 'folder_name_reserved' });
		const roots = state.registry
			.membersOf(teamId)
			.map(({ rootNamespaceId }) => state.namespace(rootNamespaceId));
		if (roots.some(({ root }) => isTaken(state, root, name)))
			throw new RouteError({ '.tag': 'folder_name_already_used' });
		const namespace = state.addNamespace('team_folder', teamId);
		for (const root of roots) mountNamespace(state, namespace, root, `/${name}`);
		return teamFolder(namespace);
	},
});

export const listTeamFolders = route({
	name: 'team/team_folder/list',
	argument: teamFolderListArg,
	answer: async (call) => page(call, 0, call.argument.limit),
});

export const listTeamFoldersContinue = route({
	name: 'team/team_folder/list/continue',
	argument: cursorArg,
	async answer(call): Promise<team.TeamFolderListResult> {
		const position = readCursor(call.argument.cursor);
		if (!position) throw new RouteError({ '.tag': 'invalid_cursor' });
		return page(call, position.from, position.limit);
	},
});

function page(
	{ acting, state }: Pick<Call, 'acting' | 'state'>,
	from: number,
	limit: number,
): team.TeamFolderListResult {
	const { teamId } = acting.account;
	const all = [...state.namespaces.values()].filter(
		({ kind, ownerId }) => ownerId === teamId && (kind === 'team_folder' || kind === 'team_root'),
	);
	const { items, cursor, hasMore } = pageOf(all, limit, from);
	return { team_folders: items.map(teamFolder), cursor, has_more: hasMore };
}

function teamFolder(namespace: Namespace): team.TeamFolderMetadata {
	const [mount] = namespace.mounts;
	return {
		team_folder_id: namespace.id,
		name: mount?.name ?? '',
		status: { '.tag': 'active' },
		is_team_shared_dropbox: namespace.kind === 'team_root',
		sync_setting: { '.tag': 'default' },
		content_sync_settings: [],
		quota_limit: 0,
	};
}
