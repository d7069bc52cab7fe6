import type { DropboxState } from '../state/DropboxState';
import type { Entry } from '../state/Entry';
import type { Namespace } from '../state/Namespace';
import { namespaceHolding } from '../state/tree';
import { policyOf } from './FolderSharing';
import { namespaceAround } from './membership';
import type { Audience, SharedLink } from './SharedLink';

/** Who can use a link, after the policies of the folders around its entry and of its maker's team. */
export function effectiveAudience(state: DropboxState, link: SharedLink, entry: Entry): Audience {
	const namespace = (entry.kind === 'folder' ? entry.mounted : undefined) ?? namespaceHolding(entry);
	return [teamLimit(state, link), folderLimit(state, namespace)].reduce(narrower, link.audience);
}

/** The widest audience that a folder's shared_link_policy allows, and those of the shared folders it lies in. */
export function folderLimit(state: DropboxState, namespace: Namespace | undefined): Audience {
	if (!namespace) return 'public';
	const isShared = namespace.kind === 'shared_folder' || namespace.kind === 'team_folder';
	const own = isShared ? asAudience(policyOf(state, namespace).sharedLinkPolicy) : 'public';
	return narrower(own, folderLimit(state, namespaceAround(namespace)));
}

function teamLimit(state: DropboxState, { accountId }: SharedLink): Audience {
	const isOnTeam = state.registry.accounts.get(accountId)?.teamId !== undefined;
	return isOnTeam ? asAudience(state.switches.teamLinkPolicy) : 'public';
}

function asAudience(policy: 'anyone' | 'team' | 'members'): Audience {
	return policy === 'anyone' ? 'public' : policy;
}

const FROM_WIDE_TO_NARROW: readonly Audience[] = ['public', 'team', 'members', 'no_one'];

export function narrower(one: Audience, other: Audience): Audience {
	return FROM_WIDE_TO_NARROW.indexOf(one) > FROM_WIDE_TO_NARROW.indexOf(other) ? one : other;
}
