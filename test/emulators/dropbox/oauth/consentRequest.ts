import type { Account, App } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import { TEAM_SCOPES } from '../state/scopes';
import type { Grant } from './AuthorizationCodes';

/** An authorization request that can be shown to a person. */
export interface ConsentRequest {
	app: App;
	scopes: readonly string[];
	/** A scope of teams was asked for: the token will be the team's, and only its admin may agree. */
	team: boolean;
	/** Who may agree, in the order they are offered. */
	accounts: readonly Account[];
	redirectUri: string | undefined;
	state: string | undefined;
	offline: boolean;
	challenge: Grant['challenge'];
}

/** Shown to the person instead of a redirect: an app that is not known for sure gets no answer. */
export class BadConsentRequest extends Error {}

/** Checks what the app asks for, from the query of the page or from the form that repeats it. */
export function readConsentRequest(state: DropboxState, fields: URLSearchParams): ConsentRequest {
	const app = state.registry.apps.get(fields.get('client_id') ?? '');
	if (!app) throw new BadConsentRequest('Invalid client_id: no app has this key.');
	const responseType = fields.get('response_type');
	if (responseType !== 'code') throw new BadConsentRequest('Invalid response_type: only "code" is answered.');
	const redirectUri = fields.get('redirect_uri') ?? undefined;
	if (redirectUri !== undefined && !mayRedirect(app, redirectUri)) {
		throw new BadConsentRequest(
			`Invalid redirect_uri: ${redirectUri} is not registered for this app in the App Console.`,
		);
	}
	const scopes = requestedScopes(app, fields.get('scope'));
	const team = scopes.some((scope) => TEAM_SCOPES.includes(scope));
	return {
		...{ app, scopes, team, redirectUri, state: fields.get('state') ?? undefined },
		accounts: [...state.registry.accounts.values()].filter((account) => mayAgree(account, team)),
		offline: fields.get('token_access_type') === 'offline',
		challenge: challengeOf(fields),
	};
}

/** A registered address, letter for letter, or one of this machine. */
function mayRedirect(app: App, uri: string): boolean {
	if (app.redirectUris.includes(uri)) return true;
	if (!URL.canParse(uri)) return false;
	const url = new URL(uri);
	return url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

function requestedScopes(app: App, scope: string | null): readonly string[] {
	const asked = (scope ?? '').split(' ').filter(Boolean);
	const strange = asked.find((name) => !app.scopes.includes(name));
	if (strange !== undefined) {
		throw new BadConsentRequest(`Invalid scope: ${strange} is not enabled for this app in the App Console.`);
	}
	return asked.length > 0 ? asked : app.scopes;
}

function mayAgree(account: Account, team: boolean): boolean {
	if (account.suspended) return false;
	return !team || (account.teamId !== undefined && account.role === 'team_admin');
}

function challengeOf(fields: URLSearchParams): Grant['challenge'] {
	const value = fields.get('code_challenge');
	if (value === null) return undefined;
	const method = fields.get('code_challenge_method') ?? 'plain';
	if (method !== 'S256' && method !== 'plain') {
		throw new BadConsentRequest('Invalid code_challenge_method: "S256" or "plain".');
	}
	return { value, method };
}
