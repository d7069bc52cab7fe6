import { groupBy } from '../../../../shared/core/groupBy';

/**
 * For each item the numbers of the others that would get the same place.
 * @param places comparable; undefined for items that have none
 */
export function collisionsOf(items: ReadonlyArray<{ item: number; place: string | undefined }>): number[][] {
	const groups = groupBy(items, ({ place }) => place);
	return items.map(({ item, place }) =>
		place === undefined
			? []
			: (groups.get(place) ?? []).flatMap((other) => (other.item === item ? [] : [other.item])),
	);
}
