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
				description: 'For workflows in production: access tokens are renewed as needed',
			},
			{
				name: 'Generated Access Token',
				value: 'accessToken',
				description: 'For a quick test: generated in the App Console, expires after four hours',
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
			'From the Settings tab of your app in the <a href="https://www.dropbox.com/developers/apps" target="_blank">App Console</a>',
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
			'From an authorization with token_access_type=offline. <a href="https://developers.dropbox.com/oauth-guide" target="_blank">How to get one</a>.',
		displayOptions: { show: { connectWith: ['refreshToken'] } },
	},
	{
		displayName: 'Access Token',
		name: 'generatedAccessToken',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		required: true,
		description: 'From the Generate button in the Settings tab of your app',
		displayOptions: { show: { connectWith: ['accessToken'] } },
	},
];
