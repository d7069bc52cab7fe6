import type { INodeProperties } from 'n8n-workflow';
import { heading } from './heading';

/** What tells that a matter is closed, and what becomes of its folder. */
export const closingFields: INodeProperties[] = [
	heading('closing', '<b>Closed matters.</b>'),
	{
		displayName: 'Matter Is Closed When',
		name: 'closedWhen',
		type: 'options',
		default: 'status',
		options: [
			{
				name: 'A Custom Field Has a Value',
				value: 'customField',
				description: 'Such as File Status with the value Archived',
			},
			{ name: 'Its Status Is Closed', value: 'status', description: 'Its status in Clio' },
			{ name: 'It Is in a Stage', value: 'stage', description: 'Its matter stage in Clio' },
		],
		description:
			'How the workflows know that a matter is closed. Only for Clio: the ready-made workflows do not close cases of LegalServer.',
	},
	{
		displayName: 'Closed Stage',
		name: 'closedStage',
		type: 'string',
		default: '',
		placeholder: 'e.g. Closed',
		description: 'The matter stage in which a matter is closed, such as Closed',
		displayOptions: { show: { closedWhen: ['stage'] } },
	},
	{
		displayName: 'Closed Field',
		name: 'closedField',
		type: 'string',
		default: '',
		placeholder: 'e.g. File Status',
		description: 'The name of the custom field, such as File Status',
		displayOptions: { show: { closedWhen: ['customField'] } },
	},
	{
		displayName: 'Closed Value',
		name: 'closedValue',
		type: 'string',
		default: '',
		placeholder: 'e.g. Archived',
		description: 'The value that means that a matter is closed, such as Archived',
		displayOptions: { show: { closedWhen: ['customField'] } },
	},
	{
		displayName: 'Close Method',
		name: 'closeMethod',
		type: 'options',
		default: 'move',
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
				description: 'Save a ZIP of it in /Closed/{year}/{matterNumber} and verify each entry',
			},
		],
		description: 'What to do with the folder of a closed matter',
	},
	{
		displayName: 'Closed Folder',
		name: 'closedFolder',
		type: 'string',
		default: '/Closed',
		placeholder: 'e.g. /Closed',
		description:
			'The folder for closed cases, such as /Closed. Each year gets a subfolder. Choose a folder next to the destinations, not inside them.',
		displayOptions: { show: { closeMethod: ['move', 'zip'] } },
	},
	{
		displayName: 'After Zipping',
		name: 'afterZipping',
		type: 'options',
		default: 'stays',
		options: [
			{ name: 'Leave the Folder', value: 'stays', description: 'The folder stays where it is' },
			{ name: 'Move the Folder', value: 'moves', description: 'The folder is moved next to the ZIP' },
		],
		description: 'What happens to the folder after the ZIP is verified',
		displayOptions: { show: { closeMethod: ['zip'] } },
	},
	{
		displayName: 'Closed Prefix',
		name: 'closedPrefix',
		type: 'string',
		default: 'Closed',
		placeholder: 'e.g. Closed',
		description: 'What the name of a closed folder begins with, such as Closed',
		displayOptions: { show: { closeMethod: ['prefix'] } },
	},
];
