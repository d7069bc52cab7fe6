import { isTokenRefused } from '../dropbox/tokenRefused';
import type { ApiAnswer, Send } from '../ports';
import { answerOf } from './answers';
import { refreshFor } from './refreshes';
import { notConnected, readRejection, type Reading } from './rejections';
import { asked, timeoutOf, type Manner, type SendingContext } from './requests';

/** Milliseconds: Dropbox takes some seconds for a batch. */
const SHORTEST_TIMEOUT = 10_000;

/**
 * Sends requests with the token of the node's credential, through n8n's request helper: tokens, proxies and
 * certificates stay n8n's. HTTP statuses are ignored so that each is an answer; n8n renews a token only when
 * it may reject, so that mode is used once a token was refused, by one request for all.
 * @param giveUpAfter milliseconds after which the run gives up a call, where that is not n8n's own
 */
export function sendOn(context: SendingContext, credentialType: string, giveUpAfter?: number): Send {
	const refresh = refreshFor(context, credentialType);
	const timeout = timeoutOf(giveUpAfter, SHORTEST_TIMEOUT);
	return async (request) => {
		const reading = async (manner: Omit<Manner, 'encoding'>): Promise<Reading> =>
			await asked(context, credentialType, request, { ...manner, ...timeout, encoding: 'arraybuffer' }).then(
				answerOf,
				(thrown: unknown) => readRejection(request.url, thrown),
			);
		const ask = async () => orThrow(await reading({ ignoreHttpStatusErrors: true }));
		return await refresh.answer<ApiAnswer>({
			ask,
			askRenewing: async () => {
				const renewing = await reading({});
				return renewing === 'to be asked again' ? await ask() : orThrow(renewing);
			},
			isExpired: isTokenRefused,
		});
	};
}

function orThrow(reading: Reading): ApiAnswer {
	if (reading instanceof Error) throw reading;
	if (reading === 'to be asked again') throw notConnected();
	return reading;
}
