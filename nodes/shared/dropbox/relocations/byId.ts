import type { Entry } from '../../domain/entry';
import { inParallel } from '../../domain/inParallel';
import { done, outcomeOf, type Outcome } from '../../domain/outcome';
import type { Lookups, Relocation } from '../../ports';
import { ofKind, type Kind } from './Kind';

/** Lookups under way at once. */
const AT_ONCE = 8;

/**
 * The moves, each from an ID: by that it is known afterwards whether what stands at the target is what was to be
 * moved.
 */
export async function byId<E extends Entry>(
	kind: Kind<E>,
	moves: readonly Relocation[],
	lookups: Lookups,
): Promise<Array<Outcome<Relocation>>> {
	return await inParallel(moves, AT_ONCE, async ({ from, to }) => {
		if (/^id:[^/]+$/.test(from)) return done({ from, to });
		return await outcomeOf(async () => ({ from: ofKind(kind, await lookups.find(from)).id, to }));
	});
}
