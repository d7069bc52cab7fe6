import type { Entry } from '../../domain/entry';
import { mapOk, refused, type Outcome } from '../../core/outcome';
import type { Relocation, Relocations } from '../port';
import type { Clock } from '../../http/types';
import type { Api } from '../client/Api';
import { createListingsPort } from '../files/createListingsPort';
import { createLookupsPort } from '../files/createLookupsPort';
import { unexpectedResponse } from '../errors/toRefusal';
import { resolveSourceIds } from './resolveSourceIds';
import { relocateBatch } from './relocateBatch';
import { fileRelocations, folderRelocations, type RelocationKind } from './RelocationKind';
import { explainMissingSources } from './explainMissingSources';
import { acceptCompletedMoves } from './acceptCompletedMoves';
import { refuseCaseOnlyRenames } from './refuseCaseOnlyRenames';
import { createCopyRoutes, createMoveRoutes, type RelocationRoutes } from './RelocationRoutes';

/** RelocationBatchArgBase.entries takes no more. */
const LARGEST_BATCH = 1000;

/** Up to here a call for each is no more than a batch, which may become a job that has to be looked at. */
const FEW = 2;

/** Copies and moves, one call after the other: each locks the namespace, and would turn the others away. */
export function createRelocationsPort(api: Api, clock: Clock): Relocations {
	const lookups = createLookupsPort(api);
	const listings = createListingsPort(api, lookups);
	const carriedOut = async <E extends Entry>(
		kind: RelocationKind<E>,
		way: RelocationRoutes,
		relocations: readonly Relocation[],
	) =>
		await explainMissingSources(relocations, await relocateInBatches(kind, way, clock, relocations), lookups);
	const moved = async <E extends Entry>(kind: RelocationKind<E>, moves: readonly Relocation[]) =>
		await mapOk(await resolveSourceIds(kind, moves, lookups), async (known) => {
			const outcomes = await carriedOut(kind, createMoveRoutes(api), known);
			return await acceptCompletedMoves(kind, known, outcomes, { ...lookups, ...listings });
		});
	return {
		copyFiles: async (copies) => await carriedOut(fileRelocations, createCopyRoutes(api), copies),
		moveFiles: async (moves) => await moved(fileRelocations, moves),
		moveFolders: async (moves) => refuseCaseOnlyRenames(moves, await moved(folderRelocations, moves)),
	};
}

async function relocateInBatches<E extends Entry>(
	kind: RelocationKind<E>,
	way: RelocationRoutes,
	clock: Clock,
	relocations: readonly Relocation[],
): Promise<Array<Outcome<E>>> {
	const size = relocations.length <= FEW ? 1 : LARGEST_BATCH;
	const outcomes = new Map<Relocation, Outcome<E>>();
	for (let start = 0; start < relocations.length; start += size) {
		const batch = relocations.slice(start, start + size);
		for (const [relocation, outcome] of await relocateBatch(kind, way, clock, batch))
			outcomes.set(relocation, outcome);
	}
	return relocations.map(
		(relocation) => outcomes.get(relocation) ?? refused(unexpectedResponse('missing entry')),
	);
}
