import type { INodeProperties } from 'n8n-workflow';
import { optionsField, simplifyField } from '../../../../shared/node/panel';
import { folderLocator } from '../../../../shared/dropboxNode/fields';

/** The panel of List Case Folder. */
export const listFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		required: true,
		description:
			'The folder whose contents are listed. By ID it is found even after it was renamed or moved.',
	}),
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'CSV File',
				value: 'csv',
				description: 'A table with a line for each file and folder, which opens in spreadsheets',
			},
			{
				name: 'HTML Page',
				value: 'html',
				description: 'A page on which people open the folder level by level, with links to Dropbox',
			},
			{ name: 'One Item per Entry', value: 'entries', description: 'Each file and folder is an item' },
			{
				name: 'One Tree',
				value: 'tree',
				description: 'One item with folders nested in each other, and totals',
			},
		],
		default: 'entries',
		description: 'What the contents are returned as',
	},
	{
		displayName: 'Deliver As',
		name: 'deliverAs',
		type: 'options',
		options: [
			{ name: 'Binary File', value: 'file', description: 'A file for the nodes that follow' },
			{
				name: 'Text',
				value: 'text',
				description: 'Text in the item, named html or csv: for Respond to Webhook, e-mails and the like',
			},
		],
		default: 'file',
		description: 'Where the page or table is put',
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
		description: 'Which entries are returned. An entry has to pass all filters.',
		options: [
			{
				displayName: 'Changed Since',
				name: 'changedSince',
				type: 'dateTime',
				default: '',
				description:
					'Only files added or changed in Dropbox at or after this time, such as 2026-03-14 or 2026-03-14 17:00. A date without a time means from the start of that day. Folders have no date and are left out, but a tree shows those that lead to a file.',
			},
			{
				displayName: 'Extensions',
				name: 'extensions',
				type: 'string',
				default: '',
				placeholder: 'e.g. pdf, docx',
				description:
					'Only files with one of these extensions, separated by commas, such as pdf, docx. The dot is optional. Folders are left out; a tree shows those that lead to a file.',
			},
			{
				displayName: 'Include Marker Files',
				name: 'includeMarkerFiles',
				type: 'boolean',
				default: false,
				description:
					'Whether to include the files that this package keeps in folders for itself: case markers, closing records and ZIPs that are not finished',
			},
			{
				displayName: 'Name Pattern',
				name: 'namePattern',
				type: 'string',
				default: '',
				placeholder: 'e.g. *retainer*',
				description:
					'Only entries whose name fits this pattern, such as *Motion*.pdf. An asterisk stands for any characters, a question mark for one. Capitals do not matter.',
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
				description: 'Whether files, folders or both are returned',
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
				{ name: 'Limited Depth', value: 'some', description: 'Subfolders too, but not all the way down' },
				{ name: 'One Level', value: 'one', description: 'Only what lies directly in the folder' },
			],
			default: 'all',
			description: 'How far down subfolders are listed',
		},
		{
			displayName: 'Depth',
			name: 'depth',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 2,
			description: 'Levels to list; 1 is what lies directly in the folder',
			displayOptions: { show: { levels: ['some'] } },
		},
		simplifyField({ show: { '/output': ['csv', 'entries', 'tree'] } }),
	]),
];
