import type { INodeProperties } from 'n8n-workflow';
import { EVENT_KINDS } from '../../../../shared/domain/queue/eventKinds';
import { optionsField } from '../../../../shared/node/panel';

export const prepareFields: INodeProperties[] = [
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		default: 'clio',
		description: 'The system that reported the event',
		options: [
			{ name: 'Clio', value: 'clio', description: 'Clio Manage or Clio Grow' },
			{ name: 'Dropbox', value: 'dropbox', description: 'A change in Dropbox' },
			{ name: 'LegalServer', value: 'legalserver', description: 'Your LegalServer site' },
			{ name: 'Queue', value: 'queue', description: 'The queue itself, for emails' },
			{ name: 'Webhook', value: 'webhook', description: 'Any other system that calls a webhook' },
		],
	},
	{
		displayName: 'Kind',
		name: 'kind',
		type: 'options',
		default: 'documentCreated',
		description: 'What happened. The triggers return it as event.',
		options: Object.entries(EVENT_KINDS).map(([value, [name, description]]) => ({
			...{ name, value, description },
		})),
	},
	{
		displayName: 'Event ID',
		name: 'eventId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. {{ $json.eventId }}',
		description:
			'What the source calls this event, such as 1a2b3c4d. When the source reports the event again, the ID must be the same: the queue stores each ID once.',
	},
	{
		displayName: 'Case Key',
		name: 'caseKey',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.matterId }}',
		description:
			'ID of the matter or case at the source, such as 1497001. Events of one case are worked on in order. Leave it empty if there is none.',
	},
	{
		displayName: 'Document ID',
		name: 'documentId',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.documentId }}',
		description:
			'ID of the document at the source, such as 88002. Leave it empty if the event is about the case as a whole.',
	},
	optionsField([
		{
			displayName: 'Details',
			name: 'details',
			type: 'json',
			default: '{}',
			description:
				'Further IDs that the workflow needs later, as a JSON object such as {"folderId": "17"}; at most 4 KB. Do not put names of people or documents here.',
		},
		{
			displayName: 'Version ID',
			name: 'versionId',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.versionId }}',
			description: 'ID of the version of the document at the source, such as 4411',
		},
	]),
];
