import type { Entry } from '../../domain/entry';
import { inParallel } from '../../core/inParallel';
import { done, outcomeOf, type Outcome } from '../../core/outcome';
import type { Lookups, Relocation } from '../port';
import { requireKind, type RelocationKind } from './RelocationKind';

/** Lookups under way at once. */
const AT_ONCE = 8;

/**
 * The moves, each from an ID: by that it is known afterwards whether what stands at the target is what was to be
 * moved.
 */
export async function resolveSourceIds<E extends Entry>(
	kind: RelocationKind<E>,
	moves: readonly Relocation[],
	lookups: Lookups,
): Promise<Array<Outcome<Relocation>>> {
	return await inParallel(moves, AT_ONCE, async ({ from, to }) => {
		if (/^id:[^/]+$/.test(from)) return done({ from, to });
		return await outcomeOf(async () => ({ from: requireKind(kind, await lookups.find(from)).id, to }));
	});
}
