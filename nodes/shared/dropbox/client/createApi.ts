import { createClient } from '../../http/createClient';
import { discardContent } from '../../http/discardContent';
import { keepContent } from '../../http/keepContent';
import { ConnectionLost, type Clock, type Send, type SendStreaming } from '../../http/types';
import { Dropbox, DropboxResponseError } from '../../vendor/dropbox';
import {
	ApiError,
	isCorrupted,
	isTagged,
	isTransient,
	isUncertain,
	type Call,
	type DownloadApi,
	type Tagged,
} from './Api';
import { dropboxService } from './service';

/** How often bytes are sent that arrive damaged each time. */
const MOST_CORRUPTED = 3;

/**
 * The Api of one execution. `headers` says for whom it acts; it is asked once, before the first call, and
 * what it rejects with is every call's answer.
 * @param open how downloads are opened
 */
export function createApi(
	send: Send,
	clock: Clock,
	headers: () => Promise<ActingHeaders>,
	open: SendStreaming = nothingToOpen,
): DownloadApi {
	const client = createClient(send, clock, dropboxService);
	const sendCall = async <T>(call: Call<T>, sendInTurn: Send) =>
		(await call(createSdk(sendInTurn, await headers())).catch(throwApiError)).result;
	return {
		call: async (call) =>
			await client.call(async (sendInTurn) => await sendCall(call, sendInTurn), repeatable(isTransient)),
		async callOnce(call, findResult) {
			let mayBeDone = false;
			return await client.call(
				async (sendInTurn) => {
					const found = mayBeDone ? await findResult?.() : undefined;
					if (found !== undefined) return found;
					return await sendCall(call, sendInTurn).catch((thrown: unknown) => {
						mayBeDone = isUncertain(thrown);
						throw thrown;
					});
				},
				repeatable((thrown) => isTransient(thrown) && (findResult !== undefined || !isUncertain(thrown))),
			);
		},
		// The SDK writes the request and reads the metadata and errors; it would read the content into memory.
		async open(call) {
			let content: AsyncIterable<Uint8Array> | undefined;
			const through = keepContent(open, (opened) => (content = opened));
			const attempt = async (sendInTurn: Send) => {
				content = undefined;
				const result = await sendCall(call, sendInTurn).catch(async (thrown: unknown) => {
					if (content === undefined) throw thrown;
					// Content without a word about the file is that of whoever stands between.
					await discardContent(content);
					throw new ConnectionLost('the response did not come from Dropbox');
				});
				if (content === undefined) throw new ConnectionLost('the answer had no content');
				return { result, content };
			};
			return await client.call(attempt, isTransient, through);
		},
	};
}

/** Whether a call may go through later; bytes that arrived damaged, as their hash tells, are sent a few times. */
function repeatable(isPassing: (thrown: unknown) => boolean): (thrown: unknown) => boolean {
	let sent = 1;
	return (thrown) => isPassing(thrown) || (isCorrupted(thrown) && sent++ < MOST_CORRUPTED);
}

function throwApiError(thrown: unknown): never {
	throw toApiError(thrown);
}

/** Where nothing is downloaded, as in the lists of the panel. */
const nothingToOpen: SendStreaming = async () =>
	await Promise.reject(new TypeError('this Api was made without a way to open downloads'));

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
