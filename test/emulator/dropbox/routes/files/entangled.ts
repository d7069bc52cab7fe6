import { keyOf } from '../../state/names';

interface Pair {
	from_path: string;
	to_path: string;
}

/**
 * Which entries of a batch share a path with another, or lie inside one another's: two of one source,
 * two to one target. The spec names the error (duplicated_or_nested_paths) but not which entries get
 * it; here each entry that is involved does.
 */
export function entangled(entries: readonly Pair[]): boolean[] {
	const from = involved(entries.map((entry) => keyOf(entry.from_path)));
	const to = involved(entries.map((entry) => keyOf(entry.to_path)));
	return entries.map((_, index) => from.has(index) || to.has(index));
}

/** Indexes of paths that equal another or are above or below one. In order, such paths are neighbours. */
function involved(paths: readonly string[]): Set<number> {
	// A slash sorts before everything else, so that a folder's contents come right after it.
	const inOrder = paths.map((path, index) => ({ path: path.replaceAll('/', '\u0000'), index }));
	inOrder.sort((one, other) => (one.path < other.path ? -1 : Number(one.path > other.path)));
	const found = new Set<number>();
	let above = inOrder[0];
	for (const each of inOrder.slice(1)) {
		if (above && (each.path === above.path || each.path.startsWith(`${above.path}\u0000`))) {
			found.add(above.index).add(each.index);
		} else {
			above = each;
		}
	}
	return found;
}
