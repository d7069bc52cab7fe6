import type { INodeProperties } from 'n8n-workflow';

export const findingsFields: INodeProperties[] = [
	{
		displayName: 'Check',
		name: 'check',
		type: 'options',
		default: 'folders',
		description: 'Which operation looked at the case folders',
		options: [
			{
				name: 'Case Folders',
				value: 'folders',
				description: 'From Check. Without findings, no email is made.',
			},
			{
				name: 'Permissions',
				value: 'permissions',
				description:
					'From Audit Permissions with Summary. An email is always made, to show that the check ran.',
			},
		],
	},
	{
		displayName: 'Run',
		name: 'run',
		type: 'string',
		default: '={{ $execution.id }}',
		required: true,
		description:
			'What makes this run different from others, such as its execution ID. The email of a run is stored once.',
	},
];

export const testFields: INodeProperties[] = [
	{
		displayName: 'Results',
		name: 'results',
		type: 'json',
		default: '{}',
		required: true,
		description:
			'The items of each step of the test, by its name, such as {"settings": [{"environment": "demo"}]}. Refused ones have an error. Where it is empty, the page only asks for a matter.',
	},
	{
		displayName: 'Matter',
		name: 'matter',
		type: 'string',
		default: '',
		description: 'What somebody entered as the matter to try, such as 00012-Miller',
	},
	{
		displayName: 'Is Over',
		name: 'isOver',
		type: 'boolean',
		default: true,
		description: 'Whether the documents were filed, or it was decided not to',
	},
];
