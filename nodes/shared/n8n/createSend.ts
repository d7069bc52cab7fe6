import { isTokenRefused } from '../dropbox/client/isTokenRefused';
import type { HttpResponse, Send } from '../http/Send';
import { responseOf } from './responseOf';
import { refreshFor } from './refreshFor';
import { notConnectedRefusal, readRejection, type RequestResult } from './readRejection';
import {
	requestWithAuthentication,
	timeoutOf,
	type RequestMode,
	type SendingContext,
} from './requestWithAuthentication';

/** Milliseconds: Dropbox takes some seconds for a batch. */
const SHORTEST_TIMEOUT = 10_000;

/**
 * Sends requests with the token of the node's credential, through n8n's request helper: tokens, proxies and
 * certificates stay n8n's. HTTP statuses are ignored so that each is an answer; n8n renews a token only when
 * it may reject, so that mode is used once a token was refused, by one request for all.
 * @param giveUpAfter milliseconds after which the run gives up a call, where that is not n8n's own
 */
export function createSend(context: SendingContext, credentialType: string, giveUpAfter?: number): Send {
	const refresh = refreshFor(context, credentialType);
	const timeout = timeoutOf(giveUpAfter, SHORTEST_TIMEOUT);
	return async (request) => {
		const reading = async (manner: Omit<RequestMode, 'encoding'>): Promise<RequestResult> =>
			await requestWithAuthentication(context, credentialType, request, {
				...manner,
				...timeout,
				encoding: 'arraybuffer',
			}).then(responseOf, (thrown: unknown) => readRejection(request.url, thrown));
		const ask = async () => orThrow(await reading({ ignoreHttpStatusErrors: true }));
		return await refresh.run<HttpResponse>({
			send: ask,
			sendRenewing: async () => {
				const renewing = await reading({});
				return renewing === 'to be asked again' ? await ask() : orThrow(renewing);
			},
			isExpired: isTokenRefused,
		});
	};
}

function orThrow(reading: RequestResult): HttpResponse {
	if (reading instanceof Error) throw reading;
	if (reading === 'to be asked again') throw notConnectedRefusal();
	return reading;
}
