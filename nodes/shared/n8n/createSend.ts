import type {
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { Refusal } from '../core/Refusal';
import { SingleFlightRefresh } from '../http/SingleFlightRefresh';
import type { Service } from '../http/createService';
import type { HttpRequest, HttpResponse, Send, SendStreaming } from '../http/types';
import { clock } from './clock';
import { requestBody } from './streams';
import { tellRefreshed } from './tellRefreshed';
import {
	destroyUnread,
	noTokenRefusal,
	readRejection,
	readResponseStart,
	responseOf,
	toStreamed,
	type FullResponse,
	type ResponseStart,
} from './responses';

/** Where n8n lends its request helper: while a node runs or waits, or while a list in its panel is filled. */
export type SendingContext =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| ITriggerFunctions
	| IHookFunctions
	| IWebhookFunctions;

/** With whose token requests are sent, and what they are to keep to. */
export interface Sender {
	context: SendingContext;
	credentialType: string;
	service: Service;
	/** Milliseconds after which the run gives up a call, where that is not n8n's own. */
	giveUpAfter?: number | undefined;
}

/** Milliseconds that a request is waited for at least: services take some seconds for a batch. */
const SHORTEST_TIMEOUT = 10_000;
/** The same where a body is streamed: who stores what arrives may pause for a while. */
const SHORTEST_STREAMING_TIMEOUT = 60_000;
/** n8n's own limit, also where a run gives up later. */
const LONGEST_TIMEOUT = 300_000;

/**
 * Sends requests with the token of the node's credential, through n8n's request helper: tokens, proxies and
 * certificates stay n8n's. HTTP statuses are ignored so that each is an answer; n8n renews a token only when
 * it may reject, so that mode is used once a token was refused, by one request for all.
 */
export function createSend(sender: Sender): Send {
	return createSender<HttpResponse>(sender, {
		...{ encoding: 'arraybuffer', shortest: SHORTEST_TIMEOUT },
		read: async (response) => responseOf(response),
		fromRejection: (response) => response,
		isTokenRefused: (response) => sender.service.isTokenRefused(response),
	});
}

/**
 * The same for answers whose body is read as it arrives, and with the same one renewal of the token for all
 * requests. Only the content of a success comes as a stream, which is n8n's own.
 */
export function createSendStreaming(sender: Sender): SendStreaming {
	const send = createSender<ResponseStart>(sender, {
		...{ encoding: 'stream', shortest: SHORTEST_STREAMING_TIMEOUT },
		read: readResponseStart,
		// What the service said lies in a stream that nobody reads: with the token renewed it is asked for again.
		fromRejection: () => 'to be asked again',
		isTokenRefused: ({ body, ...start }) =>
			Buffer.isBuffer(body) && sender.service.isTokenRefused({ ...start, body }),
	});
	return async (request) => toStreamed(await send(request));
}

interface Encoding<Response> {
	encoding: 'arraybuffer' | 'stream';
	/** Milliseconds. */
	shortest: number;
	read(response: FullResponse): Promise<Response>;
	/** What an answer is worth that came as a rejection. */
	fromRejection(response: HttpResponse): Response | 'to be asked again';
	isTokenRefused(response: Response): boolean;
}

function createSender<Response>(
	{ context, credentialType, service, giveUpAfter }: Sender,
	{ encoding, shortest, read, fromRejection, isTokenRefused }: Encoding<Response>,
): (request: HttpRequest) => Promise<Response> {
	const refresh = refreshFor(context, credentialType);
	/** Half of it, so that a connection which hangs is tried a second time; all of it where that is too short for a call. */
	const timeoutFor = (patience: number) => {
		const least = encoding === 'stream' ? shortest : Math.min(shortest, patience);
		return Math.min(LONGEST_TIMEOUT, Math.max(least, patience / 2));
	};
	const timeout = giveUpAfter === undefined ? {} : { timeout: timeoutFor(giveUpAfter) };
	const ask = async (
		request: HttpRequest,
		statuses: Pick<IHttpRequestOptions, 'ignoreHttpStatusErrors'>,
	): Promise<Response | 'to be asked again'> => {
		const { url, method, headers, body } = request;
		// n8n writes into the options and their headers: each try gets its own.
		const options: IHttpRequestOptions = {
			...{ url, method, headers: { ...headers }, ...statuses, ...timeout, encoding },
			...(body === undefined ? {} : { body: requestBody(request) }),
			returnFullResponse: true,
			// n8n sends the token along to wherever an answer points.
			disableFollowRedirect: true,
		};
		const { httpRequestWithAuthentication } = context.helpers;
		// Whatever is thrown holds the token: not even what the helper throws at once goes on as it is.
		const requestOnce = async (): Promise<FullResponse> =>
			(await httpRequestWithAuthentication.call(context, credentialType, options)) as FullResponse;
		return await requestOnce().then(read, (thrown: unknown) => {
			destroyUnread(thrown);
			const result = readRejection(url, thrown, service);
			if (result instanceof Error) throw result;
			return result === 'to be asked again' ? result : fromRejection(result);
		});
	};
	return async (request) => {
		const askOnce = async (): Promise<Response> => {
			const response = await ask(request, { ignoreHttpStatusErrors: true });
			if (response === 'to be asked again') throw noTokenRefusal(service);
			return response;
		};
		return await refresh.run({
			send: askOnce,
			sendRenewing: async () => {
				const renewed = await ask(request, {});
				const response = renewed === 'to be asked again' ? await askOnce() : renewed;
				if (!isTokenRefused(response)) tellRefreshed(context, credentialType, new Date(clock.now()));
				return response;
			},
			isExpired: isTokenRefused,
		});
	};
}

/**
 * One per credential and process: executions that begin together meet an expiry together. Holds no token, and
 * nothing of an execution but a promise while it renews.
 */
const refreshes = new Map<string, SingleFlightRefresh>();

/** What sees to it that the token of the node's credential is renewed once for all requests. */
function refreshFor(context: SendingContext, credentialType: string): SingleFlightRefresh {
	const id = context.getNode().credentials?.[credentialType]?.id;
	const known = refreshes.get(id ?? '');
	if (known !== undefined) return known;
	const refresh = new SingleFlightRefresh((thrown) => thrown instanceof Refusal);
	// A credential that was not saved yet has no ID, and is nobody else's.
	if (id) refreshes.set(id, refresh);
	return refresh;
}
