/**
 * People, teams, apps and tokens as plain data. Whoever answers a call looks them up in the
 * `Registry` of the state; nothing here has behaviour.
 */
export interface Account {
	/** `dbid:…` */
	accountId: string;
	/** `dbmid:…`, only for members of a team. */
	teamMemberId?: string;
	teamId?: string;
	email: string;
	emailVerified: boolean;
	givenName: string;
	surname: string;
	displayName: string;
	role: 'team_admin' | 'member';
	/** What paths are relative to when no Path-Root header is sent. */
	homeNamespaceId: string;
	/** Same as the home for personal accounts; shared by a team space; the member's own with distinct roots. */
	rootNamespaceId: string;
	/** Where the home is mounted in the root: `/Jane Doe`; absent when root and home are the same. */
	homePath?: string;
	/** A suspended member keeps the data, but every call on the member's behalf is refused. */
	suspended: boolean;
	/** Bytes that the namespaces owned by the account may hold; of a team member see `Team.quotaBytes`. */
	quotaBytes: number;
}

export interface Team {
	/** `dbtid:…` */
	teamId: string;
	name: string;
	/** `team_space`: one root for all members. `member_homes`: every member has a root of their own. */
	layout: 'team_space' | 'member_homes';
	/** The shared root of a team space; absent with distinct member roots. */
	rootNamespaceId?: string;
	quotaBytes: number;
}

export interface App {
	key: string;
	secret: string;
	name: string;
	/** What the app asks for in its console; a token never has more. */
	scopes: readonly string[];
	redirectUris: readonly string[];
}

/** What a token stands for: a person, or a team as a whole. */
export type Subject = { kind: 'user'; accountId: string } | { kind: 'team'; teamId: string };

export interface AccessToken {
	token: string;
	appKey: string;
	subject: Subject;
	scopes: readonly string[];
	/** Milliseconds since the epoch; null never expires. */
	expiresAt: number | null;
	revoked: boolean;
	/** The refresh token it was made from; revoked together with it. */
	refreshToken?: string;
}

export interface RefreshToken {
	token: string;
	appKey: string;
	subject: Subject;
	scopes: readonly string[];
	revoked: boolean;
}

/** Rights of a member in a namespace, weakest last. */
export type AccessLevel = 'owner' | 'editor' | 'viewer';

/** Whose eyes a call looks through, after Select-User, Select-Admin and Path-Root were applied. */
export interface Acting {
	account: Account;
	/** The namespace that plain paths are relative to. */
	rootNamespaceId: string;
	app: App;
	scopes: ReadonlySet<string>;
	/** An admin who acts as admin (Select-Admin), not merely a member who happens to be one. */
	isTeamAdmin: boolean;
	/** How an admin acts, by Select-Admin: on the team's own folders, or on everything of the team. */
	adminMode?: 'team_admin' | 'whole_team' | undefined;
	can(namespaceId: string, right: 'read' | 'write'): boolean;
}
