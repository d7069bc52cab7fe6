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
