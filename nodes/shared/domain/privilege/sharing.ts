/** Whom a link lets in. */
export type LinkAudience = 'anybody' | 'withPassword' | 'team' | 'members' | 'nobody' | 'unknown';

/** A link by which a file or folder is reached. */
export interface SharedLink {
	url: string;
	/** Of what the link leads to, as Dropbox compares paths; undefined where that is not visible to the acting member. */
	pathLower: string | undefined;
	/** `id:…` of what it leads to. */
	id: string | undefined;
	/** What it leads to; undefined where Dropbox calls it something else. */
	kind?: 'file' | 'folder' | undefined;
	/** Who it lets in, as Dropbox resolved it: not what was asked for. The wider one where it says two things. */
	audience: LinkAudience;
	/** ISO 8601 in UTC. */
	expires: string | undefined;
	mayRevoke: boolean;
}

/** Who may open a shared folder, or a file. */
export interface FolderMember {
	kind: 'person' | 'group' | 'invited';
	/** E-mail address of a person, name of a group. */
	who: string;
	/** Account or group ID; undefined for who is only invited. */
	id: string | undefined;
	level: 'owner' | 'editor' | 'viewer' | 'viewerWithoutComments' | 'other';
	/** Has access by a folder above, not by this folder or file itself. */
	inherited: boolean;
}

/** What Dropbox says of a shared folder. */
export interface SharedFolder {
	namespaceId: string;
	/** The namespace that it lies in; undefined where Dropbox tells of none. */
	parentNamespaceId: string | undefined;
	/** A folder of the team's own in its space: it inherits from nothing, and is not kept apart by that. */
	isTeamFolder: boolean;
	/** Whether members of the folder around it have access too; so it is unless Dropbox says that it is not. */
	inherits: boolean;
	/** Who shared links of what is in it let in. */
	linkPolicy: 'anybody' | 'team' | 'members' | 'unknown';
	memberPolicy: 'anybody' | 'team' | 'unknown';
	/** Who may change members and policies. */
	managedBy: 'owner' | 'editors' | 'unknown';
	/** Whom the link of the folder itself lets in, whoever made it; undefined where Dropbox tells of none. */
	ownLink: LinkAudience | undefined;
}
