import type { ClioApi } from '../client/ClioApi';
import { throwRefusal } from '../errors/toRefusal';
import type { Accounts } from '../port';
import { createWebhooksPort } from '../webhooks/createWebhooksPort';
import { checkPermissions } from './checkPermissions';

interface RawAccount {
	id: number;
	name?: string | null;
	email?: string | null;
}

export function createAccountsPort(api: ClioApi): Accounts {
	const readAccount = async () => {
		const { id, name, email } = await api
			.read<RawAccount>(['users', 'who_am_i'], { fields: 'id,name,email' })
			.catch(throwRefusal);
		return { userId: id, name: name ?? '', email: email ?? '' };
	};
	return {
		readAccount,
		async checkConnection() {
			const account = await readAccount();
			const { region, onlyRead } = api;
			const missingPermissions = await checkPermissions(api);
			const isHidden = missingPermissions.includes('Webhooks');
			const webhooks = isHidden ? [] : await createWebhooksPort(api).listWebhooks();
			const { left, of } = api.remainingCalls();
			return {
				...{ account, region, onlyRead, missingPermissions, callsLeft: left, callsPerMinute: of },
				webhooks: webhooks.map(({ model, status, expiresAt }) => ({ model, status, expiresAt })),
			};
		},
	};
}
