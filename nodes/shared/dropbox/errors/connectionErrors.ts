import type { RefusalReason } from '../../core/Refusal';

/** What an answer means to somebody who runs a workflow, and what to do about it. */
export type ErrorText = readonly [kind: RefusalReason, message: string, advice: string];

/** 401s, by the tags of the spec's AuthError. */
export const authErrors: ReadonlyMap<string, ErrorText> = new Map<string, ErrorText>(
	Object.entries({
		expired_access_token: [
			'not_connected',
			'The access token expired and could not be renewed',
			'Connect the credential again. A generated access token expires after four hours. To stay connected, use a refresh token.',
		],
		invalid_access_token: [
			'not_connected',
			'Dropbox rejects the access token: it was revoked or is mistyped',
			'Connect the credential again.',
		],
		invalid_select_user: [
			'not_connected',
			'The member to act as is not in the Dropbox team, or is no longer',
			'Open the credential and enter a current member of the team.',
		],
		invalid_select_admin: [
			'not_connected',
			'The person to act as is not an admin of the Dropbox team',
			'Open the credential and enter an admin, or set Act As to Team Member.',
		],
		user_suspended: [
			'no_access',
			'The Dropbox account is suspended',
			'Ask a team admin to restore it, or connect another account.',
		],
		route_access_denied: [
			'no_access',
			'Dropbox does not allow the app to make this call',
			'Check the permissions and the type of the app in the Dropbox App Console.',
		],
	} satisfies Record<string, ErrorText>),
);

/** 403s, by the tags of the spec's AccessError. */
export const accessErrors: ReadonlyMap<string, ErrorText> = new Map<string, ErrorText>(
	Object.entries({
		invalid_account_type: [
			'no_access',
			'This type of Dropbox account does not include this',
			'Use an account with a plan that includes it.',
		],
		team_access_denied: [
			'no_access',
			'The Dropbox team does not give the app access',
			'Ask your Dropbox admin to allow the app.',
		],
	} satisfies Record<string, ErrorText>),
);

/** The whole of a 400 that says nothing about the connection. */
export const BAD_REQUEST: ErrorText = [
	'invalid_input',
	'Dropbox cannot read this request',
	'Check the IDs and paths of this item for stray characters.',
];

/** 400s are sentences in plain text; these tell something about the connection. */
export const plainTextErrors: ReadonlyArray<readonly [RegExp, ErrorText]> = [
	[
		/entire Dropbox Business team/i,
		[
			'not_connected',
			'The token is for a whole Dropbox team, but the credential does not say whom to act as',
			'Open the credential, set Act As to Team Member or Team Admin, and enter the person.',
		],
	],
	[
		/(can only be used with an access token of a|does not work with this function)/i,
		[
			'not_connected',
			'The token is for one account, so it cannot act as anyone else',
			'Open the credential and set Act As to Connected Account, or connect as an admin with the team permissions.',
		],
	],
	[
		/Dropbox-API-Select-(User|Admin)/i,
		[
			'not_connected',
			'Dropbox does not accept the member or admin to act as',
			'Check the ID or email address in the credential. Some calls do not work as an admin: then set Act As to Team Member.',
		],
	],
	[
		/Dropbox-API-Path-Root/i,
		[
			'wrong_path_root',
			'Dropbox cannot read the Namespace ID of the credential',
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

/** What no table names. */
export const UNAUTHORISED: ErrorText = [
	'not_connected',
	'Dropbox does not accept this connection',
	'Connect the credential again.',
];

export const FORBIDDEN: ErrorText = [
	'no_access',
	'Dropbox does not allow this account or app to do that',
	'Check the account’s rights in Dropbox and the app’s permissions in the App Console.',
];

export const NO_NAMESPACE: ErrorText = [
	'wrong_path_root',
	'The account has no access to the namespace in the credential',
	'Check the Namespace ID in the credential, and check that the account is a member of that folder.',
];

export const ROOT_CHANGED: ErrorText = [
	'wrong_path_root',
	'The folder where paths start is no longer the root of this account',
	'Run it again. The node then looks up the root again. If the credential has a Namespace ID, check it.',
];
