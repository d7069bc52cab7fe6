import { outcomeOf } from '../../../shared/core/outcome';
import type { AccountReport } from '../../../shared/dropbox/port';
import type { Operation } from '../../../shared/node/Operation';
import type { ConnectionDependencies } from '../shared/Dependencies';

interface Connection extends AccountReport {
	/** Of the token with which it was asked, so read after it. */
	tokenMark: string;
}

/**
 * Check Connection: whose Dropbox it is, for a workflow that tests a setup or that notes down when n8n got a new access
 * token. It only reads.
 */
export const checkConnection: Operation<object, Connection, ConnectionDependencies> = {
	asTool: 'runs',
	fields: [],
	read: () => ({}),
	run: async (requests, { dropbox, readTokenMark }) => {
		const connection = await outcomeOf(async () => {
			const report = await dropbox.describeAccount();
			return { ...report, tokenMark: await readTokenMark() };
		});
		return requests.map(() => connection);
	},
	rows: (connection) => [{ ...connection }],
};
