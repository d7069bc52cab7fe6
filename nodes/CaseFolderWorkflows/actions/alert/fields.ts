import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../shared/node/panel';

export const settingsField: INodeProperties = {
	displayName: 'Settings',
	name: 'settings',
	type: 'json',
	default: '={{ $json.settings }}',
	required: true,
	description:
		'What Client Settings: Check returns, as an object such as {"alertEmails": ["office@example.com"], "timeZone": "America/New_York"}',
};

export const composeFields: INodeProperties[] = [
	settingsField,
	optionsField([
		{
			displayName: 'Rows in Table',
			name: 'tableRows',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'How many rows the table has in all, to tell you before it is full. 0 counts the items that come in, which are not all if the table is large.',
		},
	]),
];

export const writeFields: INodeProperties[] = [
	settingsField,
	optionsField([
		{
			displayName: 'Document Names',
			name: 'documentNames',
			type: 'json',
			default: '{}',
			description:
				'Names of documents by their IDs, such as {"88002": "Order.pdf"}. Where a name is missing, the email has the ID.',
		},
		{
			displayName: 'Matter Numbers',
			name: 'matterNumbers',
			type: 'json',
			default: '{}',
			description:
				'Numbers of matters as people know them, by their IDs, such as {"1497001": "00012-Doe"}. They never appear in a subject.',
		},
		{
			displayName: 'Place',
			name: 'place',
			type: 'string',
			default: '',
			description: 'Where the matter or document is now, such as /Closed/2026/00012',
		},
		{
			displayName: 'Recipients',
			name: 'recipients',
			type: 'string',
			default: '',
			description:
				'Email addresses separated by commas, such as attorney@example.com, instead of those in the settings',
		},
		{
			displayName: 'Status Page URL',
			name: 'statusPageUrl',
			type: 'string',
			default: '',
			description:
				'The address of the status page, such as https://n8n.example.com/webhook/status. Each email then links to it.',
		},
	]),
];
