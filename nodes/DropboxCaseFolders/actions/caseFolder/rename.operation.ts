import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { addressFrom } from '../../../shared/domain/addressFrom';
import { assertNotLonger, LONGEST_CASE_ID } from '../../../shared/domain/limits';
import { dryRunField, folderLocator } from '../../../shared/dropboxNode/fields';
import { readParametersWithWarnings } from '../../../shared/dropboxNode/readParameters';
import type { Operation } from '../../../shared/node/Operation';
import { optionalText, resourceLocator } from '../../../shared/node/readParameters';
import { optionsField } from '../../../shared/node/panel';
import { caseIdField, namingFields } from '../shared/caseFolders/create/caseFields';
import { namingShape, readNaming } from '../shared/caseFolders/create/readCreateRequest';
import type { Dependencies } from '../shared/Dependencies';
import { readDryRun, runWithDryRun, type HasDryRun } from '../shared/dryRun/runWithDryRun';
import { renameCaseFolders } from './rename/renameCaseFolders';
import type { RenamedFolder, RenameRequest } from './rename/RenameRequest';

const renameFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder to rename. By ID, the node finds it even after people rename or move it.',
		required: true,
	}),
	{
		...caseIdField,
		description:
			'The case number in your case management system now, such as 22-0000107. It is part of every folder name, so two cases never share a folder.',
	},
	{
		displayName: 'Former Case ID',
		name: 'formerCaseId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 21-0000098',
		description:
			'The old case number, such as 21-0000098, if the case has a new one. The node changes the folder’s case marker from the old number to the new one. Leave empty if the number stays the same.',
	},
	...namingFields,
	optionsField([dryRunField()]),
];

/** Rename Case Folder: for a client's new name or a case's new number; the folder stays the same, by its ID and place. */
export const rename: Operation<
	RenameRequest,
	RenamedFolder & HasDryRun,
	Pick<Dependencies, 'dropbox' | 'clock'>
> = {
	fields: renameFields,
	read: readRenameRequest,
	run: async (requests, dependencies) => await runWithDryRun(requests, dependencies, renameCaseFolders),
	rows: (folder) => [rowOf(folder)],
};

const shape = {
	...namingShape,
	caseFolder: resourceLocator,
	formerCaseId: optionalText,
};

/** @throws Refusal `invalid_input` */
function readRenameRequest(context: IExecuteFunctions, itemIndex: number): RenameRequest {
	const { given, warnings } = readParametersWithWarnings(context, itemIndex, shape);
	const naming = readNaming(given, context, itemIndex);
	const formerCaseId = given.formerCaseId.trim();
	assertNotLonger('The former case ID', formerCaseId.length, LONGEST_CASE_ID);
	return {
		...naming,
		folder: addressFrom(given.caseFolder),
		formerCaseId: formerCaseId === '' ? naming.caseId : formerCaseId,
		...{ warnings, dryRun: readDryRun(context, itemIndex) },
	};
}

const rowOf = ({ dryRun, ...folder }: RenamedFolder & HasDryRun): IDataObject => ({
	...folder,
	...(dryRun ? { dryRun } : {}),
});
