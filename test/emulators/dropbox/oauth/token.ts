/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { json, type EmulatedRequest, type EmulatedResponse } from '../../core/contract';
import { appWithSecret, basicCredentials } from '../gateway/basicCredentials';
import type { App } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import type { AuthorizationCodes } from './AuthorizationCodes';
import { grantFromCode, grantFromRefreshToken } from './grants';
import type { OAuthSettings } from './OAuth';
import { OAuthRefusal, wrongClient } from './OAuthRefusal';

/** `POST /oauth2/token`: a code or a refresh token for an access token. */
export function issueToken(
	state: DropboxState,
	codes: AuthorizationCodes,
	settings: OAuthSettings,
	request: EmulatedRequest,
): EmulatedResponse {
	try {
		const form = new URLSearchParams(request.body.toString('utf8'));
		for (const [name, value] of request.query) if (!form.has(name)) form.set(name, value);
		const app = clientOf(state, form, request);
		const grantType = form.get('grant_type');
		if (grantType === 'authorization_code')
			return json(200, grantFromCode(state, codes, settings, app, form));
		if (grantType === 'refresh_token') return json(200, grantFromRefreshToken(state, settings, app, form));
		throw new OAuthRefusal(
			'unsupported_grant_type',
			'grant_type must be "authorization_code" or "refresh_token"',
		);
	} catch (error) {
		if (error instanceof OAuthRefusal) return error.response;
		throw error;
	}
}

/** The app that asks: by Basic header or form with its secret; with PKCE (a verifier instead) by key alone. */
function clientOf(state: DropboxState, form: URLSearchParams, { headers }: EmulatedRequest): App {
	const basic = basicCredentials(headers.authorization);
	const key = form.get('client_id');
	const secret = form.get('client_secret');
	if (basic && secret !== null) {
		throw new OAuthRefusal(
			'invalid_request',
			'send the app secret in the Authorization header or in the body, not in both',
		);
	}
	if (!basic && key === null) throw new OAuthRefusal('invalid_request', 'missing required field "client_id"');
	if (!basic && secret === null) return publicClient(state, key ?? '');
	const app = appWithSecret(state, basic ?? { key: key ?? '', secret: secret ?? '' });
	if (!app) throw wrongClient(basic ? 401 : 400);
	return app;
}

function publicClient(state: DropboxState, key: string): App {
	const app = state.registry.apps.get(key);
	if (!app) throw wrongClient();
	return { ...app, secret: '' };
}
