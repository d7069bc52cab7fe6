import type { Walk } from './Walk';

/** Accounts, apps and tokens, and what the SDK's own integration tests try of them. */
export async function walkPeople(walk: Walk): Promise<void> {
	const jane = walk.as('jane');
	const { accounts } = walk.emulator.fixture;
	await walk.call(walk.app, 'checkApp', { query: 'hello' });
	await walk.call(jane, 'checkUser', { query: 'hello' });
	await walk.call(jane, 'usersGetCurrentAccount');
	await walk.call(jane, 'usersGetSpaceUsage');
	await walk.call(jane, 'usersGetAccount', { account_id: accounts.ravi?.accountId ?? '' });
	const forRavi = walk.as('team', { selectUser: accounts.ravi?.teamMemberId });
	walk.expect(
		'who a team acts for',
		(await walk.call(forRavi, 'usersGetCurrentAccount')).email,
		'ravi@example.com',
	);
	await walk.refuses(
		'a token of no known form',
		walk.as('', { accessToken: 'foo' }).usersGetCurrentAccount(),
		'400 Error in call to API function "users/get_current_account": The given OAuth 2 access token is malformed.',
	);
	await walkRefreshing(walk);
	await walk.call(walk.as('raviShortLived'), 'authTokenRevoke');
	await walk.refuses('a revoked token', walk.as('raviShortLived').usersGetCurrentAccount(), '401');
}

/** A token that ran out is renewed by the SDK itself. */
async function walkRefreshing(walk: Walk): Promise<void> {
	const { app, refreshTokens } = walk.emulator.fixture;
	const renewing = walk.as('', {
		...{ clientId: app.key, clientSecret: app.secret, refreshToken: refreshTokens.jane },
		...{ accessToken: 'sl.old', accessTokenExpiresAt: new Date(0) },
	});
	walk.expect('who renewed', (await walk.call(renewing, 'usersGetCurrentAccount')).email, 'jane@example.com');
}

/** What a team tells of itself. */
export async function walkTeam(walk: Walk): Promise<void> {
	const team = walk.as('team');
	await walk.call(team, 'teamGetInfo');
	await walk.call(team, 'teamTokenGetAuthenticatedAdmin');
	const page = await walk.call(team, 'teamMembersListV2', { limit: 1 });
	await walk.call(team, 'teamMembersListContinueV2', { cursor: page.cursor });
	const members = [
		{ '.tag': 'email', email: 'jane@example.com' },
		{ '.tag': 'email', email: 'nobody@example.com' },
	] as const;
	await walk.call(team, 'teamMembersGetInfo', { members: [...members] });
	await walk.call(team, 'teamMembersGetInfoV2', { members: [...members] });
	const namespaces = await walk.call(team, 'teamNamespacesList', { limit: 1 });
	await walk.call(team, 'teamNamespacesListContinue', { cursor: namespaces.cursor });
}

/** Only a team without a shared root has team folders that are made as such. */
export async function walkTeamFolders(walk: Walk): Promise<void> {
	const team = walk.as('team');
	await walk.call(team, 'teamTeamFolderCreate', { name: 'Walk' });
	const page = await walk.call(team, 'teamTeamFolderList', { limit: 1 });
	await walk.call(team, 'teamTeamFolderListContinue', { cursor: page.cursor });
}
