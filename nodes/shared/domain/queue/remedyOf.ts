/**
 * What is done about an event that could not be worked on: `retry` at the next wait; `pause`, which uses up no retry, until
 * somebody has connected the service again; `giveUp`, since running it again would not help.
 */
export type Remedy = 'retry' | 'pause' | 'giveUp';

/** The service did not answer: that ends by itself, if not soon. */
const OUTAGES: readonly string[] = ['unavailable', 'too_busy'];

const RETRIED: readonly string[] = [
	...OUTAGES,
	...['changed_meanwhile', 'content_mismatch', 'source_incomplete', 'no_space', 'unexpected'],
];

const PAUSED: readonly string[] = ['not_connected', 'missing_scope', 'wrong_path_root'];

/** @param reason a reason code */
export const remedyOf = (reason: string): Remedy =>
	RETRIED.includes(reason) ? 'retry' : PAUSED.includes(reason) ? 'pause' : 'giveUp';

/** Whether a reason says that a service was out of reach, so that nothing is to be given up over it. */
export const isOutage = (reason: string): boolean => OUTAGES.includes(reason);
