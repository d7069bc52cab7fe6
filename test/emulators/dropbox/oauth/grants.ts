import { createHash, randomBytes } from 'node:crypto';
import { storeOf } from '../routes/storeOf';
import type { AccessToken, App, Subject } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import type { AuthorizationCodes, Grant } from './AuthorizationCodes';
import type { OAuthSettings } from './OAuth';
import { OAuthRefusal, wrongClient } from './OAuthRefusal';

/** The response of the token endpoint; a refresh brings only the first three fields. */
export interface TokenResponse {
	access_token: string;
	token_type: 'bearer';
	expires_in: number;
	refresh_token?: string;
	scope?: string;
	uid?: string;
	account_id?: string;
	team_id?: string;
}

/** Refresh tokens that were begun with PKCE: only these are refreshed without the app's secret. */
const withoutSecret = storeOf(() => new Set<string>());

/** Redeems a code, once. */
export function grantFromCode(
	state: DropboxState,
	codes: AuthorizationCodes,
	settings: OAuthSettings,
	app: App,
	form: URLSearchParams,
): TokenResponse {
	const code = form.get('code');
	if (code === null) throw new OAuthRefusal('invalid_request', 'missing required field "code"');
	const grant = codes.redeem(code, state.clock.now());
	if (!grant || grant.appKey !== app.key)
		throw new OAuthRefusal('invalid_grant', "code doesn't exist or has expired");
	if (grant.redirectUri !== (form.get('redirect_uri') ?? undefined)) {
		throw new OAuthRefusal('invalid_grant', 'redirect_uri mismatch');
	}
	demandProof(grant, app, form.get('code_verifier'));
	const refreshToken = grant.offline ? newRefreshToken(state, grant) : undefined;
	return {
		...accessToken(state, settings, { ...grant, refreshToken }),
		...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
		scope: grant.scopes.join(' '),
		uid: uidOf(grant.accountId),
		...(grant.subject.kind === 'team' ? { team_id: grant.subject.teamId } : { account_id: grant.accountId }),
	};
}

/** A new access token for a refresh token, which stays as it is. Fewer scopes may be asked for, never more. */
export function grantFromRefreshToken(
	state: DropboxState,
	settings: OAuthSettings,
	app: App,
	form: URLSearchParams,
): TokenResponse {
	const refreshToken = form.get('refresh_token');
	if (refreshToken === null)
		throw new OAuthRefusal('invalid_request', 'missing required field "refresh_token"');
	const known = state.registry.refreshTokens.get(refreshToken);
	if (!known || known.revoked || known.appKey !== app.key) {
		throw new OAuthRefusal('invalid_grant', 'refresh token is invalid or revoked');
	}
	if (app.secret === '' && !withoutSecret(state).has(refreshToken)) throw wrongClient();
	const asked = form.get('scope')?.split(' ').filter(Boolean);
	if (asked?.some((scope) => !known.scopes.includes(scope))) {
		throw new OAuthRefusal('invalid_scope', 'a scope was asked for that was not granted');
	}
	const scopes = asked ?? known.scopes;
	const response = accessToken(state, settings, {
		...{ appKey: app.key, subject: known.subject },
		scopes,
		refreshToken,
	});
	return asked ? { ...response, scope: scopes.join(' ') } : response;
}

function accessToken(
	state: DropboxState,
	{ tokenLifetimeSeconds }: OAuthSettings,
	from: { appKey: string; subject: Subject; scopes: readonly string[]; refreshToken?: string },
): TokenResponse {
	const { appKey, subject, scopes, refreshToken } = from;
	const token: AccessToken = {
		...{ appKey, subject, scopes, revoked: false },
		token: `sl.u.${randomBytes(48).toString('base64url')}`,
		expiresAt: state.clock.now() + tokenLifetimeSeconds * 1000,
		...(refreshToken === undefined ? {} : { refreshToken }),
	};
	state.registry.addAccessToken(token);
	return { access_token: token.token, token_type: 'bearer', expires_in: tokenLifetimeSeconds };
}

function newRefreshToken(state: DropboxState, { appKey, subject, scopes, challenge }: Grant): string {
	const token = randomBytes(32).toString('base64url');
	state.registry.addRefreshToken({ ...{ token, appKey, subject, scopes }, revoked: false });
	if (challenge) withoutSecret(state).add(token);
	return token;
}

/** PKCE where it was begun; else the secret, without which a bare key proves nothing. */
function demandProof({ challenge }: Grant, app: App, verifier: string | null): void {
	if (!challenge) {
		if (app.secret === '') throw wrongClient();
		return;
	}
	const proof =
		challenge.method === 'S256'
			? createHash('sha256')
					.update(verifier ?? '')
					.digest('base64url')
			: verifier;
	if (verifier === null || proof !== challenge.value)
		throw new OAuthRefusal('invalid_grant', 'invalid code verifier');
}

/** The account's number of old, which the token endpoint still tells. */
function uidOf(accountId: string): string {
	return String(createHash('sha256').update(accountId).digest().readUInt32BE());
}
