import type { HttpResponse } from '../http/Send';

/** What n8n's request helper answers with `returnFullResponse`. */
export interface FullResponse {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

/** The same as the ports know it: header names in lower case, repeated headers joined, the body as bytes. */
export function responseOf({ statusCode, headers, body }: FullResponse): HttpResponse {
	return {
		status: statusCode,
		headers: headersOf(headers),
		body: Buffer.isBuffer(body) ? body : Buffer.from(String(body ?? '')),
	};
}

export const headersOf = (headers: FullResponse['headers']): HttpResponse['headers'] =>
	Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
