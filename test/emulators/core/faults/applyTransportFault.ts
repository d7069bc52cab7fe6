import type { EmulatedResponse } from '../contract';
import type { Fault } from './Fault';

/** What the network does to an answer that was already made; other faults leave it alone. */
export function applyTransportFault(fault: Fault | undefined, response: EmulatedResponse): EmulatedResponse {
	switch (fault?.kind) {
		case 'slow_body':
			return { ...response, bytesPerSecond: fault.bytesPerSecond };
		case 'truncated_body':
			return { ...response, cutAfterBytes: fault.bytes };
		case 'reset':
			return { ...response, cutAfterBytes: 0 };
		default:
			return response;
	}
}

/** No answer at all. */
export const CONNECTION_CUT: EmulatedResponse = { status: 500, headers: {}, body: '', cutAfterBytes: 0 };
