import type { Entry } from '../domain/entry';
import { andThenAll, refused, type Outcome } from '../domain/outcome';
import type { Clock, Relocation, Relocations } from '../ports';
import type { Api } from './Api';
import { listingsOn } from './listings';
import { lookupsOn } from './lookups';
import { unforeseen } from './refusals';
import { byId } from './relocations/byId';
import { carryOut } from './relocations/carryOut';
import { FILES, FOLDERS, type Kind } from './relocations/Kind';
import { missingSources } from './relocations/missingSources';
import { movedAlready } from './relocations/movedAlready';
import { newCasing } from './relocations/newCasing';
import { copying, moving, type Way } from './relocations/Way';

/** RelocationBatchArgBase.entries takes no more. */
const LARGEST_BATCH = 1000;

/** Up to here a call for each is no more than a batch, which may become a job that has to be looked at. */
const FEW = 2;

/** Copies and moves, one call after the other: each locks the namespace, and would turn the others away. */
export function relocationsOn(api: Api, clock: Clock): Relocations {
	const lookups = lookupsOn(api);
	const listings = listingsOn(api, lookups);
	const carriedOut = async <E extends Entry>(kind: Kind<E>, way: Way, relocations: readonly Relocation[]) =>
		await missingSources(relocations, await inBatches(kind, way, clock, relocations), lookups);
	const moved = async <E extends Entry>(kind: Kind<E>, moves: readonly Relocation[]) =>
		await andThenAll(await byId(kind, moves, lookups), async (known) => {
			const outcomes = await carriedOut(kind, moving(api), known);
			return await movedAlready(kind, known, outcomes, { ...lookups, ...listings });
		});
	return {
		copyFiles: async (copies) => await carriedOut(FILES, copying(api), copies),
		moveFiles: async (moves) => await moved(FILES, moves),
		moveFolders: async (moves) => newCasing(moves, await moved(FOLDERS, moves)),
	};
}

async function inBatches<E extends Entry>(
	kind: Kind<E>,
	way: Way,
	clock: Clock,
	relocations: readonly Relocation[],
): Promise<Array<Outcome<E>>> {
	const size = relocations.length <= FEW ? 1 : LARGEST_BATCH;
	const outcomes = new Map<Relocation, Outcome<E>>();
	for (let start = 0; start < relocations.length; start += size) {
		const batch = relocations.slice(start, start + size);
		for (const [relocation, outcome] of await carryOut(kind, way, clock, batch))
			outcomes.set(relocation, outcome);
	}
	return relocations.map((relocation) => outcomes.get(relocation) ?? refused(unforeseen('missing entry')));
}
