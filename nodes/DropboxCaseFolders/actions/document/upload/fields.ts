import type { INodeProperties } from 'n8n-workflow';
import { dryRunField, folderLocator } from '../../../../shared/dropboxNode/fields';
import { simplifyField } from '../../../../shared/node/panel';
import { folderFields } from './folderFields';
import { optionFields } from './optionFields';

export const uploadFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description:
			'The folder of the case. By ID it is found wherever people move it and whatever they call it.',
		required: true,
	}),
	...folderFields,
	{
		displayName: 'Document From',
		name: 'documentFrom',
		type: 'options',
		default: 'binaryFields',
		options: [
			{
				name: 'Binary Fields',
				value: 'binaryFields',
				description: 'Files of the input item, by the names of their fields',
			},
			{
				name: 'All Binary Fields',
				value: 'allBinaryFields',
				description: 'Every file of the input item, however many there are',
			},
			{ name: 'Text', value: 'text', description: 'Text that becomes a file, such as a case note' },
		],
	},
	{
		displayName: 'Input Binary Field',
		name: 'binaryFields',
		type: 'string',
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the input field containing the file; several names with commas between them',
		displayOptions: { show: { documentFrom: ['binaryFields'] } },
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		default: '',
		placeholder: 'e.g. Called the client about the hearing',
		description: 'What stands in the file, which is saved as UTF-8',
		displayOptions: { show: { documentFrom: ['text'] } },
	},
	{
		displayName: 'File Name',
		name: 'fileName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Note 2026-03-14.txt',
		description:
			'The file’s name in Dropbox. Leave empty to keep the name of the binary file. If the name has no extension, the one that fits the file is added. Characters that Dropbox or Windows do not allow are replaced.',
	},
	{
		displayName: 'If the Name Is Taken',
		name: 'ifNameTaken',
		type: 'options',
		default: 'skipIfIdentical',
		description:
			'What happens when a file of this name is there. A file with the very same content is always left as it is, so running again makes no doubles.',
		options: [
			{
				name: 'Archive Prior Version',
				value: 'archive',
				description:
					'Keep the prior version in the archive folder, with its number and date, then save the document in its place',
			},
			{
				name: 'Keep Both',
				value: 'keepBoth',
				description:
					'Save the document beside it as “name (1)”. Documents that come twice in one run are saved twice.',
			},
			{
				name: 'Refuse',
				value: 'fail',
				description: 'Stop with a message when the file holds something else',
			},
			{
				name: 'Replace',
				value: 'replace',
				description: 'Save the document as the new version of the file; Dropbox keeps the former one',
			},
			{
				name: 'Skip If Identical',
				value: 'skipIfIdentical',
				description:
					'Upload nothing when the file has the same content. When it holds something else, keep both: nothing is overwritten.',
			},
		],
	},
	simplifyField(),
	optionFields,
	dryRunField(),
];
