/** One HTTP request to a service, without its credentials: whoever sends it adds those. */
export interface HttpRequest {
	url: string;
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	headers: Record<string, string>;
	/** In pieces that follow each other, all in memory, so that it can be sent again. */
	body?: readonly Buffer[];
}

export interface HttpResponse {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	body: Buffer;
}

/**
 * Sends a request with the credential's token. Every HTTP status is an answer; a token that expired has been
 * renewed and the request repeated before a 401 is seen here.
 * @throws ConnectionLost when no whole answer came: the request may have had its effect
 * @throws Refusal `not_connected` when the credential cannot get a token any more
 */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/** An answer whose body is read as it arrives, once. */
export interface StreamedResponse {
	status: number;
	/** Names in lower case. */
	headers: Record<string, string>;
	body: AsyncIterable<Uint8Array>;
}

/** The same as `Send`, for answers that may be larger than memory. */
export type SendStreaming = (request: HttpRequest) => Promise<StreamedResponse>;

/** No whole answer came. Whether the service acted is not known. */
export class ConnectionLost extends Error {
	override readonly name = 'ConnectionLost';
}

/** Time, waiting and chance, so that retries can be tested without any of the three. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	sleep(milliseconds: number): Promise<void>;
	/** In [0, 1), as Math.random. */
	random(): number;
	/**
	 * Milliseconds after which a call that does not go through is given up; fifteen minutes where this is not said. A
	 * run that waits for many cases may take long, one that somebody waits for may not.
	 */
	readonly giveUpAfter?: number;
}
