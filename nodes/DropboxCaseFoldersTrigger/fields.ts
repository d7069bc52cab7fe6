import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../shared/dropboxNode/fields';
import { repeatField } from '../shared/node/repeatField';

/** The steps stand in the order in which they work: Dropbox tries the address at once. n8n shows no other tags here. */
const NOTICE = `Dropbox reports changes within seconds. To set this up: <ul>${[
	'The credential needs the app’s secret (App Secret or Client Secret). Dropbox signs notifications with it, and the node refuses notifications that it cannot verify.',
	'Publish the workflow first. Dropbox tests the address as soon as you enter it.',
	'Copy the Production URL from Webhook URLs above. Dropbox must be able to reach it from the internet over https.',
	'Open your app in the <a href="https://www.dropbox.com/developers/apps" target="_blank">App Console</a>, go to Settings, Webhooks, paste it under Webhook URIs and add it. Its status changes to Enabled.',
	'Use a separate app for each workflow with this trigger in webhook mode. Enter the Test URL only to try things out, because it answers only while n8n is waiting for a test event.',
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
				description: 'The node checks Dropbox at the poll times. Needs nothing else.',
			},
			{
				name: 'Webhook',
				value: 'webhook',
				description: 'Dropbox reports changes within seconds. Needs an address that Dropbox can reach.',
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
			description: 'The folder that contains the case folders',
			required: true,
			displayOptions: { show: { watch: ['destination'] } },
		}),
	},
	{
		...folderLocator({
			displayName: 'Case Folder',
			name: 'caseFolder',
			description: 'The case folder to watch, even after people rename or move it',
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
				description: 'A folder was created in the destination or moved there',
			},
			{
				name: 'Case Folder Deleted',
				value: 'caseFolderDeleted',
				description: 'One event for the whole folder',
			},
			{
				name: 'Case Folder Moved',
				value: 'caseFolderMoved',
				description: 'Also if it left the destination. One event for the whole folder.',
			},
			{ name: 'Case Folder Renamed', value: 'caseFolderRenamed' },
			{
				name: 'Document Added',
				value: 'documentAdded',
				description: 'Also if it was restored or moved there',
			},
			{
				name: 'Document Changed',
				value: 'documentChanged',
				description: 'Its content, not its name or location',
			},
			{
				name: 'Document Deleted',
				value: 'documentDeleted',
				description: 'Also if it was moved out of the watched folder',
			},
			{
				name: 'Document Moved',
				value: 'documentMoved',
				description: 'Moved or renamed, by itself or with its subfolder',
			},
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
					'Whether to report everything that already exists as added when you first publish the workflow. Otherwise, only later changes are reported.',
			},
			{
				displayName: 'Ignore Changes Made by This Connection',
				name: 'ignoreOwn',
				type: 'boolean',
				default: false,
				description:
					'Whether to leave out documents that the credential’s account added or changed. Dropbox only names the person in shared folders and team folders, and never for moves or deletions.',
			},
			repeatField,
		],
	},
];
