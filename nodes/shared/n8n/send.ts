import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';
import { Refusal } from '../domain/Refusal';
import { isTokenRefused } from '../dropbox/tokenRefused';
import type { ApiAnswer, ApiRequest, Send } from '../ports';
import { answerOf, type FullResponse } from './answers';
import { OneRefresh } from './oneRefresh';
import { notConnected, readRejection, type Reading } from './rejections';
import { requestBody } from './requestBody';

/** Where n8n lends its request helper: while a node runs, or while a list in its panel is filled. */
export type SendingContext = IExecuteFunctions | ILoadOptionsFunctions;

/**
 * One per credential and process: executions that begin together meet an expiry together. Holds no token, and
 * nothing of an execution but a promise while it renews.
 */
const refreshes = new Map<string, OneRefresh>();

/**
 * Sends requests with the token of the node's credential, through n8n's request helper: tokens, proxies and
 * certificates stay n8n's. HTTP statuses are ignored so that each is an answer; n8n renews a token only when
 * it may reject, so that mode is used once a token was refused, by one request for all.
 */
export function sendOn(context: SendingContext, credentialType: string): Send {
	const refresh = refreshFor(context, credentialType);
	return async (request) => {
		const ask = async () => await asked(context, credentialType, request, { ignoreHttpStatusErrors: true });
		return await refresh.answer<ApiAnswer>({
			ask: async () => orThrow(await ask()),
			askRenewing: async () => {
				const reading = await asked(context, credentialType, request, {});
				return orThrow(reading === 'to be asked again' ? await ask() : reading);
			},
			isExpired: isTokenRefused,
		});
	};
}

function refreshFor(context: SendingContext, credentialType: string): OneRefresh {
	const id = context.getNode().credentials?.[credentialType]?.id;
	const known = refreshes.get(id ?? '');
	if (known !== undefined) return known;
	const refresh = new OneRefresh((thrown) => thrown instanceof Refusal);
	// A credential that was not saved yet has no ID, and is nobody else's.
	if (id) refreshes.set(id, refresh);
	return refresh;
}

async function asked(
	context: SendingContext,
	credentialType: string,
	request: ApiRequest,
	mode: Pick<IHttpRequestOptions, 'ignoreHttpStatusErrors'>,
): Promise<Reading> {
	const { url, method, headers, body } = request;
	// n8n writes into the options and their headers: each try gets its own.
	const options: IHttpRequestOptions = {
		...{ url, method, headers: { ...headers }, ...mode },
		...(body === undefined ? {} : { body: requestBody(request) }),
		returnFullResponse: true,
		encoding: 'arraybuffer',
		// n8n sends the token along to wherever an answer points.
		disableFollowRedirect: true,
	};
	return await context.helpers.httpRequestWithAuthentication.call(context, credentialType, options).then(
		(response) => answerOf(response as FullResponse),
		(thrown: unknown) => readRejection(url, thrown),
	);
}

function orThrow(reading: Reading): ApiAnswer {
	if (reading instanceof Error) throw reading;
	if (reading === 'to be asked again') throw notConnected();
	return reading;
}
