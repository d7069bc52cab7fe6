import type { Clock, Send } from '../ports';
import type { Api, Call } from './Api';
import { asApiError } from './apiError';
import { isTransient, isUncertain, withPatience } from './retry';
import { sdkOn, type ActingHeaders } from './sdkOn';

/**
 * The Api of one execution. `headers` says for whom it acts; it is asked once, before the first call, and
 * what it rejects with is every call's answer.
 */
export function apiOn(send: Send, clock: Clock, headers: () => Promise<ActingHeaders>): Api {
	const sdk = async () => sdkOn(send, await headers());
	const attempt =
		<T>(call: Call<T>) =>
		async () =>
			await sdk()
				.then(call)
				.then(
					(response) => response.result,
					(thrown: unknown) => {
						throw asApiError(thrown);
					},
				);
	return {
		call: async (call) => await withPatience(clock, isTransient, attempt(call)),
		callOnce: async (call) =>
			await withPatience(clock, (error) => isTransient(error) && !isUncertain(error), attempt(call)),
	};
}
