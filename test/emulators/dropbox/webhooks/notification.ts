import type { Account, App } from '../state/accounts';
import { hmacSha256 } from './hmacSha256';

/** A notification as it goes over the wire. */
export interface Notification {
	accountIds: string[];
	body: Buffer;
	/** Of `X-Dropbox-Signature`: HMAC-SHA256 of the raw body with the app's secret, in lower-case hex. */
	signature: string;
}

/** It says whose Dropbox changed and nothing more. */
export function notificationOf(accounts: readonly Account[], app: Pick<App, 'secret'>): Notification {
	const accountIds = accounts.map(({ accountId }) => accountId);
	const payload = { list_folder: { accounts: accountIds }, delta: { users: accounts.map(userNumber) } };
	const body = Buffer.from(JSON.stringify(payload));
	return { accountIds, body, signature: hmacSha256(Buffer.from(app.secret), body).toString('hex') };
}

/** The number by which the first version of the API knew a person; any stable one will do. */
function userNumber({ accountId }: Account): number {
	return [...accountId].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 100_000_000, 7);
}
