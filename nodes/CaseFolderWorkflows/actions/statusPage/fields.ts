import type { INodeProperties } from 'n8n-workflow';

export const renderFields: INodeProperties[] = [
	{
		displayName: 'Rows',
		name: 'rows',
		type: 'json',
		default: '[]',
		required: true,
		description:
			'Open rows of the queue and those that finished lately, as a list such as [{"status": "failed", "reason": "not_found"}]',
	},
	{
		displayName: 'Settings',
		name: 'settings',
		type: 'json',
		default: '={{ $json.settings }}',
		required: true,
		description:
			'What Client Settings: Check returns, as an object such as {"timeZone": "America/New_York", "categories": {}}',
	},
	{
		displayName: 'Facts',
		name: 'facts',
		type: 'json',
		default: '{}',
		description:
			'What else to show, as an object with any of counts, lastEvents, expiries, callsLeft, unmapped and message, such as {"expiries": [{"name": "Clio webhook", "expiresAt": "2026-12-31T00:00:00Z"}]}',
	},
];
