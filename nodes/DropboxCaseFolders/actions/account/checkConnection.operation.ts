import { outcomeOf } from '../../../shared/core/outcome';
import type { Operation } from '../../../shared/node/Operation';
import type { ConnectionDependencies } from '../shared/Dependencies';

interface Connection {
	accountId: string;
	/** Of the token with which it was asked, so read after it. */
	tokenMark: string;
}

/** Check Connection: for a workflow that notes down when n8n got a new access token. */
export const checkConnection: Operation<object, Connection, ConnectionDependencies> = {
	// It only reads.
	asTool: 'runs',
	fields: [],
	read: () => ({}),
	run: async (requests, { dropbox, readTokenMark }) => {
		const connection = await outcomeOf(async () => {
			const { accountId } = await dropbox.whoAmI();
			return { accountId, tokenMark: await readTokenMark() };
		});
		return requests.map(() => connection);
	},
	rows: ({ accountId, tokenMark }) => [{ accountId, tokenMark }],
};
