import { NO_ARGUMENT } from '../../arguments/stone';
import type { Route } from '../../route';

/** Ends the token of the call, its refresh token, and every other token made from that one. */
export const revokeToken: Route<null> = {
	name: 'auth/token/revoke',
	argument: NO_ARGUMENT,
	async answer({ state, request }): Promise<null> {
		const bearer = (request.headers.authorization ?? '').replace(/^bearer +/i, '');
		const token = state.registry.accessTokens.get(bearer);
		if (!token) return null;
		token.revoked = true;
		if (token.refreshToken === undefined) return null;
		const refresh = state.registry.refreshTokens.get(token.refreshToken);
		if (refresh) refresh.revoked = true;
		for (const other of state.registry.accessTokens.values()) {
			if (other.refreshToken === token.refreshToken) other.revoked = true;
		}
		return null;
	},
};
