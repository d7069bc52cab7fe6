import type { Clock } from '../http/Clock';
import { clock, noWaitClock } from './clock';

/** Milliseconds that somebody who opened a list is made to wait in all. */
const LONGEST_WAIT = 10_000;

/**
 * A clock for one list that a person has opened: short waits are sat out, since a list that is opened twice at
 * once already meets a rate limit; what would take longer is said instead.
 */
export function createFailFastClock(): Clock {
	let waited = 0;
	return {
		...clock,
		sleep: async (milliseconds) => {
			waited += milliseconds;
			await (waited > LONGEST_WAIT ? noWaitClock : clock).sleep(milliseconds);
		},
	};
}
