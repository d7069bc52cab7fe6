import { caseOf } from './createOrder';
import type { EventRow } from './EventRow';

/**
 * The rows of a batch: of each case the oldest, then of each the second oldest, so that a case with a thousand documents
 * does not make the others wait. The oldest of all is always among them.
 * @param rows in the order of their arrival
 */
export function takeTurns(rows: readonly EventRow[], batchSize: number): EventRow[] {
	const seen = new Map<string, number>();
	const withTurn = rows.map((row) => {
		const key = caseOf(row);
		const turn = key === undefined ? 0 : (seen.get(key) ?? 0);
		if (key !== undefined) seen.set(key, turn + 1);
		return { row, turn };
	});
	// Rows of the same turn stay in their order.
	return withTurn
		.sort((one, other) => one.turn - other.turn)
		.slice(0, batchSize)
		.map(({ row }) => row);
}
