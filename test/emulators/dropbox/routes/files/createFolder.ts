/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { createFolderArg, createFolderBatchArg } from '../../arguments/filesChanges';
import type { DropboxState } from '../../state/DropboxState';
import { createFolder } from '../../state/createFolder';
import { folderMetadata } from '../../state/metadata';
import { WriteRefusal } from '../../state/refusals';
import type { View } from '../../state/View';
import { checkRoute, launch, type Launch } from './batch';
import { route, viewOf } from './define';
import { refused } from './refused';

const BATCH = 'files/create_folder_batch';

export const createFolderV2 = route({
	name: 'files/create_folder_v2',
	argument: createFolderArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<files.CreateFolderResult> {
		const view = viewOf(call);
		const { path, autorename } = call.argument;
		const folder = refused({ write: 'path' }, () => createFolder(view, path, { autorename }));
		return { metadata: folderMetadata(view, folder) };
	},
});

export const createFolderBatch = route({
	name: BATCH,
	argument: createFolderBatchArg,
	selectAdmin: 'team_admin',
	async answer(call): Promise<Launch<files.CreateFolderBatchResultEntry>> {
		const view = viewOf(call);
		const { paths, autorename, force_async: isForced } = call.argument;
		const distinct = withoutDuplicates(call.state, paths);
		const inOrder = call.state.switches.batchBackwards ? distinct.toReversed() : distinct;
		const entries = inOrder.map((path) => entryFor(view, path, autorename));
		if (inOrder !== distinct) entries.reverse();
		return launch(call, BATCH, entries, { async: isForced });
	},
});

export const createFolderBatchCheck = checkRoute('files/create_folder_batch/check', BATCH);

/** "Duplicate path arguments in the batch are considered only once" (spec): there are fewer results than paths. */
export function withoutDuplicates(state: DropboxState, paths: readonly string[]): string[] {
	return [...new Map(paths.map((path) => [state.keyOf(path), path])).values()];
}

function entryFor(view: View, path: string, autorename: boolean): files.CreateFolderBatchResultEntry {
	try {
		const folder = createFolder(view, path, { autorename });
		return { '.tag': 'success', metadata: folderMetadata(view, folder) };
	} catch (error) {
		if (!(error instanceof WriteRefusal)) throw error;
		return { '.tag': 'failure', failure: { '.tag': 'path', path: error.reason } };
	}
}
