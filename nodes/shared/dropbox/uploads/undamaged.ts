import type { Clock } from '../../ports';
import { ApiError } from '../Api';
import { withPatience } from '../retry';

/** How often bytes that arrived damaged are sent once more. */
const TRIES = 3;

/** Sends a body again when the service found that other bytes arrived than its hash names. */
export async function undamaged<T>(clock: Clock, send: () => Promise<T>): Promise<T> {
	let tries = 1;
	return await withPatience(clock, (thrown) => isDamaged(thrown) && tries++ < TRIES, send);
}

export const isDamaged = (thrown: unknown): boolean =>
	thrown instanceof ApiError && thrown.is('content_hash_mismatch');
