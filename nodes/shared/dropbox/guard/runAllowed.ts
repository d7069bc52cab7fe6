import { mapOk, done, type Outcome } from '../../core/outcome';

/** Hands on what is allowed, all at once, and leaves the refusals of the others where they stand. */
export async function runAllowed<T, R>(
	items: readonly T[],
	verdicts: ReadonlyArray<Outcome<void>>,
	go: (allowed: T[]) => Promise<Array<Outcome<R>>>,
): Promise<Array<Outcome<R>>> {
	const allowed = items.map((item, index): Outcome<T> => {
		const verdict = verdicts[index] as Outcome<void>;
		return verdict.ok ? done(item) : verdict;
	});
	return await mapOk(allowed, async (some) => (some.length === 0 ? [] : await go(some)));
}
