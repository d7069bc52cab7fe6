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
			'The folder in the destination for documents from the client portal, such as ClientUploads, with a subfolder for each matter. Leave empty to file them only in the case folder.',
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
			'The name of the custom field with the matter type, such as Matter Type, or in LegalServer its database name. Leave out to use the practice area as the type.',
	},
	{
		displayName: 'Maximum Rows',
		name: 'maximumRows',
		type: 'number',
		typeOptions: { minValue: 1000, maxValue: 10_000_000 },
		default: 50_000,
		description: 'How many events the table of the queue can hold. At 70 percent, an email is sent.',
	},
	{
		displayName: 'Minimum Size (Bytes)',
		name: 'minimumSize',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description:
			'Smaller documents are not filed. With 1, empty placeholders are left out; 0 files everything.',
	},
	{
		displayName: 'Quiet Hours',
		name: 'quietHours',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 8760 },
		default: 96,
		description:
			'After how many hours without any event an email is sent, because the connection may be broken. 96 allows for a long weekend; 0 means never.',
	},
	{
		displayName: 'Retry Waits (Minutes)',
		name: 'retryWaits',
		type: 'string',
		default: '5, 25, 125',
		placeholder: 'e.g. 5, 25, 125',
		description:
			'How many minutes to wait before each further try, such as 5, 25, 125. After the last one, an email is sent.',
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
				description: 'Within seconds. What a webhook missed is found by a poll, every 15 minutes.',
			},
			{
				name: 'Every Hour',
				value: 'hourly',
				description: 'Those of an hour, once it is over. Emails are sent at once in any case.',
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
			'The time zone of dates in names and emails, such as America/New_York. Leave out to use the one of the workflow.',
	},
]);
