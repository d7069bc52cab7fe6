import { refused, type Outcome } from '../../core/outcome';
import { Refusal } from '../../core/Refusal';
import type { Clock } from '../../http/types';
import { toRefusal, unexpectedResponse } from '../errors/toRefusal';
import { withRetry } from '../../http/retry';
import { isJobLost } from './waitForJob';

/** How often what the service could not find, or could not finish, or lost the job of, is tried again. */
const DOUBTS = 3;

/** What one attempt says of an item, and whether another may say otherwise. */
export interface EntryResult<R> {
	outcome: Outcome<R>;
	/**
	 * `busy`: another writer held the lock; asked for again for as long as there is patience. `doubtful`: asked for
	 * again a few times. `alone`: the service does not do it beside the others; attempted by itself afterwards.
	 */
	retry?: 'busy' | 'doubtful' | 'alone' | undefined;
}

/** What differs from one kind of batch to the next. */
export interface Batch<I, R> {
	/** Items that the service takes at once. */
	largest: number;
	/** Up to here items are attempted one by one: a call for each is no more than a batch that becomes a job. */
	few?: number;
	/** Results in the order of the items. */
	attempt(items: readonly I[]): Promise<Array<EntryResult<R>>>;
	/** Whether an attempt that ended in this may be repeated, besides one whose job was lost. */
	mayRepeat?(thrown: unknown): boolean;
}

/**
 * The outcomes of items, each its own, in their order; one batch after the other, since each locks the namespace and
 * would turn the others away. What is in the way of repeating some is refused to them alone, not to those that are done.
 * @param items no two the same
 */
export async function runBatch<I, R>(
	clock: Clock,
	items: readonly I[],
	batch: Batch<I, R>,
): Promise<Array<Outcome<R>>> {
	const size = items.length <= (batch.few ?? 0) ? 1 : batch.largest;
	const outcomes = new Map<I, Outcome<R>>();
	for (let start = 0; start < items.length; start += size)
		await settle(clock, items.slice(start, start + size), batch, outcomes);
	return items.map((item) => outcomes.get(item) ?? refused(unexpectedResponse('missing entry')));
}

async function settle<I, R>(
	clock: Clock,
	items: readonly I[],
	batch: Batch<I, R>,
	outcomes: Map<I, Outcome<R>>,
): Promise<void> {
	const alone: I[] = [];
	let open = items;
	let doubts = 0;
	const mayRepeat = (thrown: unknown) =>
		thrown instanceof UnsettledEntries ||
		batch.mayRepeat?.(thrown) === true ||
		(isJobLost(thrown) && doubts++ < DOUBTS);
	await withRetry(clock, mayRepeat, async () => {
		const results = await batch.attempt(open);
		const hasRetry = (index: number, retry: EntryResult<R>['retry']) => results[index]?.retry === retry;
		open.forEach((item, index) => {
			const outcome = results[index]?.outcome;
			if (outcome !== undefined) outcomes.set(item, outcome);
		});
		if (open.length > 1) alone.push(...open.filter((_, index) => hasRetry(index, 'alone')));
		const isHopeful = results.some(({ retry }) => retry === 'doubtful') && doubts++ < DOUBTS;
		open = open.filter((_, index) => hasRetry(index, 'busy') || (isHopeful && hasRetry(index, 'doubtful')));
		if (open.length > 0) throw new UnsettledEntries();
	}).catch((thrown: unknown) => {
		// Out of patience: the outcomes say which had no turn.
		if (thrown instanceof UnsettledEntries) return;
		const refusal = toRefusal(thrown);
		if (!(refusal instanceof Refusal)) throw refusal;
		open.forEach((item) => outcomes.set(item, refused(refusal)));
	});
	for (const item of alone) await settle(clock, [item], batch, outcomes);
}

/** Some entries may go through later. */
class UnsettledEntries extends Error {}
