import type { Entry } from '../../domain/entry';
import { groupedBy } from '../../domain/groupedBy';
import { inParallel } from '../../domain/inParallel';
import { EntriesByName } from '../../domain/naming/EntriesByName';
import { done, outcomeOf, type Outcome } from '../../domain/outcome';
import { lastName, parentPath } from '../../domain/paths';
import type { Listings, Lookups, Relocation } from '../../ports';
import type { Kind } from './Kind';

/** Targets of one folder above which it is listed instead of looking at each. */
const FEW = 8;

/** Looks under way at once. */
const AT_ONCE = 4;

/**
 * Counts a move as done where the very file or folder stands at the target: an answer that was lost had moved it, and the
 * repeated move found the name taken by what was moved.
 * @param moves each from an ID
 */
export async function movedAlready<E extends Entry>(
	kind: Kind<E>,
	moves: readonly Relocation[],
	outcomes: ReadonlyArray<Outcome<E>>,
	dropbox: Lookups & Listings,
): Promise<Array<Outcome<E>>> {
	const inTheWay = moves.filter((_, index) => {
		const outcome = outcomes[index];
		return outcome?.ok === false && outcome.refusal.kind === 'name_taken';
	});
	const byFolder = groupedBy(inTheWay, ({ to }) => parentPath(to));
	const moved = new Map<Relocation, E>();
	await inParallel([...byFolder], AT_ONCE, async ([folder, targets]) => {
		for (const [move, entry] of await standingAt(folder, targets, dropbox)) {
			const itself = entry?.id === move.from ? kind.of(entry) : undefined;
			if (itself !== undefined) moved.set(move, itself);
		}
	});
	return outcomes.map((outcome, index) => {
		const itself = moved.get(moves[index] as Relocation);
		return itself === undefined ? outcome : done(itself);
	});
}

async function standingAt(
	folder: string,
	targets: readonly Relocation[],
	dropbox: Lookups & Listings,
): Promise<Array<[Relocation, Entry | undefined]>> {
	const byName = new EntriesByName();
	const isListed = targets.length > FEW;
	await outcomeOf(async () => {
		if (!isListed) return;
		for await (const page of dropbox.list(folder, 'one level')) page.forEach((entry) => byName.add(entry));
	});
	return await inParallel(targets, AT_ONCE, async (move) => {
		const known = isListed ? byName.get(lastName(move.to)) : 'unsure';
		if (known !== 'unsure') return [move, known];
		const found = await outcomeOf(async () => await dropbox.find(move.to));
		return [move, found.ok ? found.value : undefined];
	});
}
