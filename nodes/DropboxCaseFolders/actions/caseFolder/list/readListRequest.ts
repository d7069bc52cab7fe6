import type { IExecuteFunctions } from 'n8n-workflow';
import { Refusal } from '../../../../shared/core/Refusal';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import {
	createEntryTest,
	type EntryFilter,
	extensionsFrom,
} from '../../../../shared/domain/listing/EntryFilter';
import { dateSchema } from '../../../../shared/node/dateSchema';
import { optionalText, resourceLocator, text, wholeNumber } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';
import { z } from '../../../../shared/vendor/zod';
import type { ListingQuery } from './listFolders';

export interface ListRequest extends ListingQuery {
	output: ListOutput;
	/** Whether what few workflows need is left out of each entry. */
	simplify: boolean;
}

/** What a listing becomes. */
export type ListOutput = 'entries' | 'tree' | FileOutput;

/** A file that shows the whole listing. */
export interface FileOutput {
	kind: 'html' | 'csv';
	/** The binary field of the output item that it is put in; undefined where it is text in the item itself. */
	field: string | undefined;
	/** Of dates that people read. */
	timeZone: string;
}

/** @throws Refusal `invalid_input` naming the field */
export function readListRequest(context: IExecuteFunctions, itemIndex: number): ListRequest {
	const output = readOutput(context, itemIndex);
	const { caseFolder, options, filters } = readParameters(context, itemIndex, {
		caseFolder: resourceLocator,
		options: optionsSchema,
		filters: createFilterSchema(context.getTimezone()),
	});
	const isFile = typeof output === 'object';
	const depth = { all: Infinity, some: options.depth, one: 1 }[options.levels];
	// What the panel hides is not part of the node's parameters.
	const { returnAll } = isFile
		? { returnAll: true }
		: readParameters(context, itemIndex, { returnAll: z.boolean() });
	const { limit } = returnAll
		? { limit: Infinity }
		: readParameters(context, itemIndex, { limit: countSchema });
	const simplify = (isFile && output.kind === 'html') || options.simplify;
	createEntryTest(filters); // refuses filters that nothing can pass
	return { address: addressFrom(caseFolder), wanted: { depth, limit, filter: filters }, output, simplify };
}

const countSchema = wholeNumber(1);

const optionsSchema = z
	.object({
		levels: z.enum(['all', 'some', 'one']).default('all'),
		depth: countSchema.default(2),
		simplify: z.boolean().default(true),
	})
	.default({});

/**
 * Fields that the panel hides are not read: they are not part of the node's parameters then.
 * @throws Refusal `invalid_input` naming the field
 */
function readOutput(context: IExecuteFunctions, itemIndex: number): ListOutput {
	const { output: kind } = readParameters(context, itemIndex, {
		output: z.enum(['entries', 'tree', 'html', 'csv']),
	});
	if (kind === 'entries' || kind === 'tree') return kind;
	const { deliverAs } = readParameters(context, itemIndex, { deliverAs: z.enum(['file', 'text']) });
	const timeZone = context.getTimezone();
	if (deliverAs === 'text') return { kind, field: undefined, timeZone };
	const { outputField } = readParameters(context, itemIndex, { outputField: optionalText });
	const field = outputField.trim();
	if (field !== '') return { kind, field, timeZone };
	throw new Refusal(
		'invalid_input',
		'The field “Put Output File in Field” is empty',
		'Enter the name of the binary field, usually data.',
	);
}

/**
 * The Filters collection as the domain's filter. Every field may be absent or empty.
 * @param timezone of the workflow: what a date means that was picked in the panel, which names none
 */
const createFilterSchema = (timezone: string) =>
	z
		.object({
			type: z.enum(['file', 'folder', 'both']).nullish(),
			extensions: z.union([optionalText, z.array(text).transform((list) => list.join(','))]),
			changedSince: dateSchema(timezone, 'begins'),
			namePattern: optionalText,
			includeMarkerFiles: z.boolean().nullish(),
		})
		.partial()
		.transform(({ type, extensions, changedSince, namePattern, includeMarkerFiles }): EntryFilter => ({
			kind: type === 'both' ? undefined : (type ?? undefined),
			extensions: extensionsFrom(extensions ?? ''),
			changedSince: changedSince?.moment,
			name: namePattern,
			packageFiles: includeMarkerFiles === true ? undefined : 'left out',
		}));
