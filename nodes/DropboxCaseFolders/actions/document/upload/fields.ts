import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../../../shared/dropboxNode/fields';
import { optionsField } from '../../../../shared/node/panel';
import { ifNameTakenField } from './filingFields';
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
	ifNameTakenField,
	optionsField(uploadOptions),
];
