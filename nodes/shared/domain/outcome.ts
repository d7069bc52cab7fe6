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

function keepRefusal(thrown: unknown): Outcome<never> {
	if (thrown instanceof Refusal) return refused(thrown);
	throw thrown;
}
