import type { LegalServerApi } from '../client/LegalServerApi';
import { throwRefusal } from '../errors/toRefusal';
import type { Accounts } from '../port';
import { checkPermissions } from './checkPermissions';

export const createAccountsPort = (api: LegalServerApi): Accounts => ({
	async checkConnection() {
		const missingPermissions = await checkPermissions(api).catch(throwRefusal);
		const { left, of } = api.remainingCalls();
		const { host, isDemo, onlyRead, tokenAge } = api;
		return {
			...{ site: host, isDemo, onlyRead, missingPermissions },
			...{ tokenEnds: tokenAge?.ends, daysLeft: tokenAge?.daysLeft },
			...{ callsLeft: left, callsPerMinute: of },
		};
	},
});
