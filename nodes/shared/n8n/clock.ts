import { sleep } from 'n8n-workflow';
import { Refusal } from '../core/Refusal';
import type { Clock } from '../http/Clock';

/** Time as it passes. */
export const clock: Clock = {
	now: () => Date.now(),
	sleep: async (milliseconds) => await sleep(milliseconds),
	random: () => Math.random(),
};

/** For when a person waits for the answer: instead of waiting for a later try, says that it will take time. */
export const noWaitClock: Clock = {
	...clock,
	sleep: async () => {
		throw new Refusal(
			'unavailable',
			'Dropbox cannot be reached, or is too busy to answer',
			'Check the network between n8n and Dropbox, and status.dropbox.com, then try again.',
		);
	},
};
