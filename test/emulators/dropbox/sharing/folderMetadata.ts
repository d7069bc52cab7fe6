import type { sharing } from 'dropbox';
import { publicIdOf, timestamp } from '../state/metadata';
import type { Namespace } from '../state/Namespace';
import type { View } from '../state/View';
import { policyOf } from './FolderSharing';
import { namespaceAround } from './membership';

/** What the routes tell of a shared folder, as the acting account sees it. */
export function sharedFolderMetadata(view: View, namespace: Namespace): sharing.SharedFolderMetadata {
	const { state, acting } = view;
	const { memberPolicy, aclUpdatePolicy, viewerInfoPolicy, sharedLinkPolicy, inherits, sharedAt } = policyOf(
		state,
		namespace,
	);
	const mount = view.rootOf(namespace);
	const place = view.placeOf(mount);
	const around = namespaceAround(namespace);
	const team = state.registry.teams.get(namespace.ownerId);
	const resolved = state.switches.teamMemberPolicy === 'team' ? 'team' : memberPolicy;
	return {
		name: [...namespace.mounts][0]?.name ?? '',
		shared_folder_id: namespace.id,
		folder_id: publicIdOf(namespace.root),
		access_type: {
			'.tag': namespace.members.get(acting.account.accountId) ?? (acting.isTeamAdmin ? 'owner' : 'viewer'),
		},
		access_inheritance: { '.tag': inherits ? 'inherit' : 'no_inherit' },
		is_team_folder: namespace.kind === 'team_folder',
		is_inside_team_folder: around?.kind === 'team_folder',
		policy: {
			acl_update_policy: { '.tag': aclUpdatePolicy },
			shared_link_policy: { '.tag': sharedLinkPolicy },
			viewer_info_policy: { '.tag': viewerInfoPolicy },
			...(team
				? { member_policy: { '.tag': memberPolicy }, resolved_member_policy: { '.tag': resolved } }
				: {}),
		},
		preview_url: `https://www.dropbox.com/scl/fo/${namespace.id}?dl=0`,
		time_invited: timestamp(Math.floor(sharedAt / 1000)),
		...(team ? { owner_team: { id: team.teamId, name: team.name } } : {}),
		...(around ? { parent_shared_folder_id: around.id } : {}),
		...(place ? { path_lower: place.lower, path_display: place.display } : {}),
	};
}
