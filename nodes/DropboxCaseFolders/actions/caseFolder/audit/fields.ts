import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../../../shared/dropboxNode/fields';

const show = { resource: ['caseFolder'], operation: ['audit'] };

export const auditFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description:
			'The folder of the case. By ID it is found wherever people move it and whatever they call it.',
		required: true,
		displayOptions: { show },
	}),
	{
		displayName: 'Privileged Folders',
		name: 'privilegedFolders',
		type: 'string',
		default: 'Privileged',
		placeholder: 'e.g. Privileged, Work Product',
		description:
			'Names of the folders for privileged papers, on whatever level, with commas between them. The audit says of each whether others can open it.',
		displayOptions: { show },
	},
	{
		displayName: 'People Who May Open Them',
		name: 'people',
		type: 'string',
		default: '',
		placeholder: 'e.g. counsel@example.org, paralegal@example.org',
		description:
			'E-mail addresses with commas between them. Anybody else who is a member of a privileged folder exposes it. Leave empty to have members reported only.',
		displayOptions: { show },
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'findings',
		options: [
			{
				name: 'Findings',
				value: 'findings',
				description: 'One item for each shared folder, member, link and privileged folder',
			},
			{ name: 'Summary', value: 'summary', description: 'One item for the case folder, with counts' },
		],
		displayOptions: { show },
	},
	{
		displayName: 'Look at Each Document',
		name: 'lookAtDocuments',
		type: 'boolean',
		default: false,
		description:
			'Whether to look for documents that were given to somebody by themselves, too. This takes one call for each document.',
		displayOptions: { show },
	},
];
