import type { INodeProperties } from 'n8n-workflow';
import { clientFolderFields } from '../../clientUploads/fields';
import { dryRunField } from '../../dryRunField';

const show = { resource: ['caseFolder'], operation: ['requestFiles'] };

export const requestFilesFields: INodeProperties[] = [
	...clientFolderFields(show),
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		required: true,
		default: 'Documents for {matterNumber}',
		placeholder: 'e.g. Documents for {matterNumber}',
		description: 'What the client sees on the page. {matterNumber} stands for the matter number.',
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
				displayName: 'Deadline',
				name: 'deadline',
				type: 'dateTime',
				default: '',
				description:
					'Until when files can be sent; a date without a time ends with that day. Dropbox takes one from plans for professionals and teams only. A file request that is there keeps its own.',
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
		displayOptions: { show },
	},
	dryRunField({ show }),
];
