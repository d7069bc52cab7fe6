import type { Clock } from '../../http/Clock';
import type { SendStreaming, Send } from '../../http/Send';
import type { Call, DownloadApi } from './Api';
import { toApiError } from './toApiError';
import { openDownload } from './openDownload';
import { RateLimiter } from './RateLimiter';
import { isTransient, isUncertain } from './isTransient';
import { createSdk, type ActingHeaders } from './createSdk';
import { requireJsonObject } from './requireJsonObject';
import { OutageBreaker } from './OutageBreaker';

/**
 * The Api of one execution. `headers` says for whom it acts; it is asked once, before the first call, and
 * what it rejects with is every call's answer.
 * @param open how downloads are opened
 */
export function createApi(
	send: Send,
	clock: Clock,
	headers: () => Promise<ActingHeaders>,
	open: SendStreaming = nothingToOpen,
): DownloadApi {
	const pace = new RateLimiter(clock);
	const paced = pace.throttle(requireJsonObject(send));
	const waitedOut = new OutageBreaker(clock);
	const made =
		<T>(call: Call<T>) =>
		async (seen: (send: Send) => Send) =>
			(await call(createSdk(seen(paced), await headers())).catch(throwApiError)).result;
	return {
		call: async (call) => await waitedOut.run(isTransient, made(call)),
		callOnce: async (call) =>
			await waitedOut.run((error) => isTransient(error) && !isUncertain(error), made(call)),
		open: async (call) =>
			await waitedOut.run(
				isTransient,
				async (seen) =>
					await openDownload(open, (send) => seen(pace.throttle(send)), await headers(), call).catch(
						throwApiError,
					),
			),
	};
}

function throwApiError(thrown: unknown): never {
	throw toApiError(thrown);
}

/** Where nothing is downloaded, as in the lists of the panel. */
const nothingToOpen: SendStreaming = async () =>
	await Promise.reject(new TypeError('this Api was made without a way to open downloads'));
