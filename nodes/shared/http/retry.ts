import { ConnectionLost, type Clock } from './types';

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
}: Pick<Clock, 'giveUpAfter'>): RetryPolicy => ({ ...retryPolicy, deadline: giveUpAfter });

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

/**
 * Repeats `attempt` until it yields, until it throws something that `repeatable` says will not pass, or until
 * patience runs out; then the last thing thrown is thrown on. A `retryAfter` of what was thrown is kept to.
 */
export async function withRetry<T>(
	clock: Clock,
	repeatable: (thrown: unknown) => boolean,
	attempt: () => Promise<T>,
): Promise<T> {
	const began = clock.now();
	for (let tries = 1; ; tries++) {
		const result = await attempt().then(
			(value) => ({ value }),
			(thrown: unknown) => ({ thrown }),
		);
		if ('value' in result) return result.value;
		const { thrown } = result;
		const wait = repeatable(thrown)
			? retryDelay(retryPolicyFor(clock), tries, secondsIn(thrown), clock.now() - began, clock.random())
			: undefined;
		if (wait === undefined) throw thrown;
		await clock.sleep(wait);
	}
}

const secondsIn = (thrown: unknown): number | undefined =>
	thrown instanceof Error ? (thrown as { retryAfter?: number }).retryAfter : undefined;

/**
 * Which routes of a service are out of order, in one execution. A route that stayed shut for as long as there is
 * patience is not waited for again until a call of it goes through: each further call is tried once. A thousand
 * documents would otherwise each wait out the same outage, one after the other. From where no answer came at all,
 * none comes to other routes either: that is kept by host.
 */
export class OutageBreaker {
	/** By route and by host, when a call of it was last answered for good; milliseconds since 1970. */
	private readonly wentThrough = new Map<string, number>();
	private readonly shut = new Set<string>();

	constructor(private readonly clock: Clock) {}

	isShut(route: string): boolean {
		return this.shut.has(route) || this.shut.has(hostOf(route));
	}

	/** After a call was answered for good. */
	markOpen(route: string): void {
		for (const where of [route, hostOf(route)]) {
			this.wentThrough.set(where, this.clock.now());
			this.shut.delete(where);
		}
	}

	/** After patience ran out with a call, unless others went through since it began: then it had bad luck. */
	markShut(route: string, thrown: unknown, began: number): void {
		const isOpen = (where: string): boolean => Number(this.wentThrough.get(where)) >= began;
		if (isOpen(route)) return;
		const noneComes = thrown instanceof ConnectionLost && !isOpen(hostOf(route));
		this.shut.add(noneComes ? hostOf(route) : route);
	}
}

/** `https://api.example.com` of a route's address; empty where nothing was sent. */
const hostOf = (route: string): string => /^https?:\/\/[^/]+/.exec(route)?.[0] ?? '';
