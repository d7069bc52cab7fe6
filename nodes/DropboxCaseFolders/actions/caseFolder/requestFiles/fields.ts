import type { INodeProperties } from 'n8n-workflow';
import { clientFolderFields } from '../../shared/clientFolder/fields';
import { dryRunField } from '../../../../shared/dropboxNode/fields';

export const requestFilesFields: INodeProperties[] = [
	...clientFolderFields,
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		required: true,
		default: 'Documents for {matterNumber}',
		placeholder: 'e.g. Documents for {matterNumber}',
		description: 'What the client sees on the page. {matterNumber} stands for the matter number.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Deadline',
				name: 'deadline',
				type: 'dateTime',
				default: '',
				description:
					'When the upload page stops taking files. A date without a time lasts through the end of that day. Dropbox allows deadlines on professional and team plans only. An existing file request keeps its own deadline.',
			},
			{
				displayName: 'Description',
				name: 'description',
				type: 'string',
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. Please send your pay slips of the last three months',
				description: 'What the client is told on the page',
			},
		],
	},
	dryRunField(),
];
