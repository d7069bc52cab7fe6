import type { INodeProperties } from 'n8n-workflow';
import { heading } from './heading';

/** How case folders are called and what is in them from the beginning. */
export const namingFields: INodeProperties[] = [
	heading('naming', '<b>Case folders.</b> The case ID is part of every name.'),
	{
		displayName: 'Folder Naming',
		name: 'folderNaming',
		type: 'options',
		default: 'caseId',
		options: [
			{ name: 'Case ID', value: 'caseId', description: 'Such as 22-0000107' },
			{
				name: 'Last, First - Case ID',
				value: 'lastFirstCaseId',
				description: 'Such as Doe, Jane - 22-0000107',
			},
			{ name: 'Template', value: 'template', description: 'Built from fields of the case' },
		],
		description: 'How case folders are named',
	},
	{
		displayName: 'Name Template',
		name: 'nameTemplate',
		type: 'string',
		default: '{matterNumber}-{clientLastName}-{practiceArea}',
		placeholder: 'e.g. {matterNumber}-{clientLastName}-{practiceArea}',
		description:
			'The pattern for folder names, such as {matterNumber}-{clientLastName}. It must contain {matterNumber}, and can contain {clientLastName}, {clientFirstName}, {clientName}, {practiceArea}, {matterType} and {responsibleAttorney}.',
		displayOptions: { show: { folderNaming: ['template'] } },
	},
	{
		displayName: 'Subfolders',
		name: 'subfolders',
		type: 'string',
		typeOptions: { rows: 4 },
		default: 'Pleadings\nCorrespondence\nDiscovery\nContracts',
		placeholder: 'e.g. Pleadings\nCorrespondence\nDiscovery/Incoming',
		description:
			'The subfolders that each case folder gets, one path per line, such as Discovery/Incoming. Leave empty for none.',
	},
];
