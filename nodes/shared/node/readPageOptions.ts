import type { IExecuteFunctions } from 'n8n-workflow';
import type { PageOptions } from '../core/Pages';
import { z } from '../vendor/zod';
import { optionalText, wholeNumber, type ReadParameters } from './readParameters';

const startAfter = z.object({ startAfter: optionalText }).partial().default({});

/**
 * How much of a listing is wanted, and from where on.
 * @param readParameters the service's own
 * @throws Refusal `invalid_input` naming the field
 */
export function readPageOptions(
	readParameters: ReadParameters,
	context: IExecuteFunctions,
	item: number,
): PageOptions {
	const { returnAll, options } = readParameters(context, item, {
		returnAll: z.boolean(),
		options: startAfter,
	});
	const from = options.startAfter?.trim() ?? '';
	return {
		// n8n has no limit for an item of which all is wanted.
		limit: returnAll ? undefined : readParameters(context, item, { limit: atLeastOne }).limit,
		from: from === '' ? undefined : from,
	};
}

const atLeastOne = wholeNumber(1);
