import type { EmulatedResponse } from '../../core/contract';
import type { Fault } from '../../core/faults/Fault';
import { CONNECTION_CUT } from '../../core/faults/applyTransportFault';
import { json, text } from './responses';
import { notAuthorised, tagged, wrongPathRoot } from './Refusal';
import type { rootInfoOf } from './rootInfoOf';

/**
 * The answer that a fault gives instead of the route's; undefined for faults that let the route run.
 * The caller's root is asked for only where the answer speaks of it.
 */
export function faultResponse(
	fault: Fault,
	route: string,
	rootInfo: () => ReturnType<typeof rootInfoOf>,
): EmulatedResponse | undefined {
	switch (fault.kind) {
		case 'too_many_requests':
			return fault.format === 'text'
				? text(429, 'Too many requests', retryAfter(fault.retryAfter))
				: rateLimitResponse('too_many_requests', fault.retryAfter);
		case 'too_many_write_operations':
			return fault.status === 429
				? rateLimitResponse(fault.kind, fault.retryAfter)
				: tagged(409, writeError(route));
		case 'expired_token':
			return notAuthorised('expired_access_token').response;
		case 'invalid_root':
			return wrongPathRoot({ '.tag': 'invalid_root', invalid_root: rootInfo() }).response;
		case 'status':
			return text(fault.status, fault.body, fault.headers);
		case 'route_error':
			return tagged(409, fault.error);
		case 'cursor_reset':
			return tagged(409, { '.tag': 'reset' });
		case 'reset':
			return fault.when === 'before_commit' ? CONNECTION_CUT : undefined;
		default:
			return undefined;
	}
}

function rateLimitResponse(tag: string, after: number | string | null): EmulatedResponse {
	const seconds = typeof after === 'number' ? after : 1;
	const error = { reason: { '.tag': tag }, retry_after: seconds };
	return json(429, { error_summary: `${tag}/..`, error }, retryAfter(after));
}

function retryAfter(after: number | string | null): Record<string, string> {
	return after === null ? {} : { 'retry-after': String(after) };
}

/** Where the routes put a WriteError: under `path`, `to`, or on top of the union. */
function writeError(route: string): { '.tag': string } {
	const reason = { '.tag': 'too_many_write_operations' };
	if (route === 'files/upload') return { '.tag': 'path', ...{ reason, upload_session_id: '' } };
	if (route === 'files/delete_v2') return { '.tag': 'path_write', ...{ path_write: reason } };
	if (/^files\/(move|copy)_v2$/.test(route)) return { '.tag': 'to', ...{ to: reason } };
	if (/batch/.test(route)) return reason;
	return { '.tag': 'path', ...{ path: reason } };
}
