import type { INodeProperties } from 'n8n-workflow';
import { sourceField } from '../shared/sourceField';

export const planFields: INodeProperties[] = [
	sourceField,
	{
		displayName: 'Run',
		name: 'run',
		type: 'string',
		default: '={{ $now.toISODate() }}',
		required: true,
		description:
			'What tells this migration from others, such as 2026-05-01. With the same value, each case is stored once, however often you plan.',
	},
	{
		displayName: 'Number of Cases',
		name: 'cases',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'How many cases should have been compared. If fewer items come in, the others are listed as not read. With 0, this is not checked.',
	},
	{
		displayName: 'Requests per Minute',
		name: 'requestsPerMinute',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 35,
		description: 'How many requests the case system allows, without those that are left for others',
	},
];

export const checkFields: INodeProperties[] = [
	{
		displayName: 'Event',
		name: 'event',
		type: 'json',
		default: '={{ $json }}',
		required: true,
		description:
			'The event of the kind migrationCheckRequested that says which cases were compared, and what was found before',
	},
];
