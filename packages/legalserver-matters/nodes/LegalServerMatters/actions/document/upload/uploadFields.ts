import type { INodeProperties } from 'n8n-workflow';
import { matterField } from '../../../../../../../nodes/shared/legalserverNode/fields';
import { binaryFieldsField } from '../../../../../../../nodes/shared/node/binaryFields';
import { optionsField } from '../../../../../../../nodes/shared/node/panel';
import { DRY_RUN } from '../../shared/dryRunOption';

export const ifExistsField = (description: string): INodeProperties => ({
	displayName: 'If Document Exists',
	name: 'ifExists',
	type: 'options',
	default: 'skip',
	options: [
		{ name: 'Skip', value: 'skip', description: 'Do not upload a file that is already there' },
		{ name: 'Upload Again', value: 'upload', description: 'Upload it even if it is already there' },
	],
	description,
});

export const uploadFields: INodeProperties[] = [
	matterField('The case to add the document to.'),
	binaryFieldsField,
	ifExistsField(
		'What to do if the case already has the file. A document with the same title, size and extension is compared by its content, if LegalServer returns it.',
	),
	optionsField([
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			placeholder: 'e.g. Signed by the client',
			description: 'The description of the document in LegalServer',
		},
		{
			displayName: 'Document Type ID',
			name: 'documentTypeId',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2629',
			description:
				'The ID of the document type, from the Document Type lookup of your LegalServer site. LegalServer ignores an ID that it does not know.',
		},
		DRY_RUN,
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Retainer 2026-03-14.pdf',
			description:
				'The name of the file. Leave empty to keep the name of the binary file. If the name has no extension, the right one is added.',
		},
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '',
			placeholder: 'e.g. Retainer agreement',
			description:
				'The title that people see in LegalServer. Leave empty to use the file name without its extension.',
		},
	]),
];
