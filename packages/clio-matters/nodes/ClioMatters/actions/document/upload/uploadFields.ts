import type { INodeProperties } from 'n8n-workflow';
import {
	categoryLocator,
	contactLocator,
	documentLocator,
	folderLocator,
	matterLocator,
} from '../../../../../../../nodes/shared/clioNode/fields';
import { binaryFieldsField } from '../../../../../../../nodes/shared/node/binaryFields';
import { optionsField } from '../../../../../../../nodes/shared/node/panel';
import { DRY_RUN } from '../../shared/dryRunOption';

export const uploadFields: INodeProperties[] = [
	{
		displayName: 'Upload To',
		name: 'uploadTo',
		type: 'options',
		noDataExpression: true,
		default: 'matter',
		options: [
			{ name: 'Contact', value: 'contact', description: 'The documents of a contact' },
			{ name: 'Document', value: 'document', description: 'An existing document, as its next version' },
			{ name: 'Folder', value: 'folder', description: 'A folder in Clio' },
			{ name: 'Matter', value: 'matter', description: 'The documents of a matter, outside its folders' },
		],
		description: 'Where the file goes in Clio',
	},
	matterLocator({
		...{ displayName: 'Matter', name: 'matter', required: true },
		description: 'The matter that gets the document',
		displayOptions: { show: { uploadTo: ['matter'] } },
	}),
	folderLocator({
		...{ displayName: 'Folder', name: 'folder', required: true },
		description: 'The folder that gets the document',
		displayOptions: { show: { uploadTo: ['folder'] } },
	}),
	contactLocator({
		...{ displayName: 'Contact', name: 'contact', required: true },
		description: 'The contact that gets the document',
		displayOptions: { show: { uploadTo: ['contact'] } },
	}),
	documentLocator({
		...{ displayName: 'Document', name: 'document', required: true },
		description: 'The document that gets a new version',
		displayOptions: { show: { uploadTo: ['document'] } },
	}),
	binaryFieldsField,
	{
		displayName: 'If Document Exists',
		name: 'ifExists',
		type: 'options',
		default: 'addVersion',
		options: [
			{
				name: 'Add Version',
				value: 'addVersion',
				description: 'Add the file as the next version of the document. Clio keeps the earlier ones.',
			},
			{ name: 'Keep', value: 'keep', description: 'Leave the document as it is and upload nothing' },
			{
				name: 'Refuse',
				value: 'refuse',
				description: 'Refuse the item if the existing document has different content',
			},
		],
		description:
			'What to do if there is already a document with this name in the same place. A file with the same content is never uploaded again.',
		displayOptions: { hide: { uploadTo: ['document'] } },
	},
	optionsField([
		categoryLocator({
			...{ displayName: 'Document Category', name: 'category' },
			description: 'The document category of a new document. An existing document keeps its own.',
		}),
		DRY_RUN,
		{
			displayName: 'File Name',
			name: 'fileName',
			type: 'string',
			default: '',
			placeholder: 'e.g. Retainer 2026-03-14.pdf',
			description:
				'The document’s name in Clio, such as Answer.pdf. Leave empty to keep the name of the binary file. If the name has no extension, the right one is added.',
		},
	]),
];
