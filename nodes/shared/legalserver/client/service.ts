import { createService } from '../../http/createService';
import { createRateReader } from '../../http/createRateReader';
import type { RateRules } from '../../http/RateWindow';

/** How LegalServer differs from a plain HTTP service. */
export const legalServerService = createService({
	name: 'LegalServer',
	statusPage: 'your LegalServer site in a browser (it is updated every week)',
	credentialCheck: 'its site, environment and token or password',
	// Nothing renews a token, and 401 is also what it says for lack of a permission.
	isTokenRefused: () => false,
	maySayList: ({ url }) => /\/documents(\?|$)/.test(url),
});

const A_MINUTE = 60_000;

/** 200 calls a minute for a site, shared by everybody who uses its API. It says how many are left, and until when. */
export const legalServerRate: RateRules = {
	service: legalServerService,
	grant: { calls: 200, every: A_MINUTE },
	read: createRateReader('x-rate-limit'),
};
