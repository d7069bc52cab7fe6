import type { sharing } from 'dropbox';
import type { Entry } from '../state/Entry';
import { fileMetadata, publicIdOf } from '../state/metadata';
import type { View } from '../state/View';
import { effectiveAudience } from './effectiveAudience';
import type { Audience, SharedLink } from './SharedLink';

/** What the routes tell of a link; its permissions as they came out after the folder's policy was applied. */
export function linkMetadata(
	view: View,
	link: SharedLink,
	entry: Entry,
): sharing.FileLinkMetadataReference | sharing.FolderLinkMetadataReference {
	const place = view.placeOf(entry);
	const common = {
		...{
			url: link.url,
			id: publicIdOf(entry),
			name: entry.name,
			link_permissions: permissionsOf(view, link, entry),
		},
		...(place ? { path_lower: place.lower } : {}),
		...(link.expires === undefined ? {} : { expires: link.expires }),
		...memberOf(view, link),
	};
	if (entry.kind === 'folder') return { '.tag': 'folder', ...common };
	const { client_modified, server_modified, rev, size } = fileMetadata(view, entry);
	return { '.tag': 'file', ...common, client_modified, server_modified, rev, size };
}

function memberOf(view: View, link: SharedLink): Pick<sharing.SharedLinkMetadata, 'team_member_info'> {
	const owner = view.state.registry.accounts.get(link.accountId);
	const team = view.state.registry.teams.get(owner?.teamId ?? '');
	if (!owner || !team) return {};
	return {
		team_member_info: {
			team_info: { id: team.teamId, name: team.name },
			display_name: owner.displayName,
			...(owner.teamMemberId === undefined ? {} : { member_id: owner.teamMemberId }),
		},
	};
}

/**
 * What came of a link is told its owner as `resolved_visibility`; "this field is shown only if the caller has access to
 * this info" (spec), so others get the audience alone.
 */
function permissionsOf(view: View, link: SharedLink, entry: Entry): sharing.LinkPermissions {
	const isOwn = link.accountId === view.acting.account.accountId;
	const audience = effectiveAudience(view.state, link, entry);
	return {
		...(isOwn
			? {
					resolved_visibility: { '.tag': visibility(audience, link.requirePassword) },
					requested_visibility: { '.tag': requested(link) },
				}
			: { revoke_failure_reason: { '.tag': 'owner_only' } }),
		effective_audience: { '.tag': audience },
		link_access_level: { '.tag': 'viewer' },
		...{ can_revoke: isOwn, can_set_expiry: isOwn, can_remove_expiry: isOwn && link.expires !== undefined },
		...{ allow_download: link.allowDownload, can_allow_download: isOwn, can_disallow_download: isOwn },
		...{ allow_comments: true, team_restricts_comments: false },
		...{ can_set_password: isOwn, can_remove_password: isOwn && link.requirePassword },
		require_password: link.requirePassword,
		visibility_policies: [],
	};
}

function visibility(audience: Audience, password: boolean): sharing.ResolvedVisibility['.tag'] {
	if (audience === 'public') return password ? 'password' : 'public';
	if (audience === 'team') return password ? 'team_and_password' : 'team_only';
	return audience === 'members' ? 'shared_folder_only' : 'no_one';
}

/** "If no settings are given then the default visibility is public" (spec); what came of it is `resolved`. */
function requested({ audience, isAsked, requirePassword }: SharedLink): sharing.RequestedVisibility['.tag'] {
	if (requirePassword) return 'password';
	if (!isAsked) return 'public';
	return audience === 'public' ? 'public' : 'team_only';
}
