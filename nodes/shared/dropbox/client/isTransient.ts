import { retryPolicyFor, retryDelay } from '../../http/retryPolicy';
import type { Clock } from '../../http/Clock';
import { ConnectionLost } from '../../http/Send';
import { ApiError } from './Api';

const TRANSIENT_STATUSES = [429, 500, 502, 503, 504];

/** Whether the same request may go through later. */
export function isTransient(error: unknown): boolean {
	if (error instanceof ConnectionLost) return true;
	if (!(error instanceof ApiError)) return false;
	return TRANSIENT_STATUSES.includes(error.status) || isWriteContention(error);
}

/** Whether the service may have acted although it did not say so. */
export function isUncertain(error: unknown): boolean {
	return error instanceof ConnectionLost || (error instanceof ApiError && error.status >= 500);
}

/** Writes take a lock per namespace; who finds it taken is told so in one of several places. */
export function isWriteContention(error: ApiError): boolean {
	return mentionsTag(error.error, 'too_many_write_operations');
}

/** Levels of an answer that are looked at; the service's have a few. */
const MOST_LEVELS = 20;

function mentionsTag(value: unknown, tag: string, levels = MOST_LEVELS): boolean {
	if (typeof value !== 'object' || value === null || levels === 0) return false;
	return Object.values(value).some((inner) => inner === tag || mentionsTag(inner, tag, levels - 1));
}

/**
 * Repeats `attempt` until it yields, until it throws something that `repeatable` says will not pass, or until
 * patience runs out; then the last thing thrown is thrown on.
 */
export async function withRetry<T>(
	clock: Clock,
	repeatable: (error: unknown) => boolean,
	attempt: () => Promise<T>,
): Promise<T> {
	const began = clock.now();
	for (let tries = 1; ; tries++) {
		const result = await attempt().then(
			(value) => ({ value }),
			(error: unknown) => ({ error }),
		);
		if ('value' in result) return result.value;
		const retryAfter = result.error instanceof ApiError ? result.error.retryAfter : undefined;
		const wait = repeatable(result.error)
			? retryDelay(retryPolicyFor(clock), tries, retryAfter, clock.now() - began, clock.random())
			: undefined;
		if (wait === undefined) throw result.error;
		await clock.sleep(wait);
	}
}
