import type { INodeProperties } from 'n8n-workflow';
import { parseRetryWaits } from '../../../shared/domain/queue/parseRetryWaits';
import { text } from '../../../shared/node/readParameters';
import { z } from '../../../shared/vendor/zod';

export const retryWaitsField: INodeProperties = {
	displayName: 'Retry Waits (Minutes)',
	name: 'retryWaits',
	type: 'string',
	required: true,
	default: '5, 25, 125',
	description:
		'How many minutes to wait before each retry, separated by commas, such as 5, 25, 125 for three retries. Enter the same in Choose Next and Settle.',
};

/** In milliseconds. */
export const retryWaits = text.transform((given, check): number[] => {
	const waits = parseRetryWaits(given);
	if (waits !== undefined) return waits;
	check.addIssue({
		code: 'custom',
		message: 'it is not a list of minutes such as 5, 25, 125, with ten entries and a week each at the most',
	});
	return z.NEVER;
});
