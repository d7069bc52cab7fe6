import type { INodeProperties } from 'n8n-workflow';
import { fileLocator } from '../../../../shared/dropboxNode/fields';

const show = { resource: ['document'], operation: ['download'] };

export const downloadFields: INodeProperties[] = [
	fileLocator({
		displayName: 'Document',
		name: 'document',
		description:
			'The document to download. By ID it is found wherever people move it and whatever they call it.',
		required: true,
		displayOptions: { show },
	}),
	{
		displayName: 'Put Output File in Field',
		name: 'outputField',
		type: 'string',
		required: true,
		default: 'data',
		placeholder: 'e.g. data',
		hint: 'The name of the output binary field to put the file in',
		displayOptions: { show },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Revision',
				name: 'revision',
				type: 'string',
				default: '',
				placeholder: 'e.g. 016c94f5d2d1a2b00000001',
				description:
					'An earlier version of the document, as it was returned as rev; empty for the present one',
			},
		],
		displayOptions: { show },
	},
];
