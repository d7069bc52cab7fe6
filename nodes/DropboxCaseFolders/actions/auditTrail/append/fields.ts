import type { INodeProperties } from 'n8n-workflow';
import { dryRunField } from '../../../../shared/dropboxNode/fields';
import { optionsField, showWhen } from '../../../../shared/node/panel';
import { auditFolderField } from '../shared/auditFolder';

const text = (displayName: string, name: string, description: string): INodeProperties => ({
	...{ displayName, name, type: 'string', default: '', description },
});

const eventFrom: INodeProperties = {
	displayName: 'Event From',
	name: 'eventFrom',
	type: 'options',
	noDataExpression: true,
	default: 'json',
	options: [
		{
			name: 'Fields',
			value: 'fields',
			description: 'Enter what the event says field by field',
		},
		{
			name: 'JSON',
			value: 'json',
			description: 'Take the event from an object, such as the item itself',
		},
	],
};

const jsonField: INodeProperties = {
	displayName: 'Event',
	name: 'event',
	type: 'json',
	default: '={{ $json }}',
	description:
		'The event as a JSON object, such as {"eventId": "4711-filed", "time": "2026-05-01T14:00:00Z", "operation": "upload", "outcome": "done"}. It may also have caseId, matterId, documentId, contentHash, paths, person, workflow, reason and attempts.',
};

const requiredFields: INodeProperties[] = [
	{
		...text(
			...(['Event ID', 'eventId'] as const),
			'The ID of the event, such as the eventId that a trigger returned. An event with this ID is added once, however often it is run.',
		),
		required: true,
	},
	{
		displayName: 'Time',
		name: 'time',
		type: 'dateTime',
		default: '',
		required: true,
		description:
			'When it happened, such as 2026-05-01T14:00:00Z. Without a time zone it is read in the time zone of the workflow.',
	},
	{
		...text('Event Operation', 'eventOperation', 'What was done, such as upload or restrict'),
		required: true,
	},
	{
		...text('Outcome', 'outcome', 'What came of it, such as done, skipped or refused'),
		required: true,
	},
];

const detailFields: INodeProperties[] = [
	{
		displayName: 'Attempts',
		name: 'attempts',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: 'How many times it was tried, the last time included',
	},
	text('Case ID', 'caseId', 'The ID or number of the case, such as 22-0000107'),
	text(
		'Content Hash',
		'contentHash',
		'The hash of the document’s bytes, as Upload returned it, such as e3b0c442…',
	),
	text('Document ID', 'documentId', 'The ID of the document, such as id:a4ayc_80_OEAAAAAAAAAXw'),
	text('Matter ID', 'matterId', 'The ID of the matter in the case system, such as 4711'),
	text(
		...(['Paths', 'paths'] as const),
		'The paths of the document or folder, one a line, such as /Legal Matters/22-0000107/Answer.pdf. They are written only if Include Paths and Names is on.',
	),
	text('Person', 'person', 'The member of staff who did it, such as an email address like ravi@example.com'),
	text('Reason', 'reason', 'The reason code, such as name_taken'),
	text('Workflow', 'workflow', 'The ID or name of the workflow that did it, such as {{ $workflow.id }}'),
];

export const appendFields: INodeProperties[] = [
	auditFolderField,
	eventFrom,
	...showWhen({ eventFrom: ['json'] }, [jsonField]),
	...showWhen({ eventFrom: ['fields'] }, [
		...requiredFields,
		{
			displayName: 'Details',
			name: 'details',
			type: 'collection',
			placeholder: 'Add detail',
			default: {},
			options: detailFields,
		},
	]),
	optionsField([
		{
			displayName: 'Include Paths and Names',
			name: 'includePaths',
			type: 'boolean',
			default: false,
			description:
				'Whether to write paths, and reasons that are not codes. Both usually contain clients’ names, which cannot be removed from the trail later.',
		},
		dryRunField(),
	]),
];
