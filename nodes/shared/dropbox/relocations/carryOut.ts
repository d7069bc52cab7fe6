import type { Entry } from '../../domain/entry';
import { refused, type Outcome } from '../../domain/outcome';
import { Refusal } from '../../domain/Refusal';
import type { Clock, Relocation } from '../../ports';
import { isJobLost } from '../jobs';
import { asRefusal } from '../refusals';
import { isUncertain, withPatience } from '../retry';
import { attempt } from './attempt';
import { goesAlone, isBusy, isDoubtful, outcomeOfEntry } from './entryOutcome';
import type { Kind } from './Kind';
import type { Way } from './Way';

/** How often what the service could not find, or could not finish, or lost the job of, is tried again. */
const DOUBTS = 3;

/**
 * The outcomes of one batch. What met another writer's lock is asked for again, for as long as there is patience,
 * and so is everything after a lost answer: what that had done is then in the way of itself. What the service does
 * not do beside others, such as two copies of one file, is carried out one by one.
 */
export async function carryOut<E extends Entry>(
	kind: Kind<E>,
	way: Way,
	clock: Clock,
	relocations: readonly Relocation[],
): Promise<Map<Relocation, Outcome<E>>> {
	const outcomes = new Map<Relocation, Outcome<E>>();
	const alone: Relocation[] = [];
	let wanted = relocations;
	let doubts = 0;
	const passes = (thrown: unknown) =>
		thrown instanceof Unsettled || isUncertain(thrown) || (isJobLost(thrown) && doubts++ < DOUBTS);
	await withPatience(clock, passes, async () => {
		const entries = await attempt(way, clock, wanted);
		wanted.forEach((relocation, index) => outcomes.set(relocation, outcomeOfEntry(kind, entries[index])));
		if (wanted.length > 1) alone.push(...wanted.filter((_, index) => goesAlone(entries[index])));
		const isHopeful = entries.some(isDoubtful) && doubts++ < DOUBTS;
		wanted = wanted.filter((_, index) => isBusy(entries[index]) || (isHopeful && isDoubtful(entries[index])));
		if (wanted.length > 0) throw new Unsettled();
	}).catch((thrown: unknown) => {
		// Out of patience: the outcomes say which had no turn.
		if (thrown instanceof Unsettled) return;
		const refusal = asRefusal(thrown);
		if (!(refusal instanceof Refusal)) throw refusal;
		wanted.forEach((relocation) => outcomes.set(relocation, refused(refusal)));
	});
	for (const relocation of alone) {
		for (const [each, outcome] of await carryOut(kind, way, clock, [relocation])) outcomes.set(each, outcome);
	}
	return outcomes;
}

/** Some entries may go through later. */
class Unsettled extends Error {}
