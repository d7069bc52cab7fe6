import type { EmulatedRequest, EmulatedResponse } from '../core/contract';
import type { Caller } from './state/access';
import type { LegalServerState } from './state/LegalServerState';
import type { Permission } from './state/permissions';
import type { Site } from './state/Site';

/** Everything a route may know about the call it answers. */
export interface Call {
	state: LegalServerState;
	site: Site;
	request: EmulatedRequest;
	query: URLSearchParams;
	/** The parts of the path that the route names: `uuid` of `/matters/:uuid`. */
	params: Readonly<Record<string, string>>;
	caller: Caller;
}

export interface Route {
	/** `GET api/v1/matters/:uuid`: what the log and fault rules call it. */
	name: string;
	/** All of them. */
	needs: readonly Permission[];
	/** Whether the site has to pay for it. */
	premium?: boolean;
	answer(call: Call): EmulatedResponse | Promise<EmulatedResponse>;
}
