import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { z } from '../vendor/zod';
import { readParameters } from './readParameters';

/** Seconds. A run of many cases would rather wait out a rate limit of five minutes than leave cases undone. */
const DEFAULT = 900;
const LEAST = 10;
const MOST = 86_400;

const field: INodeProperties = {
	displayName: 'Give Up After (Seconds)',
	name: 'giveUpAfter',
	type: 'number',
	typeOptions: { minValue: LEAST, maxValue: MOST },
	default: DEFAULT,
	description:
		'How many seconds to keep trying when Dropbox is too busy or cannot be reached; at least 10. Use 30 when someone is waiting for the answer, such as the caller of a webhook. Running the workflow again is safe.',
};

/** The fields of an operation of a resource, with the option that each has. */
export function withGiveUpAfter(
	resource: string,
	operation: string,
	fields: readonly INodeProperties[],
): INodeProperties[] {
	if (!fields.some(isOptions)) {
		// Dry Run stays last, where people look for it.
		const end = fields.at(-1)?.name === 'dryRun' ? fields.length - 1 : fields.length;
		const options: INodeProperties = {
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [field],
			displayOptions: { show: { resource: [resource], operation: [operation] } },
		};
		return [...fields.slice(0, end), options, ...fields.slice(end)];
	}
	return fields.map((each) =>
		isOptions(each) ? { ...each, options: [...(each.options ?? []), field] as INodeProperties[] } : each,
	);
}

const isOptions = ({ name, type }: INodeProperties): boolean => name === 'options' && type === 'collection';

/**
 * For the whole run, as the first item says; in milliseconds. Undefined where it was not asked for.
 * @throws Refusal `invalid_input` naming the field
 */
export function readGiveUpAfter(context: IExecuteFunctions): number | undefined {
	const { options } = readParameters(context, 0, {
		options: z.object({ giveUpAfter: z.coerce.number().min(LEAST).max(MOST).optional() }).nullish(),
	});
	return options?.giveUpAfter === undefined ? undefined : options.giveUpAfter * 1000;
}
