import { NodeOperationError, OperationalError, UserError } from 'n8n-workflow';
import { Refusal } from '../core/Refusal';
import type { Service } from '../http/createService';
import { ConnectionLost, type HttpResponse, type StreamedResponse } from '../http/types';
import { isStream, readWhole, type ContentStream } from './streams';

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

/** An answer with its content still to come, or one that is not a success and was read to its end. */
export type ResponseStart = (Omit<StreamedResponse, 'body'> & { body: ContentStream }) | HttpResponse;

export async function readResponseStart({ statusCode, headers, body }: FullResponse): Promise<ResponseStart> {
	if (!isStream(body)) return responseOf({ statusCode, headers, body });
	const isSuccess = statusCode >= 200 && statusCode < 300;
	if (isSuccess) return { status: statusCode, headers: headersOf(headers), body };
	return responseOf({ statusCode, headers, body: await readWhole(body) });
}

/** The same, its body to be read as it arrives in either case. */
export const toStreamed = ({ status, headers, body }: ResponseStart): StreamedResponse => ({
	status,
	headers,
	body: Buffer.isBuffer(body) ? singlePiece(body) : body,
});

async function* singlePiece(bytes: Buffer): AsyncGenerator<Buffer> {
	yield bytes;
}

type Cause = Record<string, unknown>;

/** What a request ended in, as far as it can be told. */
export type RequestResult = HttpResponse | Error | 'to be asked again';

/**
 * What n8n's request helper rejected with: the service's answer after all, or why there is none. The rejection
 * itself holds the request with its bearer token, in several places: it is read here, and never passed on,
 * attached or printed.
 */
export function readRejection(url: string, thrown: unknown, service: Service): RequestResult {
	const links = causesOf(thrown);
	const answer = links.map((link) => ownResponse(url, link)).find((found) => found !== undefined);
	return answer ?? reasonIn(links, service) ?? reasonInCode(links, service);
}

function reasonIn(links: Cause[], service: Service): Error | undefined {
	const refusal = links.find((link) => link instanceof Refusal);
	if (refusal instanceof Refusal) return refusal.reason === 'unavailable' ? connectionLost(service) : refusal;
	if (links.some(({ code }) => code === 'ERR_CANCELED')) return cancelledError();
	if (links.some(isConnectionLoss)) return connectionLost(service);
	const said = messageOfN8n(links);
	return said === undefined ? undefined : noTokenRefusal(service, said);
}

/**
 * Older n8n (1.123, 2.0) leaves out what caused an error of its own, and keeps a code: an HTTP status, or a name
 * such as ECONNRESET. A status alone is no answer. Up to 499 the request had no effect and can be asked again
 * with statuses ignored, which then gives its answer; later ones may have had one.
 */
function reasonInCode([outermost]: Cause[], service: Service): Error | 'to be asked again' {
	const code = String(outermost?.['httpCode'] ?? '');
	if (code === 'ERR_CANCELED') return cancelledError();
	const status = Number(code);
	if (status >= 400 && status < 500) return 'to be asked again';
	if (status > 0 || /^(E[A-Z]+|ERR_[A-Z_]+)$/.test(code))
		return CODES_OF_OAUTH.includes(code) ? noTokenRefusal(service) : connectionLost(service);
	return noTokenRefusal(service);
}

/** By which n8n's OAuth client says that the token address refused, or that there is no refresh token. */
const CODES_OF_OAUTH = ['EAUTH', 'ESTATUS', 'ERR_ASSERTION'];

const cancelledError = () => new OperationalError('The execution was cancelled');

/** No new token was to be had. */
export const noTokenRefusal = (
	{ name, credentialCheck }: Service,
	message = `${name} did not return a new access token for this credential`,
): Refusal =>
	new Refusal(
		'not_connected',
		message,
		`Open the credential and connect it again. If that does not help, check ${credentialCheck}.`,
	);

/**
 * What n8n says about the credential to whoever runs the workflow: that it was never connected, that its
 * connection was revoked, that it may not be used for this address. n8n writes no secrets into these.
 */
function messageOfN8n(links: Cause[]): string | undefined {
	const said = links.find((link) => link instanceof UserError || link instanceof NodeOperationError);
	return (said as Error | undefined)?.message.replace(/\.$/, '');
}

export const connectionLost = ({ name }: Service): ConnectionLost =>
	new ConnectionLost(`${name} sent no complete response`);

/** The request was on its way, or that for a new token was, and the network or the service did not last. */
function isConnectionLoss({ isAxiosError, response }: Cause): boolean {
	if (isAxiosError !== true) return false;
	const status = Number((response as { status?: unknown } | undefined)?.status ?? 0);
	return status < 400 || status === 429 || status >= 500;
}

/** The answer to the request itself; on the way to it n8n may have asked for a token, at another address. */
function ownResponse(url: string, { response }: Cause): HttpResponse | undefined {
	if (typeof response !== 'object' || response === null) return undefined;
	const { status, headers, data, config } = response as Cause & { config?: { url?: unknown } };
	if (config?.url !== url || typeof status !== 'number' || !Buffer.isBuffer(data)) return undefined;
	return responseOf({ statusCode: status, headers: headers as FullResponse['headers'], body: data });
}

/** An error, what caused it, and so on inwards. */
function causesOf(thrown: unknown): Cause[] {
	const links: Cause[] = [];
	for (let link = thrown; typeof link === 'object' && link !== null; link = (link as Cause)['cause']) {
		if (links.includes(link as Cause)) break;
		links.push(link as Cause);
	}
	return links;
}

/** Frees the connection of an answer that came as a rejection, and that nobody reads. */
export function destroyUnread(thrown: unknown): void {
	for (const { response } of causesOf(thrown)) {
		const unread = (response as { data?: unknown } | undefined)?.data;
		if (isStream(unread)) unread.destroy();
	}
}
