import { customActionLocator } from '../../../../../../nodes/shared/clioNode/fields';
import { readParameters, recordLocator } from '../../../../../../nodes/shared/clioNode/readParameters';
import type { Operation } from '../../../../../../nodes/shared/node/Operation';
import { optionsField } from '../../../../../../nodes/shared/node/panel';
import { z } from '../../../../../../nodes/shared/vendor/zod';
import type { Dependencies } from '../shared/Dependencies';
import { DRY_RUN, dryRunNotes, dryRunSchema } from '../shared/dryRunOption';
import { deleteCustomActions, type DeletedAction, type DeleteRequest } from './deleteCustomActions';

/** Delete Custom Action: one output item per link. */
export const deleteAction: Operation<DeleteRequest, DeletedAction, Dependencies> = {
	fields: [
		customActionLocator({
			...{ displayName: 'Custom Action', name: 'customAction', required: true },
			description: 'The link to take off Clio’s pages',
		}),
		optionsField([DRY_RUN]),
	],
	read: (context, item) => {
		const { customAction, options } = readParameters(context, item, {
			customAction: recordLocator(),
			options: z.object({ dryRun: dryRunSchema }).default({}),
		});
		return { id: customAction, dryRun: options.dryRun };
	},
	run: async (requests, { clio }) => await deleteCustomActions(requests, clio),
	rows: ({ status, id, dryRun }) => [{ status, customActionId: id, ...(dryRun ? { dryRun } : {}) }],
	notes: (results) => dryRunNotes(results, results.length === 1 ? 'custom action' : 'custom actions'),
};
