/** What one request takes. */
export interface RequestLimits {
	entries: number;
	/** Bytes of the documents together. */
	body: number;
	/** Bytes of what the entries say of the documents, in a header. */
	header: number;
}

/** What a document adds to the request that it is put into; bytes. */
export interface RequestLoad {
	body: number;
	header: number;
}

/**
 * Puts documents into requests in their order, each filled as far as it goes. A document that is too much for
 * any request has one of its own.
 */
export function packRequests<T extends RequestLoad>(loads: readonly T[], limits: RequestLimits): T[][] {
	const requests: T[][] = [];
	let request: T[] = [];
	let room = limits;
	for (const load of loads) {
		const fits = room.entries >= 1 && room.body >= load.body && room.header >= load.header;
		if (!fits && request.length > 0) {
			requests.push(request);
			request = [];
			room = limits;
		}
		request.push(load);
		room = {
			entries: room.entries - 1,
			body: room.body - load.body,
			header: room.header - load.header,
		};
	}
	return request.length === 0 ? requests : [...requests, request];
}
