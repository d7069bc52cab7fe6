import { Refusal, type RefusalKind } from '../domain/Refusal';
import type { ApiError } from './Api';

type Row = readonly [kind: RefusalKind, message: string, advice: string];

/** 401s, by the tags of the spec's AuthError. */
const NOT_TAKEN: ReadonlyMap<string, Row> = new Map<string, Row>(
	Object.entries({
		expired_access_token: [
			'not_connected',
			'The access token ran out and could not be renewed',
			'Connect the credential again. A generated access token lasts four hours: for more, use a refresh token.',
		],
		invalid_access_token: [
			'not_connected',
			'Dropbox does not take the access token: it was revoked, or is mistyped',
			'Connect the credential again.',
		],
		invalid_select_user: [
			'not_connected',
			'The member to act as is not, or no longer, in the Dropbox team',
			'Open the credential and enter a present member of the team.',
		],
		invalid_select_admin: [
			'not_connected',
			'The person to act as is not an admin of the Dropbox team',
			'Open the credential and enter an admin, or choose to act as a team member.',
		],
		user_suspended: [
			'no_access',
			'The Dropbox account is suspended',
			'Have an admin of the team restore it, or connect another account.',
		],
		route_access_denied: [
			'no_access',
			'Dropbox does not allow the app to make this call',
			'Check the permissions and the kind of the app in the App Console of Dropbox.',
		],
	} satisfies Record<string, Row>),
);

/** 403s, by the tags of the spec's AccessError. */
const NOT_ALLOWED: ReadonlyMap<string, Row> = new Map<string, Row>(
	Object.entries({
		invalid_account_type: [
			'no_access',
			'The kind of Dropbox account does not include this',
			'Use an account of a plan that includes it.',
		],
		team_access_denied: [
			'no_access',
			'The Dropbox team does not give the app access',
			'Ask the Dropbox administrator to allow the app.',
		],
	} satisfies Record<string, Row>),
);

/**
 * What an answer says about the connection, wherever in a run it comes up; undefined when it is about
 * something else. Messages name scopes, but no paths and nothing that was sent.
 */
export function connectionRefusal(error: ApiError): Refusal | undefined {
	const scope = missingScopeOf(error);
	if (scope !== undefined) return missingScopes([scope]);
	if (error.status === 400) return new Refusal(...meaningOf(error.summary));
	if (error.status === 401) return new Refusal(...(NOT_TAKEN.get(tagOf(error)) ?? UNAUTHORISED));
	if (error.status === 403) return new Refusal(...(NOT_ALLOWED.get(tagOf(error)) ?? FORBIDDEN));
	if (error.status === 422) return new Refusal(...(error.is('no_permission') ? NO_NAMESPACE : ROOT_CHANGED));
	return undefined;
}

/** The scope that an answer says is missing: a 401 where the token lacks it, a 400 where the whole app does. */
export function missingScopeOf(error: ApiError): string | undefined {
	if (error.status === 400) return /required scope '([a-z_.]+)'/.exec(error.summary)?.[1];
	if (error.status !== 401 || !error.is('missing_scope')) return undefined;
	const { required_scope: scope } = error.error as { required_scope?: unknown };
	return typeof scope === 'string' ? scope : 'that this step needs';
}

/** Says which scopes are missing and how they are added. */
export function missingScopes(scopes: readonly string[]): Refusal {
	const names = scopes.join(', ');
	return new Refusal(
		'missing_scope',
		`The connection lacks the permission${scopes.length === 1 ? '' : 's'} ${names}`,
		`Tick ${names} in the Permissions tab of the app in the App Console of Dropbox and submit, then connect the credential again: tokens keep the permissions they were made with.`,
	);
}

const tagOf = (error: ApiError): string => error.error?.['.tag'] ?? '';

/** 400s are sentences in plain text; some of them tell something about the connection. */
const meaningOf = (text: string): Row =>
	SENTENCES.find(([pattern]) => pattern.test(text))?.[1] ?? BAD_REQUEST;

const BAD_REQUEST: Row = [
	'invalid_input',
	'Dropbox cannot read this request',
	'Check the IDs and paths of this item for stray characters.',
];

const SENTENCES: ReadonlyArray<readonly [RegExp, Row]> = [
	[
		/entire Dropbox Business team/i,
		[
			'not_connected',
			'The token is for a whole Dropbox team, and the credential does not say whom to act as',
			'Open the credential, choose to act as a team member or admin, and enter who it is.',
		],
	],
	[
		/(can only be used with an access token of a|does not work with this function)/i,
		[
			'not_connected',
			'The token is for one account, so nobody else can be acted as',
			'Open the credential and act as the connected account, or connect as an admin with the team permissions.',
		],
	],
	[
		/Dropbox-API-Select-(User|Admin)/i,
		[
			'not_connected',
			'Dropbox does not accept the member or admin to act as',
			'Check the ID or e-mail address in the credential. Some calls cannot be made as an admin: then act as a team member.',
		],
	],
	[
		/Dropbox-API-Path-Root/i,
		[
			'wrong_path_root',
			'Dropbox cannot read the namespace that paths start at',
			'Check the Namespace ID in the credential.',
		],
	],
	[
		/access token is malformed|HTTP header "Authorization"/i,
		[
			'not_connected',
			'Dropbox cannot read the access token',
			'Enter the token again, without line breaks or spaces, or connect the credential again.',
		],
	],
];

const UNAUTHORISED: Row = [
	'not_connected',
	'Dropbox does not accept this connection',
	'Connect the credential again.',
];

const FORBIDDEN: Row = [
	'no_access',
	'Dropbox does not allow this account or app to do that',
	'Check what the account may do in Dropbox, and the permissions of the app in the App Console.',
];

const NO_NAMESPACE: Row = [
	'wrong_path_root',
	'The account has no access to the namespace that paths start at',
	'Check the Namespace ID in the credential, and that the account it acts as is a member of that folder.',
];

const ROOT_CHANGED: Row = [
	'wrong_path_root',
	'The folder that paths start at is no longer the root of this account',
	'Run it again: the root is looked up anew. If the credential names a namespace, check its ID.',
];
