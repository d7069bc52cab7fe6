/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import { json, type EmulatedRequest, type EmulatedResponse } from '../../core/contract';
import { JSON_TYPE } from '../gateway/ClioRefusal';
import type { App, Grant } from '../state/access';
import type { ClioState } from '../state/ClioState';
import { REGIONS } from '../state/regions';
import type { AuthorizationCodes } from './AuthorizationCodes';

class TokenRefusal extends Error {
	readonly response: EmulatedResponse;

	constructor(status: 400 | 401, error: string, description: string) {
		super(error);
		this.response = json(status, { error, error_description: description }, JSON_TYPE);
	}
}

/** A code or a refresh token for an access token. The refresh token stays, and is not sent again. */
export function answerToken(
	state: ClioState,
	codes: AuthorizationCodes,
	request: EmulatedRequest,
): EmulatedResponse {
	try {
		if (!(request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded'))
			throw new TokenRefusal(400, 'invalid_request', 'The request is missing a required parameter.');
		const form = new URLSearchParams(request.body.toString('utf8'));
		const app = clientOf(state, request, form);
		switch (form.get('grant_type')) {
			case 'authorization_code': {
				const grant = grantFromCode(state, codes, app, form);
				return issued(state, grant, { refresh_token: grant.refreshToken });
			}
			case 'refresh_token':
				return issued(state, grantFromRefreshToken(state, app, form), {});
			default:
				throw new TokenRefusal(
					400,
					'unsupported_grant_type',
					'The authorization grant type is not supported by the authorization server.',
				);
		}
	} catch (error) {
		if (error instanceof TokenRefusal) return error.response;
		throw error;
	}
}

function issued({ access, clock }: ClioState, grant: Grant, more: object): EmulatedResponse {
	const { token } = access.token(grant, clock.now());
	return json(
		200,
		{ token_type: 'bearer', access_token: token, expires_in: access.tokenLifetimeSeconds, ...more },
		{ ...JSON_TYPE, 'cache-control': 'no-store' },
	);
}

/** By form or Basic header. An app of another region is as strange as a wrong secret. */
function clientOf({ access, region }: ClioState, request: EmulatedRequest, form: URLSearchParams): App {
	const [, encoded] = /^Basic (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
	const [key = '', ...secret] =
		encoded === undefined
			? [form.get('client_id') ?? '', form.get('client_secret') ?? '']
			: Buffer.from(encoded, 'base64').toString('utf8').split(':');
	const app = REGIONS[region].api === request.host ? access.apps.get(key) : undefined;
	if (app?.secret === secret.join(':')) return app;
	throw new TokenRefusal(
		401,
		'invalid_client',
		'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
	);
}

const INVALID_GRANT =
	'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.';

function grantFromCode(state: ClioState, codes: AuthorizationCodes, app: App, form: URLSearchParams): Grant {
	const consent = codes.redeem(form.get('code') ?? '', state.clock.now());
	if (!consent || consent.appKey !== app.key || consent.redirectUri !== form.get('redirect_uri'))
		throw new TokenRefusal(400, 'invalid_grant', INVALID_GRANT);
	return state.access.grant(app, consent.userId);
}

function grantFromRefreshToken({ access }: ClioState, app: App, form: URLSearchParams): Grant {
	const grant = access.refreshTokens.get(form.get('refresh_token') ?? '');
	if (!grant || grant.revoked || grant.appKey !== app.key)
		throw new TokenRefusal(400, 'invalid_grant', INVALID_GRANT);
	return grant;
}
