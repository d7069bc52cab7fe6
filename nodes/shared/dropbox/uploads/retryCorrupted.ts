import type { Clock } from '../../http/Clock';
import { ApiError } from '../client/Api';
import { withRetry } from '../client/isTransient';

/** How often bytes that arrived damaged are sent once more. */
const TRIES = 3;

/** Sends a body again when the service found that other bytes arrived than its hash names. */
export async function retryCorrupted<T>(clock: Clock, send: () => Promise<T>): Promise<T> {
	let tries = 1;
	return await withRetry(clock, (thrown) => isCorrupted(thrown) && tries++ < TRIES, send);
}

export const isCorrupted = (thrown: unknown): boolean =>
	thrown instanceof ApiError && thrown.is('content_hash_mismatch');
