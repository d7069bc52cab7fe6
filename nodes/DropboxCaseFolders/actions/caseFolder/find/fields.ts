import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../../../shared/dropboxNode/fields';

export const findFields: INodeProperties[] = [
	{
		displayName: 'Case ID',
		name: 'caseId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 22-0000107',
		description: 'The case number in your case management system, such as 22-0000107',
	},
	folderLocator({
		displayName: 'Search In',
		name: 'searchIn',
		description:
			'The folder in which case folders are created. Marked folders are found on all levels below it. Folders without a marker are found by name on the first level only.',
		hint: 'By Path, enter / for the whole Dropbox',
		required: true,
	}),
	{
		displayName: 'Folder Naming',
		name: 'folderNaming',
		type: 'options',
		default: 'caseId',
		description: 'How folders are named. Folders without a marker are found by this name.',
		options: [
			{ name: 'Case ID', value: 'caseId', description: 'Such as 22-0000107' },
			{
				name: 'Last, First - Case ID',
				value: 'lastFirstCaseId',
				description: 'Such as Doe, Jane - 22-0000107',
			},
			{ name: 'Template', value: 'template', description: 'Built from fields of the case' },
		],
	},
	{
		displayName: 'Name Template',
		name: 'nameTemplate',
		type: 'string',
		default: '{matterNumber}-{clientLastName}-{practiceArea}',
		placeholder: 'e.g. {matterNumber}-{clientLastName}-{practiceArea}',
		description: 'The template that was used to create the folders, such as {matterNumber}-{clientLastName}',
		displayOptions: { show: { folderNaming: ['template'] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Also Search In',
				name: 'alsoSearchIn',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				placeholder: 'e.g. /Closed',
				description:
					'Further folders to search if the case has no folder in Search In, such as the folder for closed cases. Paths or IDs, one per line.',
			},
			{
				displayName: 'If Several Match',
				name: 'ifSeveralMatch',
				type: 'options',
				default: 'refuse',
				description: 'What to do if the case has more than one folder. The node never picks one for you.',
				options: [
					{
						name: 'Refuse the Item',
						value: 'refuse',
						description: 'The message says how many there are and lists their IDs',
					},
					{
						name: 'Return All',
						value: 'all',
						description: 'One item for each folder, including copies of the case folder',
					},
				],
			},
		],
	},
];
