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
		description: 'The case number from your case system, such as 22-0000107',
	},
	folderLocator({
		displayName: 'Search In',
		name: 'searchIn',
		description:
			'The folder in which case folders are created. A marked folder is found on all levels below it, one without a marker by its name on the first level.',
		hint: 'By Path, / is the whole Dropbox',
		required: true,
	}),
	{
		displayName: 'Folder Naming',
		name: 'folderNaming',
		type: 'options',
		default: 'caseId',
		description: 'How the names of the folders are made, by which those without a marker are found',
		options: [
			{ name: 'Case ID', value: 'caseId', description: 'Such as 22-0000107' },
			{
				name: 'Last, First - Case ID',
				value: 'lastFirstCaseId',
				description: 'Such as Doe, Jane - 22-0000107',
			},
			{ name: 'Template', value: 'template', description: 'Put together from fields of the case' },
		],
	},
	{
		displayName: 'Name Template',
		name: 'nameTemplate',
		type: 'string',
		default: '{matterNumber}-{clientLastName}-{practiceArea}',
		placeholder: 'e.g. {matterNumber}-{clientLastName}-{practiceArea}',
		description: 'The pattern that the folders were created with, such as {matterNumber}-{clientLastName}',
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
				displayName: 'If Several Match',
				name: 'ifSeveralMatch',
				type: 'options',
				default: 'refuse',
				description: 'What to do when more than one folder is the case’s; none is ever chosen for you',
				options: [
					{
						name: 'Refuse the Item',
						value: 'refuse',
						description: 'Say how many there are and name their IDs',
					},
					{
						name: 'Return All',
						value: 'all',
						description: 'One item for each folder, copies of the case folder included',
					},
				],
			},
		],
	},
];
