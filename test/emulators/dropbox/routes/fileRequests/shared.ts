import { RouteError, type Call } from '../../route';
import { type FileRequest, fileRequestsOf } from '../../fileRequests/FileRequest';

type Caller = Pick<Call, 'state' | 'acting'>;

/** Throws disabled_for_team where the team does not have file requests. */
export function demandAllowed({ state, acting }: Caller): void {
	if (acting.account.teamId !== undefined && !state.switches.fileRequestsAllowed) {
		throw new RouteError({ '.tag': 'disabled_for_team' });
	}
}

/** The account's own request. Throws not_found, or no_permission for somebody else's. */
export function ownRequest({ state, acting }: Caller, id: string): FileRequest {
	const request = fileRequestsOf(state).get(id);
	if (!request) throw new RouteError({ '.tag': 'not_found' });
	if (request.accountId !== acting.account.accountId) throw new RouteError({ '.tag': 'no_permission' });
	return request;
}
