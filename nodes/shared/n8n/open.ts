import { isTokenRefused } from '../dropbox/tokenRefused';
import type { ApiAnswer, OpenAnswer, OpenedAnswer } from '../ports';
import { answerOf, headersOf, type FullResponse } from './answers';
import { isStream, whole, type ContentStream } from './contentStream';
import { refreshFor } from './refreshes';
import { linksOf, notConnected, readRejection } from './rejections';
import { asked, timeoutOf, type Manner, type SendingContext } from './requests';

/** An answer with its content still to come, or one that is not a success and was read to its end. */
type Begun = (Omit<OpenedAnswer, 'body'> & { body: ContentStream }) | ApiAnswer;

/** Milliseconds: who stores what arrives may pause for a while. */
const SHORTEST_TIMEOUT = 60_000;

/**
 * The same as `sendOn` for answers whose body is read as it arrives, and with the same one renewal of the token
 * for all requests. Only the content of a success comes as a stream, which is n8n's own.
 */
export function openOn(context: SendingContext, credentialType: string, giveUpAfter?: number): OpenAnswer {
	const refresh = refreshFor(context, credentialType);
	const timeout = timeoutOf(giveUpAfter, SHORTEST_TIMEOUT);
	return async (request) => {
		const answer = async (manner: Omit<Manner, 'encoding'>): Promise<Begun | 'to be asked again'> =>
			await asked(context, credentialType, request, { ...manner, ...timeout, encoding: 'stream' }).then(
				begun,
				(thrown: unknown) => notBegun(request.url, thrown),
			);
		const ask = async () => orThrow(await answer({ ignoreHttpStatusErrors: true }));
		const { status, headers, body } = await refresh.answer<Begun>({
			ask,
			askRenewing: async () => {
				const renewing = await answer({});
				return renewing === 'to be asked again' ? await ask() : renewing;
			},
			isExpired: ({ body: said, ...more }) =>
				Buffer.isBuffer(said) && isTokenRefused({ ...more, body: said }),
		});
		return { status, headers, body: Buffer.isBuffer(body) ? inOnePiece(body) : body };
	};
}

async function begun({ statusCode, headers, body }: FullResponse): Promise<Begun> {
	if (!isStream(body)) return answerOf({ statusCode, headers, body });
	const isSuccess = statusCode >= 200 && statusCode < 300;
	if (isSuccess) return { status: statusCode, headers: headersOf(headers), body };
	return answerOf({ statusCode, headers, body: await whole(body) });
}

/** What Dropbox said lies in a stream that nobody reads: with the token renewed it is asked for again. */
function notBegun(url: string, thrown: unknown): 'to be asked again' {
	for (const { response } of linksOf(thrown)) {
		const unread = (response as { data?: unknown } | undefined)?.data;
		if (isStream(unread)) unread.destroy();
	}
	const reading = readRejection(url, thrown);
	if (reading instanceof Error) throw reading;
	return 'to be asked again';
}

function orThrow(answer: Begun | 'to be asked again'): Begun {
	if (answer === 'to be asked again') throw notConnected();
	return answer;
}

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Buffer> {
	yield bytes;
}
