import { isTokenRefused } from '../dropbox/client/isTokenRefused';
import type { HttpResponse, SendStreaming, StreamedResponse } from '../http/Send';
import { responseOf, headersOf, type FullResponse } from './responseOf';
import { isStream, readWhole, type ContentStream } from './contentStream';
import { refreshFor } from './refreshFor';
import { causesOf, notConnectedRefusal, readRejection } from './readRejection';
import {
	requestWithAuthentication,
	timeoutOf,
	type RequestMode,
	type SendingContext,
} from './requestWithAuthentication';

/** An answer with its content still to come, or one that is not a success and was read to its end. */
type ResponseStart = (Omit<StreamedResponse, 'body'> & { body: ContentStream }) | HttpResponse;

/** Milliseconds: who stores what arrives may pause for a while. */
const SHORTEST_TIMEOUT = 60_000;

/**
 * The same as `sendOn` for answers whose body is read as it arrives, and with the same one renewal of the token
 * for all requests. Only the content of a success comes as a stream, which is n8n's own.
 */
export function createSendStreaming(
	context: SendingContext,
	credentialType: string,
	giveUpAfter?: number,
): SendStreaming {
	const refresh = refreshFor(context, credentialType);
	const timeout = timeoutOf(giveUpAfter, SHORTEST_TIMEOUT);
	return async (request) => {
		const answer = async (
			manner: Omit<RequestMode, 'encoding'>,
		): Promise<ResponseStart | 'to be asked again'> =>
			await requestWithAuthentication(context, credentialType, request, {
				...manner,
				...timeout,
				encoding: 'stream',
			}).then(readResponseStart, (thrown: unknown) => rejectOrRetry(request.url, thrown));
		const ask = async () => orThrow(await answer({ ignoreHttpStatusErrors: true }));
		const { status, headers, body } = await refresh.run<ResponseStart>({
			send: ask,
			sendRenewing: async () => {
				const renewing = await answer({});
				return renewing === 'to be asked again' ? await ask() : renewing;
			},
			isExpired: ({ body: said, ...more }) =>
				Buffer.isBuffer(said) && isTokenRefused({ ...more, body: said }),
		});
		return { status, headers, body: Buffer.isBuffer(body) ? singlePiece(body) : body };
	};
}

async function readResponseStart({ statusCode, headers, body }: FullResponse): Promise<ResponseStart> {
	if (!isStream(body)) return responseOf({ statusCode, headers, body });
	const isSuccess = statusCode >= 200 && statusCode < 300;
	if (isSuccess) return { status: statusCode, headers: headersOf(headers), body };
	return responseOf({ statusCode, headers, body: await readWhole(body) });
}

/** What Dropbox said lies in a stream that nobody reads: with the token renewed it is asked for again. */
function rejectOrRetry(url: string, thrown: unknown): 'to be asked again' {
	for (const { response } of causesOf(thrown)) {
		const unread = (response as { data?: unknown } | undefined)?.data;
		if (isStream(unread)) unread.destroy();
	}
	const reading = readRejection(url, thrown);
	if (reading instanceof Error) throw reading;
	return 'to be asked again';
}

function orThrow(answer: ResponseStart | 'to be asked again'): ResponseStart {
	if (answer === 'to be asked again') throw notConnectedRefusal();
	return answer;
}

async function* singlePiece(bytes: Buffer): AsyncGenerator<Buffer> {
	yield bytes;
}
