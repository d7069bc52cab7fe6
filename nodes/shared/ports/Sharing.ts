import type { Outcome } from '../domain/outcome';

/** A link by which a file or folder is reached. */
export interface SharedLink {
	url: string;
	/** Of what the link leads to, as Dropbox compares paths; undefined where that is not visible to the acting member. */
	pathLower: string | undefined;
	/** `id:…` of what it leads to. */
	id: string | undefined;
	/** Who it lets in, as Dropbox resolved it: not what was asked for. */
	audience: 'anybody' | 'with password' | 'team' | 'members' | 'nobody' | 'unknown';
	/** ISO 8601 in UTC. */
	expires: string | undefined;
	mayRevoke: boolean;
}

/** Who may open a shared folder. */
export interface FolderMember {
	kind: 'person' | 'group' | 'invited';
	/** E-mail address of a person, name of a group. */
	who: string;
	/** Account or group ID; undefined for who is only invited. */
	id: string | undefined;
	level: 'owner' | 'editor' | 'viewer' | 'viewer without comments' | 'other';
	/** Has access by a folder above, not by this one. */
	inherited: boolean;
}

/** What Dropbox says of a shared folder. */
export interface SharedFolder {
	namespaceId: string;
	/** Whether members of the folder around it have access too. */
	inherits: boolean;
	/** Who shared links of what is in it let in. */
	linkPolicy: 'anybody' | 'team' | 'members' | 'unknown';
	memberPolicy: 'anybody' | 'team' | 'unknown';
	/** Who may change members and policies. */
	managedBy: 'owner' | 'editors' | 'unknown';
}

export interface Sharing {
	/**
	 * Every link that reaches this file or folder that the acting member can know of: its own, and those of the
	 * folders above it. All pages.
	 */
	linksReaching(address: string): Promise<SharedLink[]>;
	/** Its own links only. */
	linksOf(address: string): Promise<SharedLink[]>;
	/** All links that the acting member made, below a folder or (`''`) anywhere: one listing instead of one per document. */
	linksBelow(address: string): Promise<SharedLink[]>;
	/** A link that is gone already counts as done. */
	revokeLink(url: string): Promise<void>;

	/** What is known of the shared folder; undefined where the folder is not a shared folder of its own. */
	sharedFolderAt(address: string): Promise<SharedFolder | undefined>;
	/**
	 * Makes a folder one of its own members alone: shared, without inheritance, links for members only, managed by
	 * the owner. What is so already stays; what is otherwise is set. What comes back was read afterwards, not assumed.
	 * @throws Refusal `no_access` where the account or the team's policies do not allow it
	 */
	setApart(address: string): Promise<SharedFolder>;
	members(namespaceId: string): Promise<FolderMember[]>;
	/** Adds people by e-mail address, quietly; who is a member already stays. In the order of the addresses. */
	addMembers(
		namespaceId: string,
		emails: readonly string[],
		level: 'editor' | 'viewer',
	): Promise<Array<Outcome<void>>>;
	/** Takes access away; who has none counts as done. */
	removeMember(namespaceId: string, member: FolderMember): Promise<void>;
	/** People and groups who were given this one file, besides the members of its folder. */
	fileMembers(fileId: string): Promise<FolderMember[]>;
}
