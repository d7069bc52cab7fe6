import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../../../shared/dropboxNode/fields';
import { optionsField } from '../../../../shared/node/panel';
import { folderFields } from './folderFields';
import { uploadOptions } from './uploadOptions';
import { privilegedFields } from './privileged/privilegedFields';

/** First the document, then where it goes, then by which rules. */
export const uploadFields: INodeProperties[] = [
	{
		displayName: 'Document From',
		name: 'documentFrom',
		type: 'options',
		default: 'allBinaryFields',
		options: [
			{
				name: 'All Binary Fields',
				value: 'allBinaryFields',
				description: 'All files of the input item',
			},
			{
				name: 'Some Binary Fields',
				value: 'binaryFields',
				description: 'The files in the binary fields that you name',
			},
			{ name: 'Text', value: 'text', description: 'Text to save as a file, such as a case note' },
		],
		description: 'What to file in the case folder',
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryFields',
		type: 'string',
		required: true,
		default: 'data',
		description:
			'The name of the input field with the file, such as data, or several names separated by commas',
		placeholder: 'e.g. data',
		hint: 'The name of the input field containing the file. Separate several names with commas.',
		displayOptions: { show: { documentFrom: ['binaryFields'] } },
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Called the client about the hearing',
		description: 'The whole content of the file, such as a note about a call. It is saved as UTF-8.',
		displayOptions: { show: { documentFrom: ['text'] } },
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Note 2026-03-14.txt',
		description:
			'The file’s name in Dropbox, such as Note 2026-03-14.txt. A name without an extension gets .txt. Characters that Dropbox or Windows does not allow are replaced.',
		displayOptions: { show: { documentFrom: ['text'] } },
	},
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder of the case. By ID, the node finds it even after people rename or move it.',
		required: true,
	}),
	...folderFields,
	...privilegedFields,
	{
		displayName: 'If the Name Is Taken',
		name: 'ifNameTaken',
		type: 'options',
		default: 'skipIfIdentical',
		description:
			'What to do if there is already a file with this name. A file with the same content is never saved again, so running the workflow again creates no duplicates.',
		options: [
			{
				name: 'Archive Prior Version',
				value: 'archive',
				description:
					'Save the prior version in the archive folder, with its number and date, then save the document as the new version',
			},
			{
				name: 'Keep Both',
				value: 'keepBoth',
				description:
					'Save the document next to it as “name (1)”. If a document appears twice in one run, it is saved twice.',
			},
			{
				name: 'Refuse',
				value: 'fail',
				description: 'Refuse the item if the existing file has different content',
			},
			{
				name: 'Replace',
				value: 'replace',
				description:
					'Save the document as the new version of the file. Dropbox keeps the old one in the version history.',
			},
			{
				name: 'Skip If Identical',
				value: 'skipIfIdentical',
				description:
					'Upload nothing if the existing file has the same content. If it is different, keep both: nothing is overwritten.',
			},
		],
	},
	optionsField(uploadOptions),
];
