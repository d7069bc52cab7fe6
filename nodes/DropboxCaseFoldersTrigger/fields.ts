import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../DropboxCaseFolders/actions/folderLocator';

/** The steps stand in the order in which they work: Dropbox tries the address at once. */
const NOTICE = [
	'Dropbox tells of changes within seconds. To switch that on:',
	'1. The credential must hold the <b>App Secret</b> (or Client Secret): notifications are signed with it, and refused without.',
	'2. <b>Publish</b> the workflow first. Dropbox tries the address as soon as you enter it.',
	'3. Copy the <b>Production URL</b> from “Webhook URLs” above. It must be reachable from the internet by https.',
	'4. In the <a href="https://www.dropbox.com/developers/apps" target="_blank">App Console</a> open your app, Settings, <b>Webhooks</b>, paste it under Webhook URIs, and add it. Its status turns to Enabled.',
	'Keep to one workflow per app, and don’t enter the Test URL: it answers only while you listen for a test event. The poll times stay useful as a safety net: every few hours is enough.',
].join('<br>');

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
		displayName: 'Mode',
		name: 'mode',
		type: 'options',
		noDataExpression: true,
		default: 'polling',
		description: 'How the trigger learns that something changed',
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
		displayOptions: { show: { mode: ['webhook'] } },
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
				displayName: 'Emit What Is There',
				name: 'emitExisting',
				type: 'boolean',
				default: false,
				description:
					'Whether everything that is there when the trigger is first published is told of as added. Otherwise it begins with what changes afterwards.',
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
