import type { ICredentialTestFunctions } from 'n8n-workflow';
import type { Service } from '../http/createService';
import type { Send } from '../http/types';
import { connectionLost, responseOf, type FullResponse } from './responses';

/** The one way to the network that n8n lends to the test of a credential. */
export type TestHelpers = Pick<ICredentialTestFunctions['helpers'], 'request'>;

/**
 * Sends requests during the test of a credential, where n8n adds no token and renews none: headers are sent
 * as they are given. Every HTTP status is an answer. Bodies are text: that helper alters a form that is bytes.
 */
export function createTestSend(helpers: TestHelpers, signed: Record<string, string>, service: Service): Send {
	return async ({ url, method, headers, body }) =>
		await helpers
			.request({
				...{ uri: url, method, headers: { ...headers, ...signed } },
				...(body === undefined ? {} : { body: Buffer.concat(body).toString('utf8') }),
				...{ simple: false, resolveWithFullResponse: true, encoding: null },
			})
			.then((response: FullResponse) => responseOf(response))
			// What is thrown there holds the headers that were sent.
			.catch(() => {
				throw connectionLost(service);
			});
}
