import type { Clock, OpenAnswer, Send } from '../ports';
import type { Call, OpeningApi } from './Api';
import { asApiError } from './apiError';
import { opened } from './opened';
import { Pace } from './Pace';
import { isTransient, isUncertain } from './retry';
import { sdkOn, type ActingHeaders } from './sdkOn';
import { understood } from './understood';
import { WaitedOut } from './WaitedOut';

/**
 * The Api of one execution. `headers` says for whom it acts; it is asked once, before the first call, and
 * what it rejects with is every call's answer.
 * @param open how downloads are opened
 */
export function apiOn(
	send: Send,
	clock: Clock,
	headers: () => Promise<ActingHeaders>,
	open: OpenAnswer = nothingToOpen,
): OpeningApi {
	const pace = new Pace(clock);
	const paced = pace.paced(understood(send));
	const waitedOut = new WaitedOut(clock);
	const made =
		<T>(call: Call<T>) =>
		async (seen: (send: Send) => Send) =>
			(await call(sdkOn(seen(paced), await headers())).catch(rejectAsApiError)).result;
	return {
		call: async (call) => await waitedOut.patiently(isTransient, made(call)),
		callOnce: async (call) =>
			await waitedOut.patiently((error) => isTransient(error) && !isUncertain(error), made(call)),
		open: async (call) =>
			await waitedOut.patiently(
				isTransient,
				async (seen) =>
					await opened(open, (send) => seen(pace.paced(send)), await headers(), call).catch(rejectAsApiError),
			),
	};
}

function rejectAsApiError(thrown: unknown): never {
	throw asApiError(thrown);
}

/** Where nothing is downloaded, as in the lists of the panel. */
const nothingToOpen: OpenAnswer = async () =>
	await Promise.reject(new TypeError('this Api was made without a way to open downloads'));
