import type { Entry } from '../../domain/entry';
import { refused, type Outcome } from '../../core/outcome';
import { Refusal } from '../../core/Refusal';
import type { Relocation } from '../port';
import type { Clock } from '../../http/types';
import { isJobLost } from '../client/waitForJob';
import { toRefusal } from '../errors/toRefusal';
import { withRetry } from '../../http/retry';
import { isUncertain } from '../client/Api';
import { attemptRelocations } from './attemptRelocations';
import { goesAlone, isBusy, isDoubtful, relocationOutcome } from './relocationOutcome';
import type { RelocationKind } from './RelocationKind';
import type { RelocationRoutes } from './RelocationRoutes';

/** How often what the service could not find, or could not finish, or lost the job of, is tried again. */
const DOUBTS = 3;

/**
 * The outcomes of one batch. What met another writer's lock is asked for again, for as long as there is patience,
 * and so is everything after a lost answer: what that had done is then in the way of itself. What the service does
 * not do beside others, such as two copies of one file, is carried out one by one.
 */
export async function relocateBatch<E extends Entry>(
	kind: RelocationKind<E>,
	way: RelocationRoutes,
	clock: Clock,
	relocations: readonly Relocation[],
): Promise<Map<Relocation, Outcome<E>>> {
	const outcomes = new Map<Relocation, Outcome<E>>();
	const alone: Relocation[] = [];
	let wanted = relocations;
	let doubts = 0;
	const passes = (thrown: unknown) =>
		thrown instanceof UnsettledEntries || isUncertain(thrown) || (isJobLost(thrown) && doubts++ < DOUBTS);
	await withRetry(clock, passes, async () => {
		const entries = await attemptRelocations(way, clock, wanted);
		wanted.forEach((relocation, index) => outcomes.set(relocation, relocationOutcome(kind, entries[index])));
		if (wanted.length > 1) alone.push(...wanted.filter((_, index) => goesAlone(entries[index])));
		const isHopeful = entries.some(isDoubtful) && doubts++ < DOUBTS;
		wanted = wanted.filter((_, index) => isBusy(entries[index]) || (isHopeful && isDoubtful(entries[index])));
		if (wanted.length > 0) throw new UnsettledEntries();
	}).catch((thrown: unknown) => {
		// Out of patience: the outcomes say which had no turn.
		if (thrown instanceof UnsettledEntries) return;
		const refusal = toRefusal(thrown);
		if (!(refusal instanceof Refusal)) throw refusal;
		wanted.forEach((relocation) => outcomes.set(relocation, refused(refusal)));
	});
	for (const relocation of alone) {
		for (const [each, outcome] of await relocateBatch(kind, way, clock, [relocation]))
			outcomes.set(each, outcome);
	}
	return outcomes;
}

/** Some entries may go through later. */
class UnsettledEntries extends Error {}
