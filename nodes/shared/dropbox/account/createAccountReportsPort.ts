import type { Api } from '../client/Api';
import { throwRefusal } from '../errors/toRefusal';
import type { AccountReports } from '../port';
import { checkPermissions } from './checkPermissions';

/** Who is connected, for people who set it up. Nothing is written. */
export const createAccountReportsPort = (api: Api): AccountReports => ({
	async describeAccount() {
		const account = await api.call(async (sdk) => await sdk.usersGetCurrentAccount()).catch(throwRefusal);
		await checkPermissions(api);
		const { root_namespace_id: root, home_namespace_id: home } = account.root_info;
		return {
			accountId: account.account_id,
			name: account.name.display_name,
			email: account.email,
			plan: account.account_type['.tag'],
			team: account.team?.name ?? '',
			hasTeamSpace: account.team !== undefined && root !== home,
		};
	},
});
