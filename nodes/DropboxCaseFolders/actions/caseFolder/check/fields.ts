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
		description: 'The case number from your case system, such as 22-0000107',
	},
	{
		...folderLocator({
			displayName: 'Case Folder',
			name: 'caseFolder',
			description: 'The folder that the case record knows, by its stored ID',
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
			'The path where the folder should be, such as /Legal Matters/22-0000107. Leave empty to skip this check.',
	},
	optionsField([
		{
			...folderLocator({
				displayName: 'Search In',
				name: 'searchIn',
				description: 'Where a second folder of the case is looked for',
				hint: 'By Path, / is the whole Dropbox',
			}),
			default: { mode: 'path', value: '/' },
		},
		{
			displayName: 'Add Missing Markers',
			name: 'putMarkers',
			type: 'boolean',
			default: false,
			description:
				'Whether folders without a case marker get one. Never where the folder or the case is in doubt.',
		},
		{
			displayName: 'Case Marker',
			name: 'caseMarker',
			type: 'options',
			default: 'automatic',
			description: 'What is put on where the marker is missing',
			options: [
				{
					name: 'Automatic',
					value: 'automatic',
					description: 'Properties where the connection may write them, otherwise a marker file',
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
