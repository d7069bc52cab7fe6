import type { ClioState } from './ClioState';

/** The part of a matter's mail address that is its own. */
export function maildropName({ matters }: ClioState, id: number): string {
	return (matters.get(id)?.displayNumber ?? String(id)).toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
