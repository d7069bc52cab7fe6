import { nameKey } from '../settings/lists';

/** What a record says of something that decides; undefined where it does not say it. Nothing is an empty list. */
export type Known = readonly string[] | undefined;

/** How a record stands to a list of names: in it, out of it, or nobody knows. */
export type Standing = 'in' | 'out' | 'unknown';

/** An empty list takes everything in. */
export function standingOf(values: Known, list: readonly string[]): Standing {
	if (list.length === 0) return 'in';
	if (values === undefined) return 'unknown';
	const wanted = new Set(list.map(nameKey));
	return values.some((value) => wanted.has(nameKey(value))) ? 'in' : 'out';
}
