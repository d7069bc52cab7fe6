import type { RateWindow } from './RateWindow';
import type { Clock, HttpResponse, Send } from './types';

/**
 * Sends each request when the limit of its token lets it.
 * @param reserve calls of each window that are left for others
 */
export function paceRequests(send: Send, clock: Clock, rate: RateWindow, reserve: number): Send {
	return async (request) => {
		await rate.acquire(clock, reserve);
		let response: HttpResponse | undefined;
		try {
			return (response = await send(request));
		} finally {
			rate.release(response, clock.now());
		}
	};
}
