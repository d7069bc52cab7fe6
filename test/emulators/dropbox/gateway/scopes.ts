import type { AccessToken, App } from '../state/accounts';
import { badRequest, notAuthorised } from './Refusal';

/** A token has what was granted, as long as the app still asks for it. */
export function effectiveScopes(token: AccessToken, app: App): Set<string> {
	return new Set(token.scopes.filter((scope) => app.scopes.includes(scope)));
}

/**
 * Two answers for a missing scope, as in the service: an app that never asked for it is told in plain text
 * (400), a token that was granted before the app asked is told which scope to authorise again (401).
 */
export function demandScope(route: string, scope: string, token: AccessToken, app: App): void {
	if (!app.scopes.includes(scope)) {
		throw badRequest(
			route,
			`Your app (ID: ${appNumber(app)}) is not permitted to access this endpoint because it does not have the ` +
				`required scope '${scope}'. The owner of the app can enable the scope for the app using the ` +
				'Permissions tab on the App Console.',
		);
	}
	if (!token.scopes.includes(scope)) throw notAuthorised('missing_scope', { required_scope: scope });
}

/** Messages name an app by a number; any stable one will do. */
export function appNumber(app: App): number {
	return [...app.key].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 10_000_000, 7);
}
