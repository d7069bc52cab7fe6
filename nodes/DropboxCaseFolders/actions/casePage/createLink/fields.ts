import type { INodeProperties } from 'n8n-workflow';
import { folderLocator } from '../../../../shared/dropboxNode/fields';
import { optionsField } from '../../../../shared/node/panel';

/** The panel of Create Link. */
export const createLinkFields: INodeProperties[] = [
	folderLocator({
		displayName: 'Case Folder',
		name: 'caseFolder',
		description: 'The folder that the page shows. The link keeps working after people rename or move it.',
		required: true,
	}),
	{
		displayName: 'Page URL',
		name: 'pageUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://n8n.example.org/webhook/case-page',
		description:
			'The production URL of the Webhook node in the workflow that serves the page, such as https://n8n.example.org/webhook/case-page',
	},
	{
		displayName: 'Access',
		name: 'access',
		type: 'options',
		options: [
			{ name: 'View', value: 'view', description: 'See the documents’ names, sizes and dates' },
			{ name: 'View and Add', value: 'add', description: 'Also add documents' },
		],
		default: 'view',
		description:
			'What anyone who has the link can do. To open a document, people still need their own access in Dropbox.',
	},
	{
		displayName: 'Valid For',
		name: 'validFor',
		type: 'options',
		// In order of length, which is how people look for it.
		options: [
			{ name: '1 Hour', value: '1', description: 'To look something up once' },
			{ name: '12 Hours', value: '12', description: 'For one working day' },
			{ name: '7 Days', value: '168', description: 'For an email' },
			{ name: '30 Days', value: '720', description: 'For someone who adds documents regularly' },
			{ name: '1 Year', value: '8760', description: 'Only where few people can see the link' },
			{ name: 'Until a Date', value: 'date', description: 'Until the date under Expires On' },
		],
		default: '168',
		description: 'How long the link works. To end all links at once, replace the Link Key of the credential.',
	},
	{
		displayName: 'Expires On',
		name: 'expiresOn',
		type: 'dateTime',
		required: true,
		default: '',
		description:
			'When the link stops working, such as 2030-12-31 or 2030-12-31 17:00. A date without a time includes that day.',
		displayOptions: { show: { validFor: ['date'] } },
	},
	optionsField([
		{
			displayName: 'Case ID in the Second List',
			name: 'secondListCase',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.matterUuid }}',
			description:
				'If the page has a second list with documents of your case management system: the ID by which the workflow finds the case there, such as the matter’s ID in Clio',
		},
		{
			displayName: 'Include Privileged Documents',
			name: 'includePrivileged',
			type: 'boolean',
			default: false,
			description:
				'Whether the page also shows privileged folders and takes documents for them. Anyone who has the link sees the names of these documents.',
		},
		{
			displayName: 'Person',
			name: 'person',
			type: 'string',
			default: '',
			placeholder: 'e.g. jane@example.org',
			description:
				'Who the link is for, such as jane@example.org. The page shows it, and Receive returns it with what was added. Anyone who has the link can use it.',
		},
	]),
];
