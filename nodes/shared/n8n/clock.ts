import { sleep } from 'n8n-workflow';
import { Refusal } from '../core/Refusal';
import type { Service } from '../http/createService';
import type { Clock } from '../http/types';

/** Time as it passes. */
export const clock: Clock = {
	now: () => Date.now(),
	sleep: async (milliseconds) => await sleep(milliseconds),
	random: () => Math.random(),
};

/** Milliseconds that somebody who opened a list is made to wait in all. */
const LONGEST_WAIT = 10_000;

/**
 * A clock for when a person waits for the answer, such as for a list that was opened: short waits are sat out, since a
 * list that is opened twice at once already meets a rate limit; what would take longer is said instead.
 * @param longestWait milliseconds in all; 0 for none
 */
export function createFailFastClock(service: Service, longestWait = LONGEST_WAIT): Clock {
	let waited = 0;
	return {
		...clock,
		sleep: async (milliseconds) => {
			waited += milliseconds;
			if (longestWait === 0 || waited > longestWait) throw busyRefusal(service);
			await clock.sleep(milliseconds);
		},
	};
}

const busyRefusal = ({ name, statusPage }: Service): Refusal =>
	new Refusal(
		'unavailable',
		`${name} cannot be reached, or is too busy to answer`,
		`Check the network between n8n and ${name}, and ${statusPage}, then try again.`,
	);
