import { createService, HttpError } from '../../http/createService';
import { createRateReader } from '../../http/createRateReader';
import type { RateRules } from '../../http/RateWindow';
import { ConnectionLost } from '../../http/types';

/** The version of the API that is asked for; without it answers change when Clio's default does. */
export const API_VERSION = '4.0.13';

const TRANSIENT_STATUSES = [429, 500, 502, 503, 504];

/** How Clio differs from a plain HTTP service. */
export const clioService = createService({
	name: 'Clio',
	statusPage: 'status.clio.com',
	credentialCheck:
		'its region, and that its client ID and client secret match the app key and app secret in the developer portal of that region',
	maySayNothing: ({ method, url }) => method === 'DELETE' || /\/activate(\.json)?$/.test(url),
	isTransient: (thrown) =>
		thrown instanceof ConnectionLost ||
		(thrown instanceof HttpError && TRANSIENT_STATUSES.includes(thrown.status)),
});

/** 50 calls a minute for each token while Clio's offices are open, more at other times: it says how many. */
export const clioRate: RateRules = {
	service: clioService,
	grant: { calls: 50, every: 60_000 },
	read: createRateReader('x-ratelimit'),
};
