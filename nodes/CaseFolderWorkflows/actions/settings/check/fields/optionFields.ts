import type { INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../../../shared/node/panel';

/** What most clients leave as it is. */
export const settingsOptions: INodeProperties = optionsField([
	{
		displayName: 'Audit Folder',
		name: 'auditFolder',
		type: 'string',
		default: '/Audit',
		placeholder: 'e.g. /Audit',
		description:
			'The Dropbox folder for the log of what was filed, such as /Audit. Leave empty for no log in Dropbox.',
	},
	{
		displayName: 'Client Uploads Folder',
		name: 'clientUploadsFolder',
		type: 'string',
		default: 'ClientUploads',
		placeholder: 'e.g. ClientUploads',
		description:
			'The folder in the destination for documents from the client portal, such as ClientUploads, with a subfolder for each matter. Leave it empty to file them only in the case folder.',
	},
	{
		displayName: 'Expected Rows',
		name: 'maximumRows',
		type: 'number',
		typeOptions: { minValue: 1000, maxValue: 10_000_000 },
		default: 50_000,
		description:
			'How many events you expect the table of the queue to hold. It is not a limit: at 70 percent of it, you get an email.',
	},
	{
		displayName: 'Hours Without Events',
		name: 'quietHours',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 8760 },
		default: 96,
		description:
			'After how many hours without any event you get an email, because a connection may be broken. 96 allows for a long weekend; 0 means never. Other emails are sent at any hour.',
	},
	{
		displayName: 'Keep Finished Events (Days)',
		name: 'keepDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3650 },
		default: 30,
		description: 'After how many days finished events are deleted from the queue',
	},
	{
		displayName: 'Matter Type Field',
		name: 'matterTypeField',
		type: 'string',
		default: '',
		placeholder: 'e.g. Matter Type',
		description:
			'The name of the custom field with the matter type, such as Matter Type, or in LegalServer its database name. Leave it out to use the practice area as the type.',
	},
	{
		displayName: 'Migration',
		name: 'migration',
		type: 'options',
		default: 'anyTime',
		description: 'When cases are migrated, if you have started a migration. It never holds up other events.',
		options: [
			{
				name: 'Any Time',
				value: 'anyTime',
				description: 'Whenever nothing else is to be done',
			},
			{
				name: 'Outside Office Hours',
				value: 'outsideHours',
				description: 'From 7 PM to 6 AM and on weekends, in the time zone of the client',
			},
			{
				name: 'Paused',
				value: 'paused',
				description: 'Not until you choose something else and publish Client Settings again',
			},
		],
	},
	{
		displayName: 'Minimum Size (Bytes)',
		name: 'minimumSize',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description:
			'Smaller documents are not filed. 1 leaves out empty placeholders; 0 files everything. 1000000 is a megabyte.',
	},
	{
		displayName: 'Retry Waits (Minutes)',
		name: 'retryWaits',
		type: 'string',
		default: '5, 25, 125',
		placeholder: 'e.g. 5, 25, 125',
		description:
			'How many minutes to wait before each retry, such as 5, 25, 125 for three retries. If the last one does not succeed, you get an email.',
	},
	{
		displayName: 'Status Page URL',
		name: 'statusPageUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://n8n.example.com/webhook/case-folder-status',
		description:
			'The address of the status page, such as https://n8n.example.com/webhook/case-folder-status. Each email then has a link to it.',
	},
	{
		displayName: 'Sync Mode',
		name: 'syncMode',
		type: 'options',
		default: 'events',
		description: 'When events are worked on',
		options: [
			{
				name: 'As They Arrive',
				value: 'events',
				description: 'Within seconds. A poll every 15 minutes finds what a webhook missed.',
			},
			{
				name: 'Every Hour',
				value: 'hourly',
				description: 'At the end of each hour. Emails are still sent at once.',
			},
		],
	},
	{
		displayName: 'Time Zone',
		name: 'timeZone',
		type: 'string',
		default: '',
		placeholder: 'e.g. America/New_York',
		description:
			'The time zone of dates in names and emails, such as America/New_York. Leave it out to use the time zone of the workflow.',
	},
]);
