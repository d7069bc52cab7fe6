/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { deleteArg, deleteBatchArg } from '../../arguments/filesChanges';
import { RouteError } from '../../route';
import { find } from '../../state/find';
import { taggedMetadata } from '../../state/metadata';
import { remove } from '../../state/remove';
import type { View } from '../../state/View';
import { checkRoute, launch, type Launch } from './batch';
import { route, viewOf } from './define';
import { refused } from './refused';

const BATCH = 'files/delete_batch';

type DeleteArgument = ReturnType<(typeof deleteArg)['parse']>;

export const deleteV2 = route({
	name: 'files/delete_v2',
	argument: deleteArg,
	selectAdmin: 'team_admin',
	answer: async (call): Promise<files.DeleteResult> => deleted(viewOf(call), call.argument),
});

/** Always a job: "This route is asynchronous, which returns a job ID immediately" (spec). */
export const deleteBatch = route({
	name: BATCH,
	argument: deleteBatchArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<Launch<files.DeleteBatchResultEntry>> {
		const view = viewOf(call);
		const entries = call.argument.entries.map((entry) => entryFor(view, entry));
		return launch(call, BATCH, entries, { async: true });
	},
});

export const deleteBatchCheck = checkRoute('files/delete_batch/check', BATCH);

/** The metadata is that from before, not a DeletedMetadata. */
function deleted(view: View, { path, parent_rev: parentRev }: DeleteArgument): files.DeleteResult {
	const entry = refused({ lookup: 'path_lookup' }, () => find(view, path));
	const metadata = taggedMetadata(view, entry);
	refused({ lookup: 'path_lookup', write: 'path_write' }, () => remove(view, entry, parentRev));
	return { metadata };
}

function entryFor(view: View, argument: DeleteArgument): files.DeleteBatchResultEntry {
	try {
		return { '.tag': 'success', ...deleted(view, argument) };
	} catch (error) {
		if (!(error instanceof RouteError)) throw error;
		return { '.tag': 'failure', failure: error.error as unknown as files.DeleteError };
	}
}
