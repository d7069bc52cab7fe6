import type { FileEntry } from '../domain/entry';
import { andThenAll, refused, type Outcome } from '../domain/outcome';
import type { Clock, Relocation, Relocations } from '../ports';
import type { Api } from './Api';
import { listingsOn } from './listings';
import { lookupsOn } from './lookups';
import { unforeseen } from './refusals';
import { carryOut } from './relocations/carryOut';
import { filesById } from './relocations/filesById';
import { missingSources } from './relocations/missingSources';
import { movedAlready } from './relocations/movedAlready';
import { copying, moving, type Way } from './relocations/Way';

/** RelocationBatchArgBase.entries takes no more. */
const LARGEST_BATCH = 1000;

/** Up to here a call for each is no more than a batch, which may become a job that has to be looked at. */
const FEW = 2;

/** Copies and moves, one call after the other: each locks the namespace, and would turn the others away. */
export function relocationsOn(api: Api, clock: Clock): Relocations {
	const lookups = lookupsOn(api);
	const listings = listingsOn(api, lookups);
	const carriedOut = async (way: Way, relocations: readonly Relocation[]) =>
		await missingSources(relocations, await inBatches(way, clock, relocations), lookups);
	return {
		copyFiles: async (copies) => await carriedOut(copying(api), copies),
		moveFiles: async (moves) =>
			await andThenAll(await filesById(moves, lookups), async (known) => {
				const outcomes = await carriedOut(moving(api), known);
				return await movedAlready(known, outcomes, { ...lookups, ...listings });
			}),
		moveFolders: async () => await Promise.reject(new TypeError('to be built')),
	};
}

async function inBatches(
	way: Way,
	clock: Clock,
	relocations: readonly Relocation[],
): Promise<Array<Outcome<FileEntry>>> {
	const size = relocations.length <= FEW ? 1 : LARGEST_BATCH;
	const outcomes = new Map<Relocation, Outcome<FileEntry>>();
	for (let start = 0; start < relocations.length; start += size) {
		const batch = relocations.slice(start, start + size);
		for (const [relocation, outcome] of await carryOut(way, clock, batch)) outcomes.set(relocation, outcome);
	}
	return relocations.map((relocation) => outcomes.get(relocation) ?? refused(unforeseen('missing entry')));
}
