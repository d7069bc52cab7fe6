import type { Entry } from '../../domain/entry';
import { inParallel } from '../../core/inParallel';
import { outcomeOf, type Outcome } from '../../core/outcome';
import type { Lookups, Relocation } from '../port';

/** Lookups under way at once. */
const AT_ONCE = 8;

/** A relocation says only that what it was to relocate was not found; a look at it tells whether it was deleted. */
export async function explainMissingSources<E extends Entry>(
	relocations: readonly Relocation[],
	outcomes: ReadonlyArray<Outcome<E>>,
	lookups: Lookups,
): Promise<Array<Outcome<E>>> {
	return await inParallel(outcomes, AT_ONCE, async (outcome, index) => {
		const from = relocations[index]?.from;
		if (outcome.ok || outcome.refusal.reason !== 'not_found' || from === undefined) return outcome;
		const found = await outcomeOf(async () => await lookups.find(from));
		return found.ok ? outcome : found;
	});
}
