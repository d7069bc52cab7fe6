import type { Send } from '../../http/types';
import { Dropbox, DropboxResponseError } from '../../vendor/dropbox';
import { ApiError, isTagged, type Tagged } from './Api';
import { dropboxService } from './service';

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
export function createSdk(send: Send, acting: ActingHeaders = {}): Dropbox {
	return new Dropbox({ ...acting, fetch: createFetch(send) });
}

interface SdkRequest {
	method?: string;
	headers?: Record<string, string>;
	body?: string | Buffer | readonly Buffer[] | null;
}

const createFetch = (send: Send) => async (url: string, request: SdkRequest) => {
	const { method, headers, body } = normalizeArguments(request);
	const answer = await send({
		url,
		method: method === 'GET' ? 'GET' : 'POST',
		headers: { ...headers },
		...(body === null || body === undefined ? {} : { body: toPieces(body) }),
	});
	return {
		ok: answer.status >= 200 && answer.status < 300,
		status: answer.status,
		headers: new Map(Object.entries(answer.headers)),
		text: async () => answer.body.toString('utf8'),
		arrayBuffer: async () => answer.body,
	};
};

/**
 * Dropbox keeps names in NFC, and was seen not to find, nor to move to, a path that is not (docs/unverified.md). So
 * whatever an argument says goes out in NFC: here, since no operation can then forget it. Between what JSON is written
 * with and a mark that follows it nothing is composed.
 */
function normalizeArguments({ headers = {}, body, ...request }: SdkRequest): SdkRequest {
	const { [ARGUMENT]: argument } = headers;
	const isArgument = typeof body === 'string' && headers['Content-Type'] === 'application/json';
	return {
		...request,
		headers: argument === undefined ? headers : { ...headers, [ARGUMENT]: normalizeHeaderArgument(argument) },
		...(body === undefined ? {} : { body: isArgument ? body.normalize('NFC') : body }),
	};
}

/** Escaped again as it was. */
function normalizeHeaderArgument(argument: string): string {
	if (!argument.includes('\\u')) return argument;
	return JSON.stringify(JSON.parse(argument)).normalize('NFC').replace(BEYOND_ASCII, escapeUnit);
}

const ARGUMENT = 'Dropbox-API-Arg';
const BEYOND_ASCII = /[\u007f-\uffff]/g;
const escapeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Without copying: chunks of documents, given as `contents`, are sent as the buffers they were read into. */
function toPieces(body: string | Buffer | readonly Buffer[]): readonly Buffer[] {
	if (typeof body === 'string') return [Buffer.from(body)];
	return Buffer.isBuffer(body) ? [body] : body;
}

/** What the SDK throws for an answer, as ApiError; anything else stays what it is. */
export function toApiError(thrown: unknown): unknown {
	if (!(thrown instanceof DropboxResponseError)) return thrown;
	const body: unknown = thrown.error;
	const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
	return new ApiError(
		thrown.status,
		isTagged(fields['error']) ? fields['error'] : reasonOf(fields['error']),
		String(fields['error_summary'] ?? (typeof body === 'string' ? body : '')),
		dropboxService.retryAfter(Object.fromEntries(thrown.headers as Map<string, string>)),
	);
}

/** A 429's `error` is a struct around its union: `{"reason": {".tag": …}}`. */
function reasonOf(error: unknown): Tagged | undefined {
	if (typeof error !== 'object' || error === null) return undefined;
	const { reason } = error as { reason?: unknown };
	return isTagged(reason) ? reason : undefined;
}
