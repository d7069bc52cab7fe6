import type { EmulatedRequest } from '../../core/contract';
import type { Route } from '../route';
import type { AccessToken, Account, App, Subject } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import { badRequest, notAuthorised } from './Refusal';
import { demandScope } from './scopes';

/** The account that a call on a user route is made for, and how. */
export interface Selected {
	account: Account;
	/** Set when an admin acts as admin; the mode is the route's. */
	asAdmin?: 'team_admin' | 'whole_team';
}

const SELECT_USER = 'Dropbox-API-Select-User';
const SELECT_ADMIN = 'Dropbox-API-Select-Admin';

/** Applies Select-User and Select-Admin of a user route. */
export function selectAccount(
	state: DropboxState,
	route: Pick<Route, 'name' | 'selectAdmin'>,
	request: EmulatedRequest,
	{ token, app }: { token: AccessToken; app: App },
): Selected {
	const user = request.headers[SELECT_USER.toLowerCase()] ?? request.query.get('select_user') ?? undefined;
	const admin = request.headers[SELECT_ADMIN.toLowerCase()] ?? request.query.get('select_admin') ?? undefined;
	if (user !== undefined && admin !== undefined) {
		throw badRequest(route.name, `Provide only one of "${SELECT_USER}" and "${SELECT_ADMIN}".`);
	}
	if (token.subject.kind === 'user') {
		if (user !== undefined || admin !== undefined)
			throw onlyForTeams(route.name, user === undefined ? SELECT_ADMIN : SELECT_USER);
		return { account: active(accountOf(state, token.subject)) };
	}
	if (user === undefined && admin === undefined) throw whichMember(route.name);
	demandScope(route.name, 'team_data.member', token, app);
	const header = user === undefined ? SELECT_ADMIN : SELECT_USER;
	const account = member(state, route.name, header, user ?? admin ?? '', token.subject.teamId);
	if (user !== undefined) return { account };
	if (account.role !== 'team_admin') throw notAuthorised('invalid_select_admin');
	if (!route.selectAdmin) {
		throw badRequest(
			route.name,
			`This API function can't be called with "${SELECT_ADMIN}"; use "${SELECT_USER}".`,
		);
	}
	return { account, asAdmin: route.selectAdmin };
}

/** Who a team token itself stands for: the admin who connected the app. */
export function connectingAdmin(state: DropboxState, teamId: string): Account {
	const admin = state.registry.membersOf(teamId).find(({ role }) => role === 'team_admin');
	if (!admin) throw new Error(`the team ${teamId} has no admin`);
	return admin;
}

function accountOf(state: DropboxState, subject: Subject & { kind: 'user' }): Account {
	const account = state.registry.accounts.get(subject.accountId);
	if (!account) throw notAuthorised('invalid_access_token');
	return account;
}

/** An e-mail address cannot be read at all (400); an ID that was never given out, or to another team, can (401). */
function member(state: DropboxState, route: string, header: string, id: string, teamId: string): Account {
	if (!id.startsWith('dbmid:'))
		throw badRequest(
			route,
			`Invalid value in HTTP header "${header}": not a team member ID of the form "dbmid:…".`,
		);
	const account = state.registry.memberById(id);
	if (account?.teamId !== teamId) {
		throw notAuthorised(header === SELECT_USER ? 'invalid_select_user' : 'invalid_select_admin');
	}
	return active(account);
}

function active(account: Account): Account {
	if (account.suspended) throw notAuthorised('user_suspended');
	return account;
}

function onlyForTeams(route: string, header: string): Error {
	return badRequest(
		route,
		`HTTP header "${header}" can only be used with an access token of a Dropbox Business team.`,
	);
}

function whichMember(route: string): Error {
	return badRequest(
		route,
		'This API function operates on a single Dropbox account, but the OAuth 2 access token you provided is for an ' +
			'entire Dropbox Business team. Since your API app key has team member file access permissions, you can ' +
			`operate on a team member's Dropbox by providing the "${SELECT_USER}" HTTP header or "select_user" URL ` +
			'parameter to specify the exact user <https://www.dropbox.com/developers/documentation/http/teams>.',
	);
}
