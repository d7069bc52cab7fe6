import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../shared/dropboxNode/fields';

/** The steps stand in the order in which they work: Dropbox tries the address at once. n8n shows no other tags here. */
const NOTICE = `Dropbox tells of changes within seconds, once its app knows this workflow’s address: <ul>${[
	'The credential must hold the app’s secret (App Secret, or Client Secret): notifications are signed with it, and refused without.',
	'Publish the workflow first: Dropbox tries the address as soon as you enter it.',
	'Copy the Production URL from Webhook URLs above. Dropbox must be able to reach it from the internet, by https.',
	'Open your app in the <a href="https://www.dropbox.com/developers/apps" target="_blank">App Console</a>, go to Settings, Webhooks, paste it under Webhook URIs and add it. Its status turns to Enabled.',
	'An app has one such address: keep an app of its own for each workflow with this trigger in webhook mode. The Test URL takes its place only to try things out, as it answers only while a test event is awaited.',
	'Polling catches changes whose notification was lost. Every few hours is enough. If n8n runs separate webhook processors, each poll also repeats the changes they reported, with the same event ID.',
]
	.map((step) => `<li>${step}</li>`)
	.join('')}</ul>`;

export const fields: INodeProperties[] = [
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		noDataExpression: true,
		default: 'oAuth2',
		options: [
			{ name: 'OAuth2 (Connect an Account)', value: 'oAuth2' },
			{ name: 'Token (Servers and Teams)', value: 'token' },
		],
	},
	{
		displayName: 'Trigger Mode',
		name: 'triggerMode',
		type: 'options',
		noDataExpression: true,
		default: 'polling',
		options: [
			{
				name: 'Polling',
				value: 'polling',
				description: 'Asks Dropbox at the poll times. Needs nothing else.',
			},
			{
				name: 'Webhook',
				value: 'webhook',
				description: 'Dropbox tells within seconds. Needs an address that Dropbox can reach.',
			},
		],
	},
	{
		displayName: NOTICE,
		name: 'webhookNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { triggerMode: ['webhook'] } },
	},
	{
		displayName: 'Watch',
		name: 'watch',
		type: 'options',
		noDataExpression: true,
		default: 'destination',
		options: [
			{
				name: 'All Case Folders of a Destination',
				value: 'destination',
				description: 'The folders directly in the destination are the case folders',
			},
			{ name: 'One Case Folder', value: 'caseFolder' },
		],
	},
	{
		...folderLocator({
			displayName: 'Destination',
			name: 'destination',
			description: 'The folder that the case folders are in',
			required: true,
			displayOptions: { show: { watch: ['destination'] } },
		}),
	},
	{
		...folderLocator({
			displayName: 'Case Folder',
			name: 'caseFolder',
			description: 'The case folder to watch, wherever people rename and move it',
			required: true,
			displayOptions: { show: { watch: ['caseFolder'] } },
		}),
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['documentAdded', 'documentChanged', 'documentMoved', 'documentDeleted'],
		options: [
			{
				name: 'Case Folder Added',
				value: 'caseFolderAdded',
				description: 'A folder was created in the destination, or moved there',
			},
			{
				name: 'Case Folder Deleted',
				value: 'caseFolderDeleted',
				description: 'One event, whatever was in it',
			},
			{
				name: 'Case Folder Moved',
				value: 'caseFolderMoved',
				description: 'Also out of the destination. One event, whatever is in it.',
			},
			{ name: 'Case Folder Renamed', value: 'caseFolderRenamed' },
			{
				name: 'Document Added',
				value: 'documentAdded',
				description: 'Also restored, or moved there from elsewhere',
			},
			{
				name: 'Document Changed',
				value: 'documentChanged',
				description: 'Its content, not its name or place',
			},
			{
				name: 'Document Deleted',
				value: 'documentDeleted',
				description: 'Or moved away, out of what is watched',
			},
			{ name: 'Document Moved', value: 'documentMoved', description: 'Or renamed. Also with its subfolder.' },
		],
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Include Existing Items',
				name: 'includeExistingItems',
				type: 'boolean',
				default: false,
				description:
					'Whether everything that is there when the trigger is first published is reported as added. Otherwise it begins with what changes afterwards.',
			},
			{
				displayName: 'Ignore Changes Made by This Connection',
				name: 'ignoreOwn',
				type: 'boolean',
				default: false,
				description:
					'Whether to leave out documents that the account of the credential added or changed. Dropbox says who did only in shared folders and team folders, and not who moved or deleted something.',
			},
		],
	},
];
