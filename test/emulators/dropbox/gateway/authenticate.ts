import type { EmulatedRequest } from '../../core/contract';
import type { AccessToken, App } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import { appWithSecret, basicCredentials } from './basicCredentials';
import { badRequest, notAuthorised } from './Refusal';
import type { SdkRoute } from './sdkRoutes';

/** Who stands behind a call before anybody looks at the select headers. */
export type Caller =
	{ kind: 'nobody' } | { kind: 'app'; app: App } | { kind: 'token'; token: AccessToken; app: App };

/** Tokens of today begin so; those from before 2021 had 64 characters. Nothing else is even looked up. */
const WELL_FORMED = /^(sl\.[\w.~+/=!-]+|[\w-]{64})$/;

/** Reads and checks the Authorization header (or its URL parameter) against what the route takes. */
export function authenticate(state: DropboxState, route: SdkRoute, request: EmulatedRequest): Caller {
	const header = request.headers.authorization ?? request.query.get('authorization') ?? undefined;
	if (route.auth.has('noauth')) {
		if (header !== undefined) {
			throw badRequest(
				route.name,
				'This function doesn\'t take authorization; remove HTTP header "Authorization".',
			);
		}
		return { kind: 'nobody' };
	}
	if (header === undefined) {
		throw badRequest(
			route.name,
			'Must provide HTTP header "Authorization" or URL parameter "authorization".',
		);
	}
	return /^basic /i.test(header) ? asApp(state, route, header) : asToken(state, route, header);
}

function asApp(state: DropboxState, route: SdkRoute, header: string): Caller {
	const credentials = basicCredentials(header);
	if (!route.auth.has('app') || !credentials)
		throw badHeader(route, 'Basic …', 'Bearer <oauth2-access-token>');
	const app = appWithSecret(state, credentials);
	if (!app) throw badRequest(route.name, 'Invalid app key or app secret in HTTP header "Authorization".');
	return { kind: 'app', app };
}

function asToken(state: DropboxState, route: SdkRoute, header: string): Caller {
	const token = /^bearer +(\S+)$/i.exec(header)?.[1];
	if (!route.auth.has('user') && !route.auth.has('team'))
		throw badHeader(route, 'Bearer …', 'Basic <key:secret>');
	if (!token) throw badHeader(route, 'Bearer ', 'Bearer <oauth2-access-token>');
	if (!WELL_FORMED.test(token)) throw badRequest(route.name, 'The given OAuth 2 access token is malformed.');
	const known = state.registry.accessTokens.get(token);
	const app = known && state.registry.apps.get(known.appKey);
	if (!known || !app || known.revoked) throw notAuthorised('invalid_access_token');
	if (known.expiresAt !== null && known.expiresAt <= state.clock.now())
		throw notAuthorised('expired_access_token');
	return { kind: 'token', token: known, app };
}

function badHeader(route: SdkRoute, given: string, expected: string): Error {
	return badRequest(
		route.name,
		`Invalid authorization value in HTTP header "Authorization": "${given}". Expecting "${expected}".`,
	);
}
