import type { sharing } from 'dropbox';
import { folderMembersCursorArg, listReceivedFilesArg } from '../../arguments/sharing';
import { RouteError, type Call } from '../../route';
import { allFileSharings } from '../../sharing/FileSharing';
import type { FileEntry } from '../../state/Entry';
import { idOf } from '../../state/ids';
import { namespaceHolding } from '../../state/tree';
import { route, viewOf } from '../files/define';
import { pageOf, readCursor } from '../pageCursor';

type Caller = Pick<Call, 'state' | 'acting'>;

/** "Does not include files the user has received via shared folders, and does not include unclaimed invitations" (spec). */
export const listReceivedFiles = route({
	name: 'sharing/list_received_files',
	argument: listReceivedFilesArg,
	answer: async (call) => page(call, 0, call.argument.limit),
});

export const listReceivedFilesContinue = route({
	name: 'sharing/list_received_files/continue',
	argument: folderMembersCursorArg,
	async answer(call): Promise<sharing.ListFilesResult> {
		const position = readCursor(call.argument.cursor);
		if (!position) throw new RouteError({ '.tag': 'invalid_cursor' });
		return page(call, position.from, position.limit);
	},
});

function page(call: Caller, from: number, limit: number): sharing.ListFilesResult {
	const all = [...allFileSharings(call.state)].flatMap(([number, { members }]) => {
		const level = members.get(call.acting.account.accountId);
		const file = call.state.entries[number];
		return level && file?.kind === 'file' && namespaceHolding(file) ? [described(call, file, level)] : [];
	});
	const { items, cursor, hasMore } = pageOf(all, limit, from);
	return { entries: items, ...(hasMore ? { cursor } : {}) };
}

/** A path is there only for who sees the file in a folder as well, and the folder's ID with it. */
function described(call: Caller, file: FileEntry, level: 'editor' | 'viewer'): sharing.SharedFileMetadata {
	const view = viewOf(call);
	const namespace = namespaceHolding(file);
	const place = namespace && call.acting.can(namespace.id, 'read') ? view.placeOf(file) : undefined;
	const owner = call.state.registry.accounts.get(namespace?.ownerId ?? '');
	const team = call.state.registry.teams.get(owner?.teamId ?? namespace?.ownerId ?? '');
	const isShared = namespace?.kind === 'shared_folder' || namespace?.kind === 'team_folder';
	return {
		access_type: { '.tag': level },
		id: idOf(file.number),
		name: file.name,
		policy: { acl_update_policy: { '.tag': 'editors' }, shared_link_policy: { '.tag': 'anyone' } },
		preview_url: `https://www.dropbox.com/scl/fi/${idOf(file.number).slice(3)}/${encodeURIComponent(file.name)}?dl=0`,
		...(owner ? { owner_display_names: [owner.displayName] } : {}),
		...(team ? { owner_team: { id: team.teamId, name: team.name } } : {}),
		...(place ? { path_lower: place.lower, path_display: place.display } : {}),
		...(place && namespace && isShared ? { parent_shared_folder_id: namespace.id } : {}),
	};
}
