/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Readable } from 'node:stream';

/** One HTTP request as it reaches an emulated service, whatever carried it (proxy or nock). */
export interface EmulatedRequest {
	/** Host name without port, lower case: `api.dropboxapi.com`. */
	host: string;
	method: string;
	/** Path without the query string. */
	path: string;
	query: URLSearchParams;
	/** Names in lower case. */
	headers: Readonly<Record<string, string>>;
	/** Who keeps bytes of it beyond the answer copies them: the memory is used for the next request. */
	body: Buffer;
	/** SHA-256 of each 4 MiB of the body, where it was hashed as it came in. */
	blockDigests?: readonly Buffer[];
}

/** What an emulated service answers. */
export interface EmulatedResponse {
	status: number;
	headers: Record<string, string>;
	body: Buffer | string | Readable;
	/** The connection is cut instead of ended: at once, or after so many bytes of the body. */
	cutAfterBytes?: number;
	/** The body is sent in pieces with pauses, so that the client sees a slow answer. */
	bytesPerSecond?: number;
}

/** A service that answers requests out of its own state. */
export interface EmulatedService {
	/** The host names it answers for. */
	readonly hosts: readonly string[];
	/** How fast bodies arrive on each connection of the proxy; as fast as they come if undefined. */
	readonly bytesPerSecondPerConnection?: number | undefined;
	handle(request: EmulatedRequest): Promise<EmulatedResponse>;
}
