import { done, type Outcome } from '../../../../shared/core/outcome';
import type { Write, WriteChecks } from '../../../../shared/dropbox/port';

/**
 * Refuses those whose writes the credential does not let be (`guarded`), before anything is written for them: so a
 * dry run says the same, and a real one leaves nothing half done.
 */
export async function requireWritable<T>(
	all: readonly T[],
	writesOf: (each: T) => readonly Write[],
	dropbox: WriteChecks,
): Promise<Array<Outcome<T>>> {
	const writing = all.map((each) => ({ each, writes: writesOf(each) }));
	const verdicts = (
		await dropbox.mayWrite(writing.flatMap(({ writes }) => (writes.length === 0 ? [] : [writes])))
	).values();
	return writing.map(({ each, writes }) => {
		const verdict = writes.length === 0 ? undefined : verdicts.next().value;
		return verdict?.ok === false ? verdict : done(each);
	});
}
