import type { Clock, Send } from '../../http/types';

/** Milliseconds by which clocks differ without harm. */
const HARMLESS = 60_000;

/** What time it is at Clio, as its answers say: the clock of n8n's machine may be wrong by an hour, or be set right. */
export class ServiceTime {
	private ahead = 0;

	/** @param now by n8n's clock */
	at(now: number): number {
		return now + this.ahead;
	}

	/** Takes the time from each answer that says it. */
	listen(send: Send, clock: Pick<Clock, 'now'>): Send {
		return async (request) => {
			const response = await send(request);
			const difference = Date.parse(response.headers['date'] ?? '') - clock.now();
			if (!Number.isNaN(difference)) this.ahead = Math.abs(difference) < HARMLESS ? 0 : difference;
			return response;
		};
	}
}
