import { Refusal } from './Refusal';

/** What became of one item of a run: its result, or why there is none. */
export type Outcome<R> = { ok: true; value: R } | { ok: false; refusal: Refusal };

export const done = <R>(value: R): Outcome<R> => ({ ok: true, value });

export const refused = (refusal: Refusal): Outcome<never> => ({ ok: false, refusal });

/**
 * Runs `work` and keeps a refusal as this item's outcome, so that it is this item's alone. Anything that
 * is not a Refusal is a defect of ours or a cancelled execution, and goes on up.
 */
export async function outcomeOf<R>(work: () => Promise<R>): Promise<Outcome<R>> {
	return await work().then(done, keepRefusal);
}

/** The same for work that needs no waiting. */
export function outcomeOfSync<R>(work: () => R): Outcome<R> {
	try {
		return done(work());
	} catch (thrown) {
		return keepRefusal(thrown);
	}
}

function keepRefusal(thrown: unknown): Outcome<never> {
	if (thrown instanceof Refusal) return refused(thrown);
	throw thrown;
}

/**
 * Takes what is done so far through a further stage, all at once, and leaves what was refused where it
 * stands: outcomes stay in order.
 */
export async function mapOk<A, B>(
	outcomes: ReadonlyArray<Outcome<A>>,
	stage: (values: A[]) => Promise<Array<Outcome<B>>>,
): Promise<Array<Outcome<B>>> {
	const further = await stage(outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])));
	const next = further.values();
	return outcomes.map((outcome) => (outcome.ok ? (next.next().value as Outcome<B>) : outcome));
}

/**
 * Takes the items that there are through a stage, all at once; each result stands at its item's place, and undefined
 * where there was no item. Without items the stage is left out.
 */
export async function mapDefined<A, B>(
	items: ReadonlyArray<A | undefined>,
	stage: (defined: A[]) => Promise<readonly B[]>,
): Promise<Array<B | undefined>> {
	const defined = items.filter((item) => item !== undefined);
	if (defined.length === 0) return items.map(() => undefined);
	const next = (await stage(defined)).values();
	return items.map((item) => (item === undefined ? undefined : next.next().value));
}

/** Takes the items of all groups through a stage, all at once; each group gets the results of its own items, in order. */
export async function mapGroups<A, B>(
	groups: ReadonlyArray<readonly A[]>,
	stage: (all: A[]) => Promise<readonly B[]>,
): Promise<B[][]> {
	const results = await stage(groups.flat());
	let start = 0;
	return groups.map(({ length }) => results.slice(start, (start += length)));
}

/**
 * Takes the items of two kinds through a stage each, first those that pass; a kind without items is left out. Results
 * stand in the order of the items.
 */
export async function mapPartition<A, B>(
	items: readonly A[],
	passes: (item: A) => boolean,
	stage: (passing: A[]) => Promise<readonly B[]>,
	otherStage: (others: A[]) => Promise<readonly B[]>,
): Promise<B[]> {
	const kinds = items.map(passes);
	const run = async (kind: boolean, work: typeof stage) => {
		const its = items.filter((_, index) => kinds[index] === kind);
		return (its.length === 0 ? [] : await work(its)).values();
	};
	const results = await run(true, stage);
	const otherResults = await run(false, otherStage);
	return kinds.map((kind) => (kind ? results : otherResults).next().value as B);
}

/** Calls of one kind under way at once: enough to hide the way there and back, few enough to leave room for others. */
export const AT_ONCE = 8;

/**
 * Maps items with at most `limit` under way at once; results stand in the order of the items. A rejection
 * keeps new work from starting and rejects the whole.
 */
export async function inParallel<T, R>(
	items: readonly T[],
	work: (item: T, index: number) => Promise<R>,
	limit = AT_ONCE,
): Promise<R[]> {
	const results = new Array<R>(items.length);
	const queue = items.entries();
	let rejected = false;

	const worker = async () => {
		for (const [index, item] of queue) {
			if (rejected) return;
			results[index] = await work(item, index).catch((reason: unknown) => {
				rejected = true;
				throw reason;
			});
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
	return results;
}

/** Items that have a key in common, in their order; groups in the order of their first items. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
	const groups = new Map<K, T[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [item]);
		else group.push(item);
	}
	return groups;
}
