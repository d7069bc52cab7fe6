import { applyClosingDay, readCloseRequest, type GivenCloseRequest } from './close/request';
import type { Dependencies } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import { closeFields } from './close/fields';
import { closeCaseFolders } from './close/closeCaseFolders';
import type { IDataObject } from 'n8n-workflow';
import type { ClosedCaseFolder } from './close/ClosePlan';

/** Close Case Folder: moves, zips or marks the folders of closed cases, so that it can be undone. */
export const close: Operation<
	GivenCloseRequest,
	ClosedCaseFolder,
	Pick<Dependencies, 'dropbox' | 'clock'>
> = {
	fields: closeFields,
	read: readCloseRequest,
	run: async (requests, { dropbox, clock }) =>
		await closeCaseFolders(applyClosingDay(requests, clock.now()), dropbox),
	rows: (closed) => [closedRow(closed)],
	notes: closingNotes,
};

/** The row of one case folder: ten fields that workflows go on with, or all. */
function closedRow(closed: ClosedCaseFolder): IDataObject {
	const { simplify, dryRun, name, path, warnings, status, archivePath, archiveId, archiveHash, ...more } =
		closed;
	return {
		...{ status, archivePath, archiveId, archiveHash },
		...more,
		...(simplify ? {} : { name, path, warnings }),
		...(dryRun ? { dryRun } : {}),
	};
}

/** @returns sentences for whoever looks at the run */
function closingNotes(all: readonly ClosedCaseFolder[]): string[] {
	const counted = (status: ClosedCaseFolder['status']) => all.filter((each) => each.status === status).length;
	const [already, empty] = [counted('alreadyClosed'), counted('noDocuments')];
	const warned = all.filter(({ warnings }) => warnings.length > 0).length;
	return [
		...(already > 0 ? [`${already} of ${all.length} case folders were already closed.`] : []),
		...(empty > 0
			? [`${empty} of ${all.length} case folders have no documents and were left unchanged.`]
			: []),
		...(warned > 0
			? [`${warned} of ${all.length} case folders have warnings. Turn off Simplify to read them.`]
			: []),
	];
}
