import type { EmulatedResponse } from '../../core/contract';
import { commonFaultResponse, type FaultResponses } from '../../core/faults/Fault';
import { NotAuthorised } from '../gateway/authenticate';
import { errorBody, forbidden } from '../gateway/ClioRefusal';
import { htmlPage } from '../gateway/htmlPage';
import type { ClioFault } from './ClioFault';

/** What a fault gives instead of the route's response; undefined for faults that let the route run. */
export function faultResponse(fault: ClioFault): EmulatedResponse | undefined {
	switch (fault.kind) {
		case 'api_error':
			return errorBody(fault.status, fault.type, fault.message);
		case 'html_error':
			return htmlPage(fault.status, 'The server had a problem');
		case 'forbidden':
			return forbidden('The application does not have access to this resource.').response;
		case 'broken_json':
			return undefined;
		default:
			return commonFaultResponse(fault, RESPONSES);
	}
}

const RESPONSES: FaultResponses = {
	tooManyRequests: (_retryAfter, headers) => errorBody(429, 'RateLimited', 'Too many requests.', headers),
	expiredToken: () => new NotAuthorised('The access token expired').response,
};

/** What a fault makes of the route's own response. */
export function afterFault(fault: ClioFault | undefined, response: EmulatedResponse): EmulatedResponse {
	if (fault?.kind !== 'broken_json' || typeof response.body !== 'string') return response;
	return { ...response, body: response.body.slice(0, Math.floor(response.body.length / 2)) };
}
