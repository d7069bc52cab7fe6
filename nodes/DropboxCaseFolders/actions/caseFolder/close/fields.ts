import type { INodeProperties } from 'n8n-workflow';
import { optionsField, simplifyField } from '../../../../shared/node/panel';
import { timeZoneField } from '../../../../shared/node/timeZoneOption';
import { dryRunField, folderLocator } from '../../../../shared/dropboxNode/fields';

export const closeFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description:
			'The folder of the closed case. By ID, the node finds it even after people rename or move it.',
		required: true,
	}),
	{
		displayName: 'Close Method',
		name: 'closeMethod',
		type: 'options',
		default: 'move',
		description: 'What to do with the folder',
		options: [
			{
				name: 'Move to Closed Folder',
				value: 'move',
				description: 'Move it to /Closed/{year}. Reopen can undo this.',
			},
			{
				name: 'Rename With Prefix',
				value: 'prefix',
				description: 'Add a prefix to its name, such as “Closed - 22-0000107”. Reopen can undo this.',
			},
			{
				name: 'ZIP',
				value: 'zip',
				description:
					'Save a ZIP of it in /Closed/{year}/{matterNumber} and verify each entry against the folder',
			},
		],
	},
	{
		...folderLocator({
			displayName: 'Closed Folder',
			name: 'closedFolder',
			description:
				'The folder for closed cases, with a subfolder for each year. If you enter a path, it is created if missing.',
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
			'The folder for the ZIP, inside the folder of the year, such as 22-0000107. Leave empty to use the name of the case folder.',
		displayOptions: { show: { closeMethod: ['zip'] } },
	},
	{
		displayName: 'After Zipping',
		name: 'afterZipping',
		type: 'options',
		default: 'stays',
		description: 'What happens to the folder after the ZIP is verified',
		options: [
			{ name: 'Leave the Folder', value: 'stays', description: 'The folder stays where it is' },
			{ name: 'Move the Folder', value: 'moves', description: 'The folder is moved next to the ZIP' },
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
			'The word to add before the name, such as Closed. The folder is then called “Closed - 22-0000107”.',
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
			description: 'Whether to skip case folders without documents',
		},
		{
			displayName: 'Revoke Shared Links',
			name: 'revokeLinks',
			type: 'boolean',
			default: false,
			description:
				'Whether to revoke the shared links that the connected account made to the folder and its contents. Reopen does not restore them.',
		},
		timeZoneField,
		simplifyField(),
		dryRunField(),
	]),
];
