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
				description: 'Every file of the input item, however many there are',
			},
			{
				name: 'Some Binary Fields',
				value: 'binaryFields',
				description: 'Files of the input item, by the names of their fields',
			},
			{ name: 'Text', value: 'text', description: 'Text that becomes a file, such as a case note' },
		],
		description: 'What becomes a document in the case folder',
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
		description: 'The whole text to save in the file, such as a note about a call. It is saved as UTF-8.',
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
			'The file’s name in Dropbox, such as Note 2026-03-14.txt. Without an extension it becomes a .txt file. Characters that Dropbox or Windows do not allow are replaced.',
		displayOptions: { show: { documentFrom: ['text'] } },
	},
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description:
			'The folder of the case. By ID it is found wherever people move it and whatever they call it.',
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
	optionsField(uploadOptions),
];
