import type { INodeProperties } from 'n8n-workflow';
import { optionsField, simplifyField } from '../../../../shared/node/panel';
import { folderLocator } from '../../../../shared/dropboxNode/fields';

/** The panel of List Case Folder. */
export const listFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		required: true,
		description: 'The folder to list. By ID, the node finds it even after people rename or move it.',
	}),
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'CSV File',
				value: 'csv',
				description: 'A table for spreadsheets, with a row for each file and folder',
			},
			{
				name: 'HTML Page',
				value: 'html',
				description: 'A page with folders that people can open and close, and links to Dropbox',
			},
			{ name: 'One Item per Entry', value: 'entries', description: 'Each file and folder is an item' },
			{
				name: 'One Tree',
				value: 'tree',
				description: 'One item with nested folders and totals',
			},
		],
		default: 'entries',
		description: 'The format of the result',
	},
	{
		displayName: 'Deliver As',
		name: 'deliverAs',
		type: 'options',
		options: [
			{ name: 'Binary File', value: 'file', description: 'A binary file for the next nodes' },
			{
				name: 'Text',
				value: 'text',
				description: 'Text in the field html or csv, for example for Respond to Webhook or an email',
			},
		],
		default: 'file',
		description: 'How to return the page or table',
		displayOptions: { show: { output: ['csv', 'html'] } },
	},
	{
		displayName: 'Put Output File in Field',
		name: 'outputField',
		type: 'string',
		required: true,
		default: 'data',
		description: 'The name of the output binary field to put the file in, such as data',
		placeholder: 'e.g. data',
		hint: 'The name of the output binary field to put the file in',
		displayOptions: { show: { output: ['csv', 'html'], deliverAs: ['file'] } },
	},
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
		displayOptions: { show: { output: ['entries', 'tree'] } },
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { output: ['entries', 'tree'], returnAll: [false] } },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Which entries to return. An entry has to match all filters.',
		options: [
			{
				displayName: 'Changed Since',
				name: 'changedSince',
				type: 'dateTime',
				default: '',
				description:
					'Only files added or changed in Dropbox at or after this time, such as 2026-03-14 or 2026-03-14 17:00. A date without a time means the start of that day. Folders have no date and are left out, but a tree shows those that lead to a file.',
			},
			{
				displayName: 'Extensions',
				name: 'extensions',
				type: 'string',
				default: '',
				placeholder: 'e.g. pdf, docx',
				description:
					'Only files with one of these extensions, separated by commas, such as pdf, docx. The dot is optional. Folders are left out, but a tree shows those that lead to a file.',
			},
			{
				displayName: 'Include Marker Files',
				name: 'includeMarkerFiles',
				type: 'boolean',
				default: false,
				description:
					'Whether to include the files that this package keeps for its own use: case markers, closing records and unfinished ZIPs',
			},
			{
				displayName: 'Name Pattern',
				name: 'namePattern',
				type: 'string',
				default: '',
				placeholder: 'e.g. *retainer*',
				description:
					'Only entries whose name matches, such as *Motion*.pdf: * matches any characters, ? matches one. Capital letters do not matter.',
			},
			{
				displayName: 'Type',
				name: 'type',
				type: 'options',
				options: [
					{ name: 'Files', value: 'file', description: 'Documents only' },
					{ name: 'Files and Folders', value: 'both', description: 'Documents and subfolders' },
					{ name: 'Folders', value: 'folder', description: 'Subfolders only' },
				],
				default: 'both',
				description: 'Whether to return files, folders or both',
			},
		],
	},
	optionsField([
		{
			displayName: 'Levels',
			name: 'levels',
			type: 'options',
			options: [
				{ name: 'All Levels', value: 'all', description: 'Everything in the folder and its subfolders' },
				{ name: 'Limited Depth', value: 'some', description: 'Subfolders down to the level under Depth' },
				{ name: 'One Level', value: 'one', description: 'Only what is directly in the folder' },
			],
			default: 'all',
			description: 'How many levels of subfolders to list',
		},
		{
			displayName: 'Depth',
			name: 'depth',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 2,
			description: 'Levels to list. 1 lists only what is directly in the folder.',
			displayOptions: { show: { levels: ['some'] } },
		},
		simplifyField({ show: { '/output': ['csv', 'entries', 'tree'] } }),
	]),
];
