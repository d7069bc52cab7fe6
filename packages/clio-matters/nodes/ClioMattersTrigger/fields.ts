import type { INodeProperties } from 'n8n-workflow';
import {
	categoryLocator,
	customFieldLocator,
	practiceAreaLocator,
	userLocator,
} from '../../../../nodes/shared/clioNode/fields';
import { optionsField } from '../../../../nodes/shared/node/panel';

const NOTICE =
	'Clio tells of changes within seconds, and needs an https address of n8n that it can reach. Nothing has to be entered in Clio: the workflow subscribes when you publish it and unsubscribes when you unpublish it. The app of the credential needs Read and Write for Webhooks. <br>Polling catches what Clio could not deliver. Every hour is enough; poll at least every two weeks, since polls also renew the subscription.';

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
					'Asks Clio at the poll times. Works with an n8n that cannot be reached from the internet.',
			},
			{
				name: 'Webhook',
				value: 'webhook',
				description: 'Clio tells within seconds. Needs an https address that Clio can reach.',
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
			event('Document Added by Client', 'documentAddedByClient', 'A client uploaded it in the portal'),
			event('Document Created', 'documentCreated', 'Once its file has arrived, whoever uploaded it'),
			event('Document Deleted', 'documentDeleted', 'Also moved to the trash'),
			event('Document Updated', 'documentUpdated', 'A new version, or another name, folder or category'),
			event('Folder Renamed', 'folderRenamed'),
			event('Matter Closed', 'matterClosed'),
			event('Matter Created', 'matterCreated', 'Whatever its status'),
			event('Matter Opened', 'matterOpened', 'New and open, or no longer pending'),
			event('Matter Pended', 'matterPended', 'New and pending, or no longer open or closed'),
			event('Matter Reopened', 'matterReopened', 'Open again after it was closed'),
			event('Matter Stage Changed', 'matterStageChanged'),
			event('Matter Updated', 'matterUpdated', 'Any change, also of its status'),
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
				...{ displayName: 'Category', name: 'category' },
				description: 'Only documents of this category',
			}),
			{
				displayName: 'Has Documents',
				name: 'hasDocuments',
				type: 'boolean',
				default: false,
				description:
					'Whether to tell of matters with documents only. Takes one more request for each matter.',
			},
			practiceAreaLocator({
				...{ displayName: 'Practice Area', name: 'practiceArea' },
				description: 'Only what belongs to a matter of this practice area',
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
				description: 'Only what belongs to a matter in one of these; any where none is chosen',
			},
			customFieldLocator({
				...{ displayName: 'Matter Type (Custom Field)', name: 'customField' },
				description: 'The custom field in which your firm keeps the type of a matter',
			}),
			{
				displayName: 'Matter Type (Value)',
				name: 'customFieldValue',
				type: 'string',
				default: '',
				placeholder: 'e.g. Litigation',
				description: 'What that custom field must hold. Of a picklist, the text of the choice.',
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
				description: 'Only what belongs to a matter of this attorney',
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
				'Names or IDs of the matter’s custom fields that items have, with commas between them. All of them where this is not given.',
		},
		{
			displayName: 'Include Documents Without Matter',
			name: 'includeWithoutMatter',
			type: 'boolean',
			default: false,
			description:
				'Whether to tell of documents that belong to a contact or to the firm too. They have no case to be filed in.',
		},
	]),
];
