import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import type { Service } from '../http/createService';
import type { SendStreaming } from '../http/types';
import { connectionLost, destroyUnread, readRejection, readResponseStart, toStreamed } from './responses';
import type { FullResponse } from './responses';
import { requestBody } from './streams';

/** The one helper of n8n that adds no token. */
export type PlainHelpers = Pick<IExecuteFunctions['helpers'], 'httpRequest'>;

/** Milliseconds; who stores what is read may pause for a while. */
const TIMEOUT = 300_000;

/**
 * Opens what lies at an address that is itself the permission to read it, or to put something there, such as a signed one
 * of a service's storage: no token goes along, and no redirect is followed. Every HTTP status is an answer; only the
 * content of a success comes as a stream.
 * @returns a `SendStreaming` that throws ConnectionLost, without the address
 */
export function createOpenUnsigned(helpers: PlainHelpers, service: Service): SendStreaming {
	return async (request) => {
		const { url, method, headers, body } = request;
		const options: IHttpRequestOptions = {
			...{ url, method, headers: { ...headers }, timeout: TIMEOUT, encoding: 'stream' },
			...(body === undefined ? {} : { body: requestBody(request) }),
			...{ returnFullResponse: true, ignoreHttpStatusErrors: true, disableFollowRedirect: true },
		};
		const requestOnce = async (): Promise<FullResponse> =>
			(await helpers.httpRequest(options)) as FullResponse;
		return toStreamed(
			await requestOnce().then(readResponseStart, (thrown: unknown) => {
				destroyUnread(thrown);
				const result = readRejection(url, thrown, service);
				if (result instanceof Error && result.name !== 'Refusal') throw result;
				throw connectionLost(service);
			}),
		);
	};
}
