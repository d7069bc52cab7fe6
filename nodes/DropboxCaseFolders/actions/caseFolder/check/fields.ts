import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../../shared/node/panel';
import { dryRunField, folderLocator } from '../../../../shared/dropboxNode/fields';

export const checkFields: INodeProperties[] = [
	{
		displayName: 'Case ID',
		name: 'caseId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 22-0000107',
		description: 'The case number in your case management system, such as 22-0000107',
	},
	{
		...folderLocator({
			displayName: 'Case Folder',
			name: 'caseFolder',
			description: 'The folder on the case record, usually its stored ID',
		}),
		default: { mode: 'id', value: '' },
	},
	{
		displayName: 'Expected Path',
		name: 'expectedPath',
		type: 'string',
		default: '',
		placeholder: 'e.g. /Legal Matters/22-0000107',
		description:
			'The path where the folder should be, such as /Legal Matters/22-0000107. Leave empty if its location does not matter.',
	},
	optionsField([
		{
			...folderLocator({
				displayName: 'Search In',
				name: 'searchIn',
				description: 'Where to look for a second folder of the case',
				hint: 'By Path, enter / for the whole Dropbox',
			}),
			default: { mode: 'path', value: '/' },
		},
		{
			displayName: 'Add Missing Markers',
			name: 'putMarkers',
			type: 'boolean',
			default: false,
			description:
				'Whether to mark folders that have no case marker. A folder is never marked if there is any doubt about it or its case.',
		},
		{
			displayName: 'Case Marker',
			name: 'caseMarker',
			type: 'options',
			default: 'automatic',
			description: 'Which kind of marker to add to folders without one',
			options: [
				{
					name: 'Automatic',
					value: 'automatic',
					description: 'File properties if the connection can write them, otherwise a marker file',
				},
				{
					name: 'File Properties',
					value: 'properties',
					description: 'Invisible to people; one call per folder',
				},
				{
					name: 'Marker File',
					value: 'file',
					description: 'A small file in the folder; a few calls for a thousand folders',
				},
			],
			displayOptions: { show: { putMarkers: [true] } },
		},
		dryRunField({ show: { putMarkers: [true] } }),
	]),
];
