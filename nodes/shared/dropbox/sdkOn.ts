import type { Send } from '../ports';
import { Dropbox } from '../vendor/dropbox';

/** The headers by which a call acts for somebody, as the SDK takes them. */
export interface ActingHeaders {
	selectUser?: string;
	selectAdmin?: string;
	/** JSON, as the header carries it. */
	pathRoot?: string;
}

/**
 * The SDK with its requests going through `send`. It holds no token: the sender adds it. Statuses, headers
 * and bodies come back as they were answered, for the SDK to read.
 */
export function sdkOn(send: Send, acting: ActingHeaders = {}): Dropbox {
	return new Dropbox({ ...acting, fetch: fetchOn(send) });
}

interface SdkRequest {
	method?: string;
	headers?: Record<string, string>;
	body?: string | Buffer | readonly Buffer[] | null;
}

const fetchOn = (send: Send) => async (url: string, request: SdkRequest) => {
	const answer = await send({
		url,
		method: request.method === 'GET' ? 'GET' : 'POST',
		headers: { ...request.headers },
		...(request.body === null || request.body === undefined ? {} : { body: asPieces(request.body) }),
	});
	return {
		ok: answer.status >= 200 && answer.status < 300,
		status: answer.status,
		headers: new Map(Object.entries(answer.headers)),
		text: async () => answer.body.toString('utf8'),
		arrayBuffer: async () => answer.body,
	};
};

/** Without copying: chunks of documents, given as `contents`, are sent as the buffers they were read into. */
function asPieces(body: string | Buffer | readonly Buffer[]): readonly Buffer[] {
	if (typeof body === 'string') return [Buffer.from(body)];
	return Buffer.isBuffer(body) ? [body] : body;
}
