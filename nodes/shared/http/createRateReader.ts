import type { RateReading } from './RateWindow';
import type { HttpResponse } from './types';

/**
 * What a response says of a limit by three headers, as GitHub has them: how many calls there are in a window, how many
 * are left, and the second of the epoch in which the next one begins.
 * @param prefix `x-ratelimit`
 */
export const createRateReader =
	(prefix: string) =>
	(headers: HttpResponse['headers'], now: number): RateReading | undefined => {
		const remaining = numberIn(headers[`${prefix}-remaining`]);
		const reset = numberIn(headers[`${prefix}-reset`]);
		if (remaining === undefined || reset === undefined) return undefined;
		// By the service's own clock, since n8n's may be wrong; to the end of the second that it names.
		const date = Date.parse(headers['date'] ?? '');
		const resetsIn = reset * 1000 - (Number.isNaN(date) ? now : date) + 1000;
		return { calls: numberIn(headers[`${prefix}-limit`]), remaining, resetsIn };
	};

function numberIn(header: string | undefined): number | undefined {
	const number = Number(header ?? Number.NaN);
	return Number.isFinite(number) && number >= 0 ? number : undefined;
}
