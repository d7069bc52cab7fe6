import { outcomeOf } from '../../../shared/core/outcome';
import type { AccountReport } from '../../../shared/dropbox/port';
import type { Operation } from '../../../shared/node/Operation';
import type { DropboxOnly } from '../shared/Dependencies';

/** Check Connection: whose Dropbox it is, for a workflow that tests a set-up. It only reads. */
export const checkConnection: Operation<object, AccountReport, DropboxOnly> = {
	asTool: 'runs',
	fields: [],
	read: () => ({}),
	run: async (requests, { dropbox }) => {
		const report = await outcomeOf(async () => await dropbox.describeAccount());
		return requests.map(() => report);
	},
	rows: (report) => [{ ...report }],
};
