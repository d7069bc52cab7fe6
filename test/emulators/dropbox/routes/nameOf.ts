import type { users } from 'dropbox';
import type { Account } from '../state/accounts';

/** A person's name in the five forms that every account carries. */
export function nameOf(account: Account): users.Name {
	return {
		given_name: account.givenName,
		surname: account.surname,
		familiar_name: account.givenName,
		display_name: account.displayName,
		abbreviated_name: `${account.givenName.charAt(0)}${account.surname.charAt(0)}`,
	};
}
