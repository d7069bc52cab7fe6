/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Readable } from 'node:stream';

/** One HTTP request as it reaches an emulated service, whatever carried it (proxy or nock). */
export interface EmulatedRequest {
	/** Host name without port, lower case: `api.example.com`. */
	host: string;
	method: string;
	/** Path without the query string. */
	path: string;
	query: URLSearchParams;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	/** Who keeps bytes of it beyond the response copies them: the memory is used for the next request. */
	body: Buffer;
	/** SHA-256 of each of the body's blocks (`blockSize` of the service), where it was hashed as it came in. */
	blockDigests?: readonly Buffer[];
}

/** What an emulated service sends back. */
export interface EmulatedResponse {
	status: number;
	headers: Record<string, string>;
	body: Buffer | string | Readable;
	/** The connection is cut instead of ended: at once, or after so many bytes of the body. */
	cutAfterBytes?: number;
	/** The body is sent in pieces with pauses, so that the client sees a slow response. */
	bytesPerSecond?: number;
}

/** A service that answers requests out of its own state. */
export interface EmulatedService {
	/** The host names it answers for. */
	readonly hosts: readonly string[];
	/** How fast bodies arrive on each connection of the proxy; as fast as they come if undefined. */
	readonly bytesPerSecondPerConnection?: number | undefined;
	/** Bytes of a body that the proxy reads; a longer one is refused with 413. 16 MiB if undefined. */
	readonly largestBody?: number;
	/** The proxy hashes bodies of declared length in blocks of so many bytes, as they come in; not at all if undefined. */
	readonly blockSize?: number;
	handle(request: EmulatedRequest): Promise<EmulatedResponse>;
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): EmulatedResponse {
	return {
		status,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body ?? null),
	};
}

export function text(status: number, body: string, headers: Record<string, string> = {}): EmulatedResponse {
	return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}
