import type { IExecuteFunctions } from 'n8n-workflow';
import type { PageOptions } from '../../../../../../nodes/shared/clio/port';
import { readParameters } from '../../../../../../nodes/shared/clioNode/readParameters';
import { optionalText, wholeNumber } from '../../../../../../nodes/shared/node/readParameters';
import { z } from '../../../../../../nodes/shared/vendor/zod';

const startAfter = z.object({ startAfter: optionalText }).partial().default({});

/**
 * How much of a listing is wanted, and from where on.
 * @throws Refusal `invalid_input` naming the field
 */
export function readPageOptions(context: IExecuteFunctions, item: number): PageOptions {
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
