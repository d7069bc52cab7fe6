import { createHash } from 'crypto';
import { Refusal } from '../../core/Refusal';

/** What a long-lived connection without a browser consists of: the app's key and secret, and a refresh token. */
export interface RefreshGrant {
	appKey: string;
	appSecret: string;
	refreshToken: string;
}

/** Where Dropbox gives out access tokens. Fixed: a field for it would be a way to send secrets elsewhere. */
export const TOKEN_URL = 'https://api.dropboxapi.com/oauth2/token';

/** An OAuth 2 token answer (RFC 6749, sections 5.1 and 5.2), as far as it was one. */
export interface TokenResponse {
	status: number;
	body: { access_token?: unknown; scope?: unknown; error?: unknown };
}

/**
 * The grant in a credential's fields.
 * @throws Refusal `not_connected` naming the fields that are empty, or one that cannot be what it is to be
 */
export function readRefreshGrant(fields: Readonly<Record<string, unknown>>): RefreshGrant {
	const grant = {
		appKey: textIn(fields['appKey']),
		appSecret: textIn(fields['appSecret']),
		refreshToken: textIn(fields['refreshToken']),
	};
	const empty = LABELS.flatMap(([name, label]) => (grant[name] === '' ? [label] : []));
	if (empty.length > 0) {
		throw new Refusal(
			'not_connected',
			`The credential has no ${empty.join(', no ')}`,
			'Fill it in. The app key and app secret are on the Settings tab of the Dropbox App Console.',
		);
	}
	const broken = LABELS.find(([name]) => !isSendable(grant[name]));
	if (broken === undefined) return grant;
	throw new Refusal(
		'not_connected',
		`The ${broken[1]} contains a space, a line break or another character that is not allowed, or is too long`,
		'Copy it again, with nothing before or after it. The app key and app secret are on the Settings tab of the Dropbox App Console.',
	);
}

const LABELS = [
	['appKey', 'App Key'],
	['appSecret', 'App Secret'],
	['refreshToken', 'Refresh Token'],
] as const;

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Characters; Dropbox's tokens have some 1,500 at the most, and whatever stands between ends longer headers. */
const LONGEST = 8192;

/** Whether a key or token can stand in a header: what cannot, such as a line break, is never sent. */
const isSendable = (token: string): boolean => token.length <= LONGEST && /^[!-~]+$/.test(token);

/**
 * The access token in an answer of the token address.
 * @throws Refusal `not_connected` saying which of secret and refresh token was not taken, or `unavailable`
 */
export function readAccessToken({ status, body }: TokenResponse): string {
	const token = body.access_token;
	if (typeof token === 'string' && isSendable(token)) return token;
	if (status === 429 || status >= 500) throw tokenUnavailableRefusal();
	throw new Refusal('not_connected', ...(REASONS.get(codeIn(body.error)) ?? UNKNOWN_REASON));
}

/** Dropbox adds a description to some codes: "invalid_client: Invalid client_id or client_secret". */
const codeIn = (error: unknown): string => (typeof error === 'string' ? (error.split(':')[0] ?? '') : '');

/** Dropbox could not be asked for an access token. */
export const tokenUnavailableRefusal = (): Refusal =>
	new Refusal(
		'unavailable',
		'Dropbox cannot be reached to get an access token',
		'Check the network between n8n and Dropbox, and status.dropbox.com, then try again.',
	);

/** Dropbox says invalid_grant for a refresh token that is mistyped, revoked, or of another app. */
const REASONS: ReadonlyMap<unknown, readonly [message: string, advice: string]> = new Map([
	[
		'invalid_grant',
		[
			'Dropbox rejects the refresh token: it was revoked, is mistyped, or belongs to another app',
			'Get a new refresh token for this app key and enter it in the credential.',
		],
	],
	[
		'invalid_client',
		[
			'Dropbox rejects the app key and app secret',
			'Compare both with the Settings tab of the app in the Dropbox App Console. The secret may have been replaced there.',
		],
	],
]);

const UNKNOWN_REASON = [
	'Dropbox did not return an access token for this credential',
	'Compare the app key, app secret and refresh token with the Dropbox App Console.',
] as const;

/**
 * The access token that a person made in the App Console.
 * @throws Refusal `not_connected` where it is empty or cannot be a token
 */
export function readGeneratedToken(fields: Readonly<Record<string, unknown>>): string {
	const token = textIn(fields['generatedAccessToken']);
	if (isSendable(token)) return token;
	throw new Refusal(
		'not_connected',
		token === ''
			? 'The credential has no Access Token'
			: 'The Access Token contains a space, a line break or another character that is not allowed, or is too long',
		'Copy it again. The Generate button in the Settings tab of the app creates it.',
	);
}

/**
 * A short mark of a grant that tells nothing about it. Kept beside an access token, it shows whether the
 * fields were changed since: n8n keeps the token when somebody enters another account's refresh token.
 */
export function grantFingerprint({ appKey, appSecret, refreshToken }: RefreshGrant): string {
	return createHash('sha256')
		.update(JSON.stringify([appKey, appSecret, refreshToken]))
		.digest('hex')
		.slice(0, 16);
}
