import type { Clock } from '../../http/types';
import { inParallel } from '../../core/inParallel';
import { outcomeOf, refused, type Outcome } from '../../core/outcome';
import { Refusal } from '../../core/Refusal';
import type { Deletion, Lookups } from '../port';
import { ApiError, isWriteContention, type Api } from '../client/Api';
import { isJobLost } from '../client/waitForJob';
import { toRefusal } from '../errors/toRefusal';
import { withRetry } from '../../http/retry';
import { attemptDeletions, type DeletionEntry } from './attemptDeletions';
import { isMissing, deletionOutcome } from './deletionOutcome';

/** Lookups under way at once. */
const AT_ONCE = 8;

/** How often a batch whose job the service lost is launched again, and what it missed is tried again. */
const DOUBTS = 3;

/**
 * The outcomes of one batch. What met another writer's lock is asked for again, for as long as there is patience.
 * What the service did not find is looked up: it is gone, unless it was made so short a time ago that it was missed,
 * and then it must not stay.
 */
export async function deleteBatch(
	api: Api,
	lookups: Lookups,
	clock: Clock,
	deletions: readonly Deletion[],
): Promise<Map<Deletion, Outcome<void>>> {
	const outcomes = new Map<Deletion, Outcome<void>>();
	let wanted = deletions;
	let doubts = 0;
	const passes = (thrown: unknown) =>
		thrown instanceof UnsettledEntries || isBatchBusy(thrown) || (isJobLost(thrown) && doubts++ < DOUBTS);
	await withRetry(clock, passes, async () => {
		const entries = await attemptDeletions(api, clock, wanted);
		const there = await findRemaining(wanted, entries, lookups);
		wanted.forEach((deletion, index) =>
			outcomes.set(
				deletion,
				there.has(deletion) ? refused(missedFileRefusal()) : deletionOutcome(entries[index]),
			),
		);
		const isHopeful = there.size > 0 && doubts++ < DOUBTS;
		wanted = wanted.filter((deletion, index) => isBusy(entries[index]) || (isHopeful && there.has(deletion)));
		if (wanted.length > 0) throw new UnsettledEntries();
	}).catch((thrown: unknown) => {
		// Out of patience: the outcomes say which had no turn.
		if (thrown instanceof UnsettledEntries) return;
		const refusal = toRefusal(thrown);
		if (!(refusal instanceof Refusal)) throw refusal;
		wanted.forEach((deletion) => outcomes.set(deletion, refused(refusal)));
	});
	return outcomes;
}

/** Those that the service says it did not find, and which are there all the same. */
async function findRemaining(
	deletions: readonly Deletion[],
	entries: readonly DeletionEntry[],
	lookups: Lookups,
): Promise<Set<Deletion>> {
	const missing = deletions.filter((_, index) => isMissing(entries[index]));
	const found = await inParallel(
		missing,
		AT_ONCE,
		async ({ address }) => await outcomeOf(async () => await lookups.find(address)),
	);
	return new Set(missing.filter((_, index) => isPresent(found[index])));
}

/** Whoever was kept from looking does not know that it is gone. */
const isPresent = (found: Outcome<unknown> | undefined): boolean =>
	found === undefined || found.ok || !['deleted', 'not_found'].includes(found.refusal.reason);

const isBusy = (entry: DeletionEntry): boolean => entry instanceof ApiError && isWriteContention(entry);

const isBatchBusy = (thrown: unknown): boolean => thrown instanceof ApiError && isWriteContention(thrown);

const missedFileRefusal = (): Refusal =>
	new Refusal(
		'unavailable',
		'Dropbox does not find the file in order to delete it, but does not say that it is gone',
		'Look whether it is there, and run it again: what is gone already counts as deleted.',
	);

/** Some entries may go through later. */
class UnsettledEntries extends Error {}
