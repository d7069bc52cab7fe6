import { inParallel } from '../../domain/inParallel';
import { done, outcomeOf, type Outcome } from '../../domain/outcome';
import { Refusal } from '../../domain/Refusal';
import type { Lookups, Relocation } from '../../ports';

/** Lookups under way at once. */
const AT_ONCE = 8;

/**
 * The moves, each from its file's ID: by that it is known afterwards whether what stands at the target is the
 * file that was to be moved.
 */
export async function filesById(
	moves: readonly Relocation[],
	lookups: Lookups,
): Promise<Array<Outcome<Relocation>>> {
	return await inParallel(moves, AT_ONCE, async ({ from, to }) => {
		if (/^id:[^/]+$/.test(from)) return done({ from, to });
		return await outcomeOf(async () => {
			const entry = await lookups.find(from);
			if (entry.kind === 'file') return { from: entry.id, to };
			throw new Refusal('not_a_file', 'This is a folder, not a file', 'Give the ID or path of a file.');
		});
	});
}
