import type { INodeProperties } from 'n8n-workflow';
import { outcomeOfSync } from '../../../shared/core/outcome';
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

const MINUTE = 60_000;

/** In milliseconds. */
export const retryWaits = text.transform((given, check): number[] => {
	const waits = outcomeOfSync(() => parseRetryWaits(given));
	if (waits.ok) return waits.value.map((minutes) => Math.round(minutes * MINUTE));
	const { message, advice } = waits.refusal;
	check.addIssue({ code: 'custom', message: `${message.replace(/^It/, 'it')}. ${advice}` });
	return z.NEVER;
});
