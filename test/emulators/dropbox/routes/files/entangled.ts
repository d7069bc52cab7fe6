import { startOf } from '../../state/find';
import { parsePath } from '../../state/paths';
import type { View } from '../../state/View';

interface Pair {
	from_path: string;
	to_path: string;
}

/**
 * Which entries of a batch share a path with another, or lie inside one another's. "There are duplicated/nested
 * paths among from_path and to_path" (spec) means all of them together: nothing is moved to where another entry
 * takes something away. Which entries get the error is not said; here each that is involved does. An entry's own
 * two paths are for the move itself to judge.
 */
export function entangled(view: View, entries: readonly Pair[]): boolean[] {
	const places = entries.flatMap((entry, index) => [
		{ path: sortable(view, placed(view, entry.from_path)), index },
		{ path: sortable(view, placed(view, entry.to_path)), index },
	]);
	places.sort((one, other) => (one.path < other.path ? -1 : Number(one.path > other.path)));
	const found = new Set<number>();
	/** The places that lie around the one looked at, from the outside in. */
	let around: typeof places = [];
	for (const place of places) {
		around = around.filter((outer) => holds(outer.path, place.path));
		for (const outer of around) if (outer.index !== place.index) found.add(outer.index).add(place.index);
		around.push(place);
	}
	return entries.map((_, index) => found.has(index));
}

/** The path by names alone, so that `id:…`, `ns:…` and a plain path to one thing are seen to be the same. */
function placed(view: View, path: string): string {
	const parsed = parsePath(path);
	const start = parsed && parsed.from !== 'rev' ? startOf(view, parsed) : undefined;
	const above = start && view.placeOf(start);
	return above && parsed ? [above.lower, ...parsed.names].join('/') : path;
}

/**
 * A slash sorts before everything else, so that a folder's contents come right after it. IDs are told apart by
 * upper and lower case, names are not.
 */
function sortable({ state }: View, path: string): string {
	const id = /^id:[^/]*/.exec(path)?.[0] ?? '';
	return id + state.keyOf(path.slice(id.length)).replaceAll('/', '\u0000');
}

const holds = (outer: string, inner: string): boolean =>
	inner === outer || inner.startsWith(`${outer}\u0000`);
