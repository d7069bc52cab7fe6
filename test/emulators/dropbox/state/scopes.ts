/** Scopes a user-linked token may have. */
export const USER_SCOPES: readonly string[] = [
	'account_info.read',
	'account_info.write',
	'file_requests.read',
	'file_requests.write',
	'files.content.read',
	'files.content.write',
	'files.metadata.read',
	'files.metadata.write',
	'sharing.read',
	'sharing.write',
];

/** What a team-linked token may have besides. */
export const TEAM_SCOPES: readonly string[] = [
	'events.read',
	'files.team_metadata.write',
	'groups.read',
	'groups.write',
	'members.read',
	'members.write',
	'team_data.content.read',
	'team_data.content.write',
	'team_data.member',
	'team_info.read',
	'team_info.write',
];
