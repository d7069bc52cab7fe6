/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { copyBatchArg, moveBatchArg, relocationArg } from '../../arguments/filesChanges';
import { RouteError, type AnyRoute, type Call } from '../../route';
import { taggedMetadata } from '../../state/metadata';
import { copy, move, type Relocation } from '../../state/relocate';
import { RelocationRefusal } from '../../state/RelocationRefusal';
import { checkRoute, launch, type Launch } from './batch';
import { route, viewOf } from './define';
import { entangled } from './entangled';

type BatchArgument = ReturnType<(typeof copyBatchArg | typeof moveBatchArg)['parse']>;
type BatchLaunch = Launch<files.RelocationBatchResultEntry>;

export const moveV2 = relocating('files/move_v2', move);
export const copyV2 = relocating('files/copy_v2', copy);

export const moveBatch = route({
	name: 'files/move_batch_v2',
	argument: moveBatchArg,
	selectAdmin: 'team_admin',
	answer: async (call): Promise<BatchLaunch> => relocateAll(call, 'files/move_batch_v2', move),
});
export const copyBatch = route({
	name: 'files/copy_batch_v2',
	argument: copyBatchArg,
	selectAdmin: 'team_admin',
	answer: async (call): Promise<BatchLaunch> => relocateAll(call, 'files/copy_batch_v2', copy),
});

export const moveBatchCheck = checkRoute('files/move_batch/check_v2', 'files/move_batch_v2');
export const copyBatchCheck = checkRoute('files/copy_batch/check_v2', 'files/copy_batch_v2');

function relocating(name: string, relocate: typeof move): AnyRoute {
	return route({
		name,
		argument: relocationArg,
		selectAdmin: 'team_admin',
		async answer(call): Promise<files.RelocationResult> {
			const { from_path: fromPath, to_path: toPath, autorename } = call.argument;
			const allowOwnershipTransfer = call.argument.allow_ownership_transfer;
			try {
				const relocation = { fromPath, toPath, autorename, allowOwnershipTransfer };
				return { metadata: relocated(call, relocate, relocation) };
			} catch (error) {
				if (error instanceof RelocationRefusal) throw new RouteError({ ...error.reason });
				throw error;
			}
		},
	});
}

function relocateAll(call: Call<BatchArgument>, launchedBy: string, relocate: typeof move): BatchLaunch {
	const { entries, autorename } = call.argument;
	const allowOwnershipTransfer =
		'allow_ownership_transfer' in call.argument && call.argument.allow_ownership_transfer;
	const isEntangled = entangled(viewOf(call), entries);
	const results = entries.map((entry, index): files.RelocationBatchResultEntry => {
		const { from_path: fromPath, to_path: toPath } = entry;
		if (isEntangled[index]) return failure({ '.tag': 'duplicated_or_nested_paths' });
		const relocation = { fromPath, toPath, autorename, allowOwnershipTransfer };
		try {
			// Nested, unlike the entries of finish_batch_v2 and create_folder_batch.
			return { '.tag': 'success', success: relocated(call, relocate, relocation) };
		} catch (error) {
			if (error instanceof RelocationRefusal) return failure(error.reason);
			throw error;
		}
	});
	return launch(call, launchedBy, results, { async: false });
}

function failure(error: files.RelocationError): files.RelocationBatchResultEntry {
	return { '.tag': 'failure', failure: { '.tag': 'relocation_error', relocation_error: error } };
}

function relocated(
	call: Call,
	relocate: typeof move,
	relocation: Relocation,
): files.FileMetadataReference | files.FolderMetadataReference {
	const entry = relocate(viewOf(call), relocation);
	return taggedMetadata(viewOf(call), entry);
}
