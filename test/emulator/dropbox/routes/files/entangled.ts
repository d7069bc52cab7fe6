import { keyOf } from '../../state/names';

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
export function entangled(entries: readonly Pair[]): boolean[] {
	const places = entries.flatMap((entry, index) => [
		{ path: sortable(entry.from_path), index },
		{ path: sortable(entry.to_path), index },
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

/**
 * A slash sorts before everything else, so that a folder's contents come right after it. IDs are told apart by
 * upper and lower case, names are not.
 */
function sortable(path: string): string {
	const id = /^id:[^/]*/.exec(path)?.[0] ?? '';
	return id + keyOf(path.slice(id.length)).replaceAll('/', '\u0000');
}

const holds = (outer: string, inner: string): boolean =>
	inner === outer || inner.startsWith(`${outer}\u0000`);
