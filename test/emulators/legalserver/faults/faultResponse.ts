import type { EmulatedResponse } from '../../core/contract';
import { commonFaultResponse, type FaultResponses } from '../../core/faults/Fault';
import { htmlPage } from '../gateway/htmlPage';
import { notAuthorizedRefusal, notForThisSiteRefusal } from '../gateway/Refusal';
import { overloaded, siteDown, tooManyRequests } from '../gateway/unavailable';
import type { LegalServerFault } from './LegalServerFault';

/** What a fault gives instead of the route's response; undefined for faults that let the route run. */
export function faultResponse(fault: LegalServerFault): EmulatedResponse | undefined {
	switch (fault.kind) {
		case 'site_down':
			return siteDown();
		case 'overloaded':
			return overloaded();
		case 'html_page':
			return htmlPage(fault.status, 'LegalServer');
		case 'not_authorized':
			return notAuthorizedRefusal().response;
		case 'not_for_this_site':
			return notForThisSiteRefusal().response;
		case 'broken_json':
			return undefined;
		default:
			return commonFaultResponse(fault, RESPONSES);
	}
}

const RESPONSES: FaultResponses = {
	tooManyRequests: (_retryAfter, headers) => tooManyRequests(headers),
	expiredToken: () => notAuthorizedRefusal().response,
};

/** What a fault makes of the route's own response. */
export function afterFault(
	fault: LegalServerFault | undefined,
	response: EmulatedResponse,
): EmulatedResponse {
	if (fault?.kind !== 'broken_json' || typeof response.body !== 'string') return response;
	return { ...response, body: response.body.slice(0, Math.floor(response.body.length / 2)) };
}
