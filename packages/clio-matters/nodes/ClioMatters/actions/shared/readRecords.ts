import { done, outcomeOf, type Outcome } from '../../../../../../nodes/shared/core/outcome';

/** How records are read. */
interface Reading<T> {
	one(id: number): Promise<T>;
	/** Leaves out what there is not. */
	many(ids: readonly number[]): Promise<Map<number, T>>;
}

/**
 * Records by their IDs, in order: a single one by itself, several together. What is missing among several is asked for by
 * itself, so that Clio says why.
 */
export async function readRecords<T>(
	ids: readonly number[],
	{ one, many }: Reading<T>,
): Promise<Array<Outcome<T>>> {
	const distinct = [...new Set(ids)];
	const found = distinct.length > 1 ? await many(distinct) : new Map<number, T>();
	const outcomes = new Map<number, Outcome<T>>();
	for (const id of distinct) {
		const record = found.get(id);
		outcomes.set(id, record === undefined ? await outcomeOf(async () => await one(id)) : done(record));
	}
	return ids.map((id) => outcomes.get(id) as Outcome<T>);
}
