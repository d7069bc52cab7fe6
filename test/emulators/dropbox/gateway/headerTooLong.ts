import { text, type EmulatedRequest, type EmulatedResponse } from '../../core/contract';
import type { DropboxState } from '../state/DropboxState';

/**
 * The 431 of the load balancer in front of the service, or undefined for a request that it lets through. The
 * request's line counts, as an argument may be in it.
 */
export function headerTooLong(state: DropboxState, request: EmulatedRequest): EmulatedResponse | undefined {
	if (headerLength(request) <= state.switches.longestHeader) return undefined;
	return text(431, 'Request Header Fields Too Large', { connection: 'close' });
}

function headerLength({ method, path, query, headers }: EmulatedRequest): number {
	const line = `${method} ${path}?${query.toString()} HTTP/1.1\r\n`;
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	return lines.reduce((bytes, one) => bytes + one.length, line.length);
}
