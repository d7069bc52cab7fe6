import type { INodeProperties } from 'n8n-workflow';
import { optionsField, simplifyField } from '../../../../shared/node/panel';
import { dryRunField, folderLocator } from '../../../../shared/dropboxNode/fields';

export const closeFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder of the case that is closed. By ID it is found wherever people moved it.',
		required: true,
	}),
	{
		displayName: 'Close Method',
		name: 'closeMethod',
		type: 'options',
		default: 'move',
		description: 'What becomes of the folder',
		options: [
			{
				name: 'Keep in Place With Prefix',
				value: 'prefix',
				description: 'Put a word before its name, such as “Closed - 22-0000107”. Can be undone by Reopen.',
			},
			{
				name: 'Move to Closed Folder',
				value: 'move',
				description: 'Move it to /Closed/{year}. Can be undone by Reopen.',
			},
			{
				name: 'ZIP',
				value: 'zip',
				description:
					'Put a ZIP of it at /Closed/{year}/{matterNumber}, checked entry by entry against the folder',
			},
		],
	},
	{
		...folderLocator({
			displayName: 'Closed Folder',
			name: 'closedFolder',
			description:
				'The folder for closed cases, which has a subfolder for each year. Given by its path, it is created if missing.',
			required: true,
			displayOptions: { show: { closeMethod: ['move', 'zip'] } },
		}),
		default: { mode: 'path', value: '/Closed' },
	},
	{
		displayName: 'Matter Number',
		name: 'matterNumber',
		type: 'string',
		default: '',
		placeholder: 'e.g. 22-0000107',
		description:
			'The case number, such as 22-0000107. The ZIP goes into a folder of this name below the year. Leave empty to use the name of the case folder.',
		displayOptions: { show: { closeMethod: ['zip'] } },
	},
	{
		displayName: 'After Zipping',
		name: 'afterZipping',
		type: 'options',
		default: 'stays',
		description: 'What happens to the folder once the ZIP is checked',
		options: [
			{ name: 'Leave the Folder', value: 'stays', description: 'The folder stays where it is' },
			{ name: 'Move the Folder', value: 'moves', description: 'The folder goes beside the ZIP' },
		],
		displayOptions: { show: { closeMethod: ['zip'] } },
	},
	{
		displayName: 'Prefix',
		name: 'prefix',
		type: 'string',
		required: true,
		default: 'Closed',
		placeholder: 'e.g. Closed',
		description:
			'The word to put before the folder’s name, such as Closed. The folder is then called “Closed - 22-0000107”.',
		displayOptions: { show: { closeMethod: ['prefix'] } },
	},
	optionsField([
		{
			displayName: 'Closed On',
			name: 'closedOn',
			type: 'dateTime',
			default: '',
			description:
				'The day the case was closed, such as 2026-03-14. It sets the year. 1/2/2026 means January 2. Leave empty for today.',
		},
		{
			displayName: 'Skip Empty Folders',
			name: 'skipEmptyFolders',
			type: 'boolean',
			default: false,
			description: 'Whether to leave case folders alone that have no documents',
		},
		{
			displayName: 'Revoke Shared Links',
			name: 'revokeLinks',
			type: 'boolean',
			default: false,
			description:
				'Whether to revoke the shared links of the folder and of what is in it, as far as the connected account made them. Reopen does not bring them back.',
		},
		simplifyField(),
		dryRunField(),
	]),
];
