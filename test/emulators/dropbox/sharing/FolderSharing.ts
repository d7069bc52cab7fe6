import { storeOf } from '../routes/storeOf';
import type { AccessLevel } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import type { Namespace } from '../state/Namespace';

/** What is known of a shared folder besides its tree and its members' rights. */
export interface FolderSharing {
	memberPolicy: 'team' | 'anyone' | 'team_and_approved';
	aclUpdatePolicy: 'owner' | 'editors';
	viewerInfoPolicy: 'enabled' | 'disabled';
	sharedLinkPolicy: 'anyone' | 'team' | 'members';
	inherits: boolean;
	/** Members of its own by `dbid:`; the namespace's members are these and the inherited ones. */
	explicit: Map<string, AccessLevel>;
	/** Groups by `g:`. */
	groups: Map<string, AccessLevel>;
	/** Addresses that belong to nobody known yet. */
	invitees: Map<string, AccessLevel>;
	/** Milliseconds since the epoch. */
	sharedAt: number;
}

const sharings = storeOf(() => new Map<string, FolderSharing>());

/** The sharing of a namespace; one that was never shared by a route counts as shared with its members. */
export function policyOf(state: DropboxState, namespace: Namespace): FolderSharing {
	const known = sharings(state).get(namespace.id);
	if (known) return known;
	const sharing: FolderSharing = {
		...{ memberPolicy: 'anyone', aclUpdatePolicy: 'editors', viewerInfoPolicy: 'enabled' },
		...{ sharedLinkPolicy: 'anyone', inherits: false, invitees: new Map(), sharedAt: state.clock.now() },
		explicit: new Map(namespace.members),
		groups: new Map(),
	};
	sharings(state).set(namespace.id, sharing);
	return sharing;
}

/** All shared folders in the order in which they were shared: parents before what is in them. */
export function allSharings(state: DropboxState): ReadonlyMap<string, FolderSharing> {
	return sharings(state);
}

/** Members of the folder's own, with their rights: of a team folder everybody it has. */
export function directMembers(state: DropboxState, namespace: Namespace): ReadonlyMap<string, AccessLevel> {
	return namespace.kind === 'team_folder' ? namespace.members : policyOf(state, namespace).explicit;
}

/** The folder is shared no more. */
export function forgetSharing(state: DropboxState, namespace: Namespace): void {
	sharings(state).delete(namespace.id);
}
