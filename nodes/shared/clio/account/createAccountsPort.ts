import type { ClioApi } from '../client/ClioApi';
import { throwRefusal } from '../errors/toRefusal';
import type { Accounts } from '../port';

interface RawAccount {
	id: number;
	name?: string | null;
	email?: string | null;
}

export const createAccountsPort = (api: ClioApi): Accounts => ({
	async readAccount() {
		const { id, name, email } = await api
			.read<RawAccount>(['users', 'who_am_i'], { fields: 'id,name,email' })
			.catch(throwRefusal);
		return { userId: id, name: name ?? '', email: email ?? '' };
	},
});
