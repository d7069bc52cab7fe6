import { randomBytes } from 'node:crypto';
import type { EmulatedResponse } from '../../core/contract';

/** Adds the headers that every answer of the API has; support asks for the request ID. */
export function withRequestId(response: EmulatedResponse): EmulatedResponse {
	return {
		...response,
		headers: {
			'x-dropbox-request-id': randomBytes(16).toString('hex'),
			'x-content-type-options': 'nosniff',
			'cache-control': 'no-cache',
			...response.headers,
		},
	};
}
