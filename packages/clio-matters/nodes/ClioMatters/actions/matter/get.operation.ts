import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { matterLocator } from '../../../../../../nodes/shared/clioNode/fields';
import { readParameters, recordLocator } from '../../../../../../nodes/shared/clioNode/readParameters';
import type { Matter } from '../../../../../../nodes/shared/clio/port';
import type { Dependencies } from '../shared/Dependencies';
import { readRecords } from '../shared/readRecords';
import { matterRow } from '../shared/rows';
import { withChoices } from './withChoices';

/** Get Matter: one output item per matter, however many by one call for 200 of them. */
export const get: Operation<number, Matter, Dependencies> = {
	// It only reads.
	asTool: 'runs',
	fields: [
		matterLocator({
			...{ displayName: 'Matter', name: 'matter', required: true },
			description: 'The matter to get. Its ID is the number in the address of its page in Clio.',
		}),
	],
	read: (context, item) => readParameters(context, item, { matter: recordLocator('matters') }).matter,
	run: async (ids, dependencies) => {
		const { clio } = dependencies;
		const found = await readRecords(ids, {
			one: async (id) => await clio.readMatter(id),
			many: async (several) => await clio.readMatters(several),
		});
		return await withChoices(
			found,
			(matter) => [matter],
			(matter, [named]) => named ?? matter,
			dependencies,
		);
	},
	rows: (matter) => [matterRow(matter)],
};
