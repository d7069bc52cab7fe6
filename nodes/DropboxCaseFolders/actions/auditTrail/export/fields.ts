import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import type { EventFilter } from '../../../../shared/domain/audit/eventFilter';
import type { ExportFormat } from '../../../../shared/domain/audit/writeExport';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { dateSchema } from '../../../../shared/node/dateSchema';
import { emptyFieldRefusal } from '../../../../shared/node/InvalidField';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { z } from '../../../../shared/vendor/zod';
import { auditFolderField } from '../shared/auditFolder';

export const exportFields: INodeProperties[] = [
	auditFolderField,
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		options: [
			{ name: 'CSV', value: 'csv', description: 'A table for spreadsheets, with a row for each event' },
			{ name: 'JSON', value: 'json', description: 'The events as programs read them' },
		],
		default: 'csv',
		description: 'The format of the file',
	},
	{
		displayName: 'Put Output File in Field',
		name: 'outputField',
		type: 'string',
		required: true,
		default: 'data',
		description: 'The name of the output binary field to put the file in, such as data',
		placeholder: 'e.g. data',
		hint: 'The name of the output binary field to put the file in',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Which events to export. An event has to match all filters.',
		options: [
			{
				displayName: 'Case ID',
				name: 'caseId',
				type: 'string',
				default: '',
				description: 'Only events of this case, by the case ID that they were added with, such as 22-0000107',
			},
			{
				displayName: 'From',
				name: 'from',
				type: 'dateTime',
				default: '',
				description:
					'Only events at or after this time, such as 2026-03-14 or 2026-03-14 17:00. A date without a time means the start of that day.',
			},
			{
				displayName: 'Person',
				name: 'person',
				type: 'string',
				default: '',
				description: 'Only what this person did, as it was added, such as ravi@example.com',
			},
			{
				displayName: 'Until',
				name: 'until',
				type: 'dateTime',
				default: '',
				description:
					'Only events at or before this time, such as 2026-03-31 or 2026-03-31 17:00. A date without a time means the end of that day.',
			},
		],
	},
];

export interface ExportRequest {
	/** Address of the audit folder. */
	auditFolder: string;
	format: ExportFormat;
	/** Binary field of the output item. */
	field: string;
	filter: EventFilter;
}

const createShape = (timezone: string) => ({
	auditFolder: resourceLocator,
	format: z.enum(['csv', 'json']),
	outputField: optionalText,
	filters: z
		.object({
			...{ caseId: optionalText.optional(), person: optionalText.optional() },
			...{ from: dateSchema(timezone, 'begins'), until: dateSchema(timezone, 'ends') },
		})
		.default({}),
});

/** @throws Refusal `invalid_input` naming the field */
export function readExportRequest(context: IExecuteFunctions, itemIndex: number): ExportRequest {
	const given = readParameters(context, itemIndex, createShape(context.getTimezone()));
	const { auditFolder, format, outputField, filters } = given;
	const field = outputField.trim();
	if (field === '')
		throw emptyFieldRefusal('Put Output File in Field', 'the name of the binary field, usually data');
	return {
		...{ auditFolder: addressFrom(auditFolder), format, field },
		filter: {
			...{
				caseId: requireFilled('Case ID', filters.caseId),
				person: requireFilled('Person', filters.person),
			},
			...{ from: filters.from?.moment, until: filters.until?.moment },
		},
	};
}

/** A filter that was added and left empty would let everything through. */
function requireFilled(label: string, given: string | undefined): string | undefined {
	if (given?.trim() !== '') return given;
	throw emptyFieldRefusal(label, 'what to look for, or remove the filter');
}
