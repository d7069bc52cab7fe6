import { Refusal } from '../core/Refusal';
import { SingleFlightRefresh } from '../http/SingleFlightRefresh';
import type { SendingContext } from './requestWithAuthentication';

/**
 * One per credential and process: executions that begin together meet an expiry together. Holds no token, and
 * nothing of an execution but a promise while it renews.
 */
const refreshes = new Map<string, SingleFlightRefresh>();

/** What sees to it that the token of the node's credential is renewed once for all requests. */
export function refreshFor(context: SendingContext, credentialType: string): SingleFlightRefresh {
	const id = context.getNode().credentials?.[credentialType]?.id;
	const known = refreshes.get(id ?? '');
	if (known !== undefined) return known;
	const refresh = new SingleFlightRefresh((thrown) => thrown instanceof Refusal);
	// A credential that was not saved yet has no ID, and is nobody else's.
	if (id) refreshes.set(id, refresh);
	return refresh;
}
