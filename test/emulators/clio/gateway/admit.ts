import type { EmulatedRequest } from '../../core/contract';
import type { Call, Need } from '../route';
import type { AccessToken } from '../state/access';
import type { ClioState } from '../state/ClioState';
import { allows, titleOf, type Permissions } from '../state/permissions';
import type { Webhooks } from '../webhooks/Webhooks';
import { NotAuthorised } from './authenticate';
import { forbidden } from './ClioRefusal';

/** Everything about a call that its token says. */
export function callOf(
	state: ClioState,
	webhooks: Webhooks,
	request: EmulatedRequest,
	{ grant }: AccessToken,
	id: number,
): Call {
	const user = state.users.at(grant.userId);
	if (!user.enabled) throw new NotAuthorised('The access token is invalid');
	const { permissions } = grant;
	const scene = { state, user, permissions };
	return { ...{ state, webhooks, request, query: request.query, id, user, grant, scene } };
}

/** Throws the 403 for the first box that was not ticked when the person agreed. */
export function requirePermissions(permissions: Permissions, needs: readonly Need[]): void {
	const missing = needs.find(([permission, access]) => !allows(permissions, permission, access));
	if (!missing) return;
	const [permission, access] = missing;
	throw forbidden(`The application does not have ${access} access to ${titleOf(permission)}.`);
}

/** Throws the 403 for a nonce of a custom action that is over, was used, or is another person's. */
export function requireNonce({ state, query, user, grant }: Call): void {
	const nonce = query.get('custom_action_nonce');
	if (nonce !== null && !state.nonces.redeem(nonce, user.id, grant.appKey, state.clock.now()))
		throw forbidden('The custom action nonce is invalid.');
}
