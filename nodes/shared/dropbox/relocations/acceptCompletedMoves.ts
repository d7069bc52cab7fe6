import type { Entry } from '../../domain/entry';
import { groupBy, inParallel, done, outcomeOf, type Outcome } from '../../core/outcome';
import { EntriesByName } from '../../domain/naming/EntriesByName';
import { baseName, parentPath } from '../../domain/paths';
import type { Listings, Lookups, Relocation } from '../port';
import type { RelocationKind } from './relocationKinds';

/** Targets of one folder above which it is listed instead of looking at each. */
const FEW = 8;

/** Looks under way at once. */
const AT_ONCE = 4;

/**
 * Counts a move as done where the very file or folder stands at the target: an answer that was lost had moved it, and the
 * repeated move found the name taken by what was moved.
 * @param moves each from an ID
 */
export async function acceptCompletedMoves<E extends Entry>(
	kind: RelocationKind<E>,
	moves: readonly Relocation[],
	outcomes: ReadonlyArray<Outcome<E>>,
	dropbox: Lookups & Listings,
): Promise<Array<Outcome<E>>> {
	const inTheWay = moves.filter((_, index) => {
		const outcome = outcomes[index];
		return outcome?.ok === false && outcome.refusal.reason === 'name_taken';
	});
	const byFolder = groupBy(inTheWay, ({ to }) => parentPath(to));
	const moved = new Map<Relocation, E>();
	await inParallel(
		[...byFolder],
		async ([folder, targets]) => {
			for (const [move, entry] of await lookUpTargets(folder, targets, dropbox)) {
				const itself = entry?.id === move.from ? kind.match(entry) : undefined;
				if (itself !== undefined) moved.set(move, itself);
			}
		},
		AT_ONCE,
	);
	return outcomes.map((outcome, index) => {
		const itself = moved.get(moves[index] as Relocation);
		return itself === undefined ? outcome : done(itself);
	});
}

async function lookUpTargets(
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
	return await inParallel(
		targets,
		async (move) => {
			const known = isListed ? byName.get(baseName(move.to)) : 'unsure';
			if (known !== 'unsure') return [move, known];
			const found = await outcomeOf(async () => await dropbox.find(move.to));
			return [move, found.ok ? found.value : undefined];
		},
		AT_ONCE,
	);
}
