import type { INodeProperties } from 'n8n-workflow';

const formKeyField = (description: string): INodeProperties => ({
	displayName: 'Form Key',
	name: 'formKey',
	type: 'string',
	typeOptions: { password: true },
	default: "={{ $json.headers?.authorization ?? '' }}",
	description,
});

export const readFormFields: INodeProperties[] = [
	{
		displayName: 'Form',
		name: 'form',
		type: 'json',
		default: '={{ $json.body }}',
		required: true,
		description:
			'The fields of the form, as the Webhook node returns them, such as {"action": "resend", "reason": "no_space", "token": "…"}',
	},
	formKeyField('The same as in Render, such as the Authorization header that the browser sent'),
];

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
			'What else to show, as an object with any of counts, lastEvents, expiries, callsLeft, unmapped, unreachable, incomplete and message, such as {"expiries": [{"name": "Clio webhook", "expiresAt": "2026-12-31T00:00:00Z"}]}',
	},
	formKeyField(
		'Something that only people who may open the page know, such as the Authorization header that their browser sends. The buttons are signed with it, so that no other page can press them. Leave it empty for a page without buttons.',
	),
];
