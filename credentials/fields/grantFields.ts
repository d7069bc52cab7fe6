import type { INodeProperties } from 'n8n-workflow';

/** What a connection without a browser is made with. */
export const grantFields: INodeProperties[] = [
	{
		displayName: 'Connect With',
		name: 'connectWith',
		type: 'options',
		default: 'refreshToken',
		options: [
			{
				name: 'Refresh Token',
				value: 'refreshToken',
				description: 'For workflows that run for good: access tokens are renewed as needed',
			},
			{
				name: 'Generated Access Token',
				value: 'accessToken',
				description: 'To try something out: made in the App Console, good for four hours',
			},
		],
	},
	{
		displayName: 'App Key',
		name: 'appKey',
		type: 'string',
		default: '',
		required: true,
		description:
			'Under Settings of your app in the <a href="https://www.dropbox.com/developers/apps" target="_blank">App Console</a>',
		displayOptions: { show: { connectWith: ['refreshToken'] } },
	},
	{
		displayName: 'App Secret',
		name: 'appSecret',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		displayOptions: { show: { connectWith: ['refreshToken'] } },
	},
	{
		displayName: 'Refresh Token',
		name: 'refreshToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		description:
			'Of an authorization with token_access_type=offline. <a href="https://developers.dropbox.com/oauth-guide" target="_blank">How to get one</a>.',
		displayOptions: { show: { connectWith: ['refreshToken'] } },
	},
	{
		displayName: 'Access Token',
		name: 'generatedAccessToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		description: 'From the button Generate in the Settings tab of your app',
		displayOptions: { show: { connectWith: ['accessToken'] } },
	},
];
