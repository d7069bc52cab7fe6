import type { EmulatedRequest } from '../../core/contract';
import type { Route } from '../route';
import type { Acting, App } from '../state/accounts';
import { actingAs } from '../state/acting';
import type { DropboxState } from '../state/DropboxState';
import type { Caller } from './authenticate';
import { rootNamespaceOf } from './pathRoot';
import { badRequest } from './Refusal';
import type { SdkRoute } from './sdkRoutes';
import { demandScope, effectiveScopes } from './scopes';
import { connectingAdmin, selectAccount } from './selectAccount';

/** Whose eyes a call looks through, once its token, scope, select headers and path root have been found good. */
export function actingFor(
	state: DropboxState,
	sdk: SdkRoute,
	route: Pick<Route, 'name' | 'selectAdmin'>,
	request: EmulatedRequest,
	caller: Caller,
): Acting {
	// An app by itself lists shared links, which are not emulated, and no account's files.
	if (caller.kind === 'app' && sdk.auth.has('user')) {
		throw badRequest(sdk.name, 'The emulator answers this function for accounts only.');
	}
	if (caller.kind !== 'token') return nobody(caller.kind === 'app' ? caller.app : undefined);
	const { token, app } = caller;
	if (!sdk.auth.has('user')) return asTeam(state, sdk, caller);
	// The select headers come first: without them a team token belongs to nobody whose scopes could be asked for.
	const selected = selectAccount(state, route, request, caller);
	if (sdk.scope !== null) demandScope(sdk.name, sdk.scope, token, app);
	const base = { ...selected, app, scopes: effectiveScopes(token, app) };
	const rootNamespaceId = rootNamespaceOf(state, sdk.name, request, actingAs(state, base));
	return actingAs(state, { ...base, rootNamespaceId });
}

function asTeam(state: DropboxState, sdk: SdkRoute, { token, app }: Caller & { kind: 'token' }): Acting {
	if (token.subject.kind === 'user') {
		throw badRequest(
			sdk.name,
			'This is a Dropbox Business team management function. The OAuth 2 access token you provided is for a ' +
				'specific Dropbox user account and does not work with this function.',
		);
	}
	if (sdk.scope !== null) demandScope(sdk.name, sdk.scope, token, app);
	const account = connectingAdmin(state, token.subject.teamId);
	return actingAs(state, { account, app, scopes: effectiveScopes(token, app), asAdmin: 'team_admin' });
}

/** For calls without an account; a route that asks for one anyway has a bug. */
function nobody(app: App | undefined): Acting {
	const none = (what: string): never => {
		throw new Error(`a call without an account has no ${what}`);
	};
	return {
		get account() {
			return none('account');
		},
		get rootNamespaceId() {
			return none('root namespace');
		},
		get app() {
			return app ?? none('app');
		},
		scopes: new Set(),
		isTeamAdmin: false,
		can: () => false,
	};
}
