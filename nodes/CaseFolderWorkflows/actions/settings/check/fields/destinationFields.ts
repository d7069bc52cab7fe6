import type { INodeProperties } from 'n8n-workflow';
import { heading } from './heading';

/** Which system the matters come from, and where their folders are made. */
export const destinationFields: INodeProperties[] = [
	heading('destinations', '<b>Where case folders are.</b> Live and demo never share a folder.'),
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'options',
		default: 'demo',
		options: [
			{
				name: 'Demo',
				value: 'demo',
				description: 'Everything is written inside the Demo Destination, and nothing to Clio',
			},
			{ name: 'Live', value: 'live', description: 'The folders of real cases are used' },
		],
		description: 'Whether the workflows use the folders for trying things out or those of real cases',
	},
	{
		displayName: 'Live Destination',
		name: 'liveDestination',
		type: 'string',
		default: '',
		placeholder: 'e.g. /Legal Matters',
		description:
			'The existing Dropbox folder for case folders of real cases: its path, such as /Legal Matters, or its ID',
	},
	{
		displayName: 'Demo Destination',
		name: 'demoDestination',
		type: 'string',
		default: '',
		placeholder: 'e.g. /Demo Matters',
		description:
			'The existing Dropbox folder for trying things out, such as /Demo Matters. It must be separate from the Live Destination. With Environment set to Demo, all other folders are inside it.',
	},
	{
		displayName: 'Case System',
		name: 'caseSystem',
		type: 'options',
		default: 'clio',
		options: [
			{ name: 'Clio', value: 'clio', description: 'Clio Manage' },
			{ name: 'LegalServer', value: 'legalserver', description: 'A LegalServer site' },
			{
				name: 'Other',
				value: 'other',
				description: 'Any system that calls webhooks, with the field names of Clio Matters',
			},
		],
		description: 'The case management system that has your matters or cases',
	},
	{
		displayName: 'Split by Practice Area',
		name: 'splitByPracticeArea',
		type: 'boolean',
		default: false,
		description:
			'Whether some practice areas have their own destinations, such as folders that other people can open',
	},
	{
		displayName: 'Destinations by Practice Area',
		name: 'areas',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Practice Area',
		default: {},
		options: [
			{
				displayName: 'Practice Area',
				name: 'area',
				values: [
					{
						displayName: 'Practice Area',
						name: 'practiceArea',
						type: 'string',
						default: '',
						placeholder: 'e.g. Litigation',
						description:
							'The name of the practice area in Clio, such as Litigation, or of the problem category in LegalServer',
					},
					{
						displayName: 'Live Destination',
						name: 'liveDestination',
						type: 'string',
						default: '',
						placeholder: 'e.g. /Litigation',
						description: 'The folder for its real cases, such as /Litigation',
					},
					{
						displayName: 'Demo Destination',
						name: 'demoDestination',
						type: 'string',
						default: '',
						placeholder: 'e.g. /Demo Litigation',
						description:
							'The folder for trying things out, such as /Demo Litigation. Leave empty for the Demo Destination above.',
					},
				],
			},
		],
		description: 'The practice areas that have their own destinations',
		displayOptions: { show: { splitByPracticeArea: [true] } },
	},
	{
		displayName: 'Other Practice Areas',
		name: 'otherPracticeAreas',
		type: 'options',
		default: 'hold',
		options: [
			{
				name: 'Do Not File',
				value: 'hold',
				description:
					'File nothing in Dropbox and send an email. To file them, add the practice area to the list and try the event again.',
			},
			{
				name: 'Use Destination',
				value: 'destination',
				description: 'File them in the Live Destination or Demo Destination above',
			},
		],
		description: 'What to do with matters of practice areas that are not in the list',
		displayOptions: { show: { splitByPracticeArea: [true] } },
	},
];
