import type { ClioState } from '../state/ClioState';
import { MINUTE } from '../state/time';
import { isPeak } from './isPeak';

/** Requests per token in windows of a minute, each of which begins with its first request. */
export class RateLimiter {
	private readonly windows = new Map<string, { endsAt: number; used: number }>();

	/** Counts a request. Undefined where none are counted. */
	count(state: ClioState, token: string): Allowance | undefined {
		const limit = limitOf(state);
		if (limit === null) return undefined;
		const now = state.clock.now();
		const known = this.windows.get(token);
		const window = known && known.endsAt > now ? known : { endsAt: now + MINUTE, used: 0 };
		this.windows.set(token, window);
		const exceeded = window.used >= limit;
		if (!exceeded) window.used += 1;
		return new Allowance(limit, limit - window.used, window.endsAt, exceeded, now);
	}

	forget(): void {
		this.windows.clear();
	}
}

/** What a token may still do. */
export class Allowance {
	constructor(
		private readonly limit: number,
		private readonly remaining: number,
		private readonly endsAt: number,
		readonly exceeded: boolean,
		private readonly now: number,
	) {}

	get headers(): Record<string, string> {
		return {
			'x-ratelimit-limit': String(this.limit),
			'x-ratelimit-remaining': String(this.remaining),
			'x-ratelimit-reset': String(Math.ceil(this.endsAt / 1000)),
			...(this.exceeded
				? { 'retry-after': String(Math.max(1, Math.ceil((this.endsAt - this.now) / 1000))) }
				: {}),
		};
	}
}

function limitOf({ switches: { rateLimit, offPeakRateLimit }, region, clock }: ClioState): number | null {
	if (rateLimit === null || offPeakRateLimit === null) return rateLimit;
	return isPeak(region, clock.now()) ? rateLimit : offPeakRateLimit;
}
