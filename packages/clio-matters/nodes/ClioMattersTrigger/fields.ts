import type { INodeProperties } from 'n8n-workflow';
import {
	categoryLocator,
	customFieldLocator,
	practiceAreaLocator,
	userLocator,
} from '../../../../nodes/shared/clioNode/fields';
import { optionsField } from '../../../../nodes/shared/node/panel';
import { repeatField } from '../../../../nodes/shared/node/repeatField';

const NOTICE =
	'Clio reports changes within seconds. n8n needs an https address that Clio can reach. You do not enter anything in Clio: the workflow creates its webhooks there when you publish it and deletes them when you unpublish it. The credential’s app needs Read and Write for Webhooks. <br>Polling catches changes that Clio could not deliver. Every hour is enough. Poll at least every two weeks, because polls also renew the webhooks.';

const event = (name: string, value: string, description?: string) => ({
	...{ name, value },
	...(description === undefined ? {} : { description }),
});

export const fields: INodeProperties[] = [
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
				description:
					'The node checks Clio at the poll times. Works even if n8n cannot be reached from the internet.',
			},
			{
				name: 'Webhook',
				value: 'webhook',
				description: 'Clio reports changes within seconds. Needs an https address that Clio can reach.',
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
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['documentCreated'],
		options: [
			event('Document Added by Client', 'documentAddedByClient', 'A client uploaded it in the client portal'),
			event('Document Created', 'documentCreated', 'When its file has arrived, no matter who uploaded it'),
			event('Document Deleted', 'documentDeleted', 'Also if it was moved to the trash'),
			event('Document Updated', 'documentUpdated', 'A new version, name, folder or category'),
			event('Folder Renamed', 'folderRenamed'),
			event('Matter Closed', 'matterClosed'),
			event('Matter Created', 'matterCreated', 'With any status'),
			event('Matter Opened', 'matterOpened', 'New and open, or opened after it was pending'),
			event('Matter Pended', 'matterPended', 'New and pending, or set to pending later'),
			event('Matter Reopened', 'matterReopened', 'Open again after it was closed'),
			event('Matter Stage Changed', 'matterStageChanged'),
			event('Matter Updated', 'matterUpdated', 'Any change, including its status'),
		],
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			categoryLocator({
				...{ displayName: 'Document Category', name: 'category' },
				description: 'Only documents in this document category',
			}),
			{
				displayName: 'Has Documents',
				name: 'hasDocuments',
				type: 'boolean',
				default: false,
				description:
					'Whether to report only matters that have documents. Takes one more request for each matter event.',
			},
			practiceAreaLocator({
				...{ displayName: 'Practice Area', name: 'practiceArea' },
				description: 'Only matters in this practice area, and their documents',
			}),
			{
				displayName: 'Matter Status',
				name: 'matterStatus',
				type: 'multiOptions',
				default: [],
				options: [
					{ name: 'Closed', value: 'closed' },
					{ name: 'Open', value: 'open' },
					{ name: 'Pending', value: 'pending' },
				],
				description:
					'Only matters with one of these statuses, and their documents. If you select none, all matters.',
			},
			customFieldLocator({
				...{ displayName: 'Custom Field', name: 'customField' },
				description:
					'Only matters where this custom field, such as Matter Type, has the value in Custom Field Value',
			}),
			{
				displayName: 'Custom Field Value',
				name: 'customFieldValue',
				type: 'string',
				default: '',
				placeholder: 'e.g. Litigation',
				description: 'The value that the custom field must have. For a picklist, the text of the choice.',
			},
			{
				displayName: 'Minimum Size (KB)',
				name: 'minimumSize',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: 'Only documents of at least this size',
			},
			userLocator({
				...{ displayName: 'Responsible Attorney', name: 'responsibleAttorney' },
				description: 'Only matters with this responsible attorney, and their documents',
			}),
		].sort((one, other) => one.displayName.localeCompare(other.displayName, 'en')) as INodeProperties[],
	},
	optionsField([
		{
			displayName: 'Custom Fields',
			name: 'customFields',
			type: 'string',
			default: '',
			placeholder: 'e.g. Matter Type, Court',
			description:
				'Names or IDs of the matter’s custom fields to include in each item, separated by commas. Leave it empty to include all of them.',
		},
		{
			displayName: 'Include Documents Without Matter',
			name: 'includeWithoutMatter',
			type: 'boolean',
			default: false,
			description:
				'Whether to also report documents that belong to a contact or to the firm. They have no matter to be filed under.',
		},
		repeatField,
	]),
];
