import type { Site } from '../state/Site';

export interface Allowance {
	exceeded: boolean;
	headers: Record<string, string>;
}

/** Counts requests of a site, whoever they are from; undefined where none are counted. */
export function countRequest(site: Site, requests = 1): Allowance | undefined {
	const { rateLimit: limit, rateWindow } = site.switches;
	if (limit === null) return undefined;
	const now = site.clock.now();
	if (site.window.endsAt <= now) site.window = { endsAt: now + rateWindow, used: 0 };
	const exceeded = site.window.used >= limit;
	site.window.used = Math.min(limit, site.window.used + requests);
	return {
		exceeded,
		headers: {
			'x-rate-limit-limit': String(limit),
			'x-rate-limit-remaining': String(limit - site.window.used),
			'x-rate-limit-reset': String(Math.ceil(site.window.endsAt / 1000)),
		},
	};
}
