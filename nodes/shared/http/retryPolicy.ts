/**
 * When to try again. The service's own word comes first; without it the wait doubles, its length drawn by
 * chance from nothing to the whole ("full jitter"), so that runs that collided do not collide again.
 */
export interface RetryPolicy {
	/** Milliseconds; the first wait is at most this long. */
	base: number;
	/** Milliseconds; no drawn wait is longer. */
	longest: number;
	/** Milliseconds of waiting and trying in all, after which the last answer stands. */
	deadline: number;
}

/**
 * A run of many cases would rather wait out a rate limit of five minutes (300 s have been seen) than leave
 * cases undone; a folder's write lock passes in a second or less.
 */
export const retryPolicy: RetryPolicy = { base: 400, longest: 20_000, deadline: 15 * 60_000 };

/** The same for a run that gives up sooner or later. @param giveUpAfter milliseconds */
export const retryPolicyFor = ({
	giveUpAfter = retryPolicy.deadline,
}: {
	readonly giveUpAfter?: number;
}): RetryPolicy => ({
	...retryPolicy,
	deadline: giveUpAfter,
});

/**
 * Milliseconds to wait before the next try, or undefined when it would end after the deadline.
 * @param attempt how many tries there were, from 1
 * @param retryAfter seconds, where the service said so
 * @param elapsed milliseconds since the first try began
 * @param chance in [0, 1)
 */
export function retryDelay(
	policy: RetryPolicy,
	attempt: number,
	retryAfter: number | undefined,
	elapsed: number,
	chance: number,
): number | undefined {
	const ceiling = Math.min(policy.longest, policy.base * 2 ** Math.min(attempt - 1, 30));
	// Jitter on top of the service's word too: a thousand runs told "1 s" must not come back together.
	const wait = retryAfter === undefined ? chance * ceiling : retryAfter * 1000 + chance * policy.base;
	return elapsed + wait > policy.deadline ? undefined : Math.round(wait);
}
