import { sleep } from 'n8n-workflow';
import type { Clock } from '../ports';

/** Time as it passes. */
export const clock: Clock = {
	now: () => Date.now(),
	sleep: async (milliseconds) => await sleep(milliseconds),
	random: () => Math.random(),
};
