import type { DropboxOnly } from '../shared/Dependencies';
import type { Operation } from '../../../shared/node/Operation';
import type { ReopenedCaseFolder, ReopenRequest } from './reopen/planReopens';
import { reopenCaseFolders } from './reopen/reopenCaseFolders';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { dryRunField, folderLocator } from '../../../shared/dropboxNode/fields';
import { addressFrom } from '../../../shared/domain/addressFrom';
import { optionsField } from '../../../shared/node/panel';
import { readDryRun } from '../shared/dryRun/runWithDryRun';
import { resourceLocator } from '../../../shared/node/readParameters';
import { readParameters } from '../../../shared/dropboxNode/readParameters';

const reopenFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description:
			'The closed folder. By ID, the node finds it even after people rename or move it. A folder that is not closed is left unchanged.',
		required: true,
	}),
	folderLocator({
		displayName: 'Restore To',
		name: 'restoreTo',
		description: 'The folder to move it to, under its old name. Leave empty for the folder that it was in.',
		hint: 'Leave empty for the folder that it was in',
	}),
	optionsField([dryRunField()]),
];

/** Reopen Case Folder: undoes a close by move or prefix exactly. */
export const reopen: Operation<ReopenRequest, ReopenedCaseFolder, DropboxOnly> = {
	fields: reopenFields,
	read: readReopenRequest,
	run: async (requests, { dropbox }) => await reopenCaseFolders(requests, dropbox),
	rows: (reopened) => [reopenedRow(reopened)],
	notes: reopeningNotes,
};

/** @throws Refusal `invalid_input` naming the field */
function readReopenRequest(context: IExecuteFunctions, itemIndex: number): ReopenRequest {
	const given = readParameters(context, itemIndex, {
		caseFolder: resourceLocator,
		restoreTo: resourceLocator,
	});
	return {
		folder: addressFrom(given.caseFolder),
		restoreTo: given.restoreTo.value.trim() === '' ? undefined : addressFrom(given.restoreTo),
		dryRun: readDryRun(context, itemIndex),
	};
}

const reopenedRow = ({ dryRun, ...reopened }: ReopenedCaseFolder): IDataObject => ({
	...reopened,
	...(dryRun ? { dryRun } : {}),
});

/** @returns sentences for whoever looks at the run */
function reopeningNotes(all: readonly ReopenedCaseFolder[]): string[] {
	const left = all.filter(({ status }) => status === 'notClosed').length;
	return left === 0
		? []
		: [`${left} of ${all.length} case folders have no closing record and were left unchanged.`];
}
