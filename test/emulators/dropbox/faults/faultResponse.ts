import { json, type EmulatedResponse } from '../../core/contract';
import { commonFaultResponse, retryAfterHeader, type FaultResponses } from '../../core/faults/Fault';
import { notAuthorised, tagged, wrongPathRoot } from '../gateway/Refusal';
import type { rootInfoOf } from '../gateway/rootInfoOf';
import type { DropboxFault } from './DropboxFault';

/**
 * The response that a fault gives instead of the route's; undefined for faults that let the route run.
 * The caller's root is asked for only where the response speaks of it.
 */
export function faultResponse(
	fault: DropboxFault,
	route: string,
	rootInfo: () => ReturnType<typeof rootInfoOf>,
): EmulatedResponse | undefined {
	switch (fault.kind) {
		case 'too_many_write_operations':
			return fault.status === 429
				? rateLimitResponse(fault.kind, fault.retryAfter, retryAfterHeader(fault.retryAfter))
				: tagged(409, writeError(route));
		case 'invalid_root':
			return wrongPathRoot({ '.tag': 'invalid_root', invalid_root: rootInfo() }).response;
		case 'route_error':
			return tagged(409, fault.error);
		case 'cursor_reset':
			return tagged(409, { '.tag': 'reset' });
		case 'busy_entries':
		case 'async_job':
		case 'short_page':
		case 'empty_page':
			return undefined;
		default:
			return commonFaultResponse(fault, DROPBOX_RESPONSES);
	}
}

const DROPBOX_RESPONSES: FaultResponses = {
	tooManyRequests: (retryAfter, headers) => rateLimitResponse('too_many_requests', retryAfter, headers),
	expiredToken: () => notAuthorised('expired_access_token').response,
};

function rateLimitResponse(
	tag: string,
	retryAfter: number | string | null,
	headers: Record<string, string>,
): EmulatedResponse {
	const seconds = typeof retryAfter === 'number' ? retryAfter : 1;
	const error = { reason: { '.tag': tag }, retry_after: seconds };
	return json(429, { error_summary: `${tag}/..`, error }, headers);
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
