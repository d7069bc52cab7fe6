import type {
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IPollFunctions,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { HttpRequest } from '../http/Send';
import type { FullResponse } from './responseOf';
import { requestBody } from './requestBody';

/** Where n8n lends its request helper: while a node runs or waits, or while a list in its panel is filled. */
export type SendingContext =
	| IExecuteFunctions
	| ILoadOptionsFunctions
	| IPollFunctions
	| ITriggerFunctions
	| IHookFunctions
	| IWebhookFunctions;

/** How one request is put to n8n's helper. */
export interface RequestMode {
	/** Whether each HTTP status is an answer. n8n renews a token only where it may reject instead. */
	ignoreHttpStatusErrors?: true;
	/** Milliseconds for connecting, and without a byte after that; n8n's five minutes where this is not said. */
	timeout?: number;
	/** How the answer's body comes. */
	encoding: 'arraybuffer' | 'stream';
}

/** n8n's own limit, also where a run gives up later. */
const LONGEST_TIMEOUT = 300_000;

/**
 * How long one request of a run is waited for that gives up after so many milliseconds: half of that, so that a
 * connection which hangs is tried a second time, but never less than `least`.
 */
export const timeoutOf = (giveUpAfter: number | undefined, least: number): Pick<RequestMode, 'timeout'> =>
	giveUpAfter === undefined ? {} : { timeout: Math.min(LONGEST_TIMEOUT, Math.max(least, giveUpAfter / 2)) };

/** Makes a request with the token of the node's credential, through n8n's request helper. */
export async function requestWithAuthentication(
	context: SendingContext,
	credentialType: string,
	request: HttpRequest,
	manner: RequestMode,
): Promise<FullResponse> {
	const { url, method, headers, body } = request;
	// n8n writes into the options and their headers: each try gets its own.
	const options: IHttpRequestOptions = {
		...{ url, method, headers: { ...headers }, ...manner },
		...(body === undefined ? {} : { body: requestBody(request) }),
		returnFullResponse: true,
		// n8n sends the token along to wherever an answer points.
		disableFollowRedirect: true,
	};
	const { httpRequestWithAuthentication: made } = context.helpers;
	return (await made.call(context, credentialType, options)) as FullResponse;
}
