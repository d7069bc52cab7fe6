import type { Entry, FolderEntry } from '../../domain/entry';
import { inParallel, done, mapOk, outcomeOf, refused, type Outcome } from '../../core/outcome';
import { Refusal } from '../../core/Refusal';
import { baseName, looseKey } from '../../domain/paths';
import type { Lookups, Relocation, Relocations } from '../port';
import type { Clock } from '../../http/types';
import type { Api } from '../client/Api';
import { runBatch } from '../client/runBatch';
import { createListingsPort } from '../files/createListingsPort';
import { createLookupsPort } from '../files/createLookupsPort';
import { acceptCompletedMoves } from './acceptCompletedMoves';
import {
	createCopyRoutes,
	createMoveRoutes,
	createRelocationBatch,
	type RelocationRoutes,
} from './relocationBatch';
import { fileRelocations, folderRelocations, requireKind, type RelocationKind } from './relocationKinds';

/** Copies and moves, one call after the other: each locks the namespace, and would turn the others away. */
export function createRelocationsPort(api: Api, clock: Clock): Relocations {
	const lookups = createLookupsPort(api);
	const dropbox = { ...lookups, ...createListingsPort(api, lookups) };
	const relocate = async <E extends Entry>(
		kind: RelocationKind<E>,
		routes: RelocationRoutes,
		relocations: readonly Relocation[],
	) => {
		const outcomes = await runBatch(clock, relocations, createRelocationBatch(kind, routes, clock));
		return await explainMissingSources(relocations, outcomes, lookups);
	};
	const move = async <E extends Entry>(kind: RelocationKind<E>, moves: readonly Relocation[]) =>
		await mapOk(await resolveSourceIds(kind, moves, lookups), async (resolved) => {
			const outcomes = await relocate(kind, createMoveRoutes(api), resolved);
			return await acceptCompletedMoves(kind, resolved, outcomes, dropbox);
		});
	return {
		copyFiles: async (copies) => await relocate(fileRelocations, createCopyRoutes(api), copies),
		moveFiles: async (moves) => await move(fileRelocations, moves),
		moveFolders: async (moves) => refuseCaseOnlyRenames(moves, await move(folderRelocations, moves)),
	};
}

/**
 * The moves, each from an ID: by that it is known afterwards whether what stands at the target is what was to be
 * moved.
 */
async function resolveSourceIds<E extends Entry>(
	kind: RelocationKind<E>,
	moves: readonly Relocation[],
	lookups: Lookups,
): Promise<Array<Outcome<Relocation>>> {
	return await inParallel(moves, async ({ from, to }) => {
		if (/^id:[^/]+$/.test(from)) return done({ from, to });
		return await outcomeOf(async () => ({ from: requireKind(kind, await lookups.find(from)).id, to }));
	});
}

/** A relocation says only that what it was to relocate was not found; a look at it tells whether it was deleted. */
async function explainMissingSources<E extends Entry>(
	relocations: readonly Relocation[],
	outcomes: ReadonlyArray<Outcome<E>>,
	lookups: Lookups,
): Promise<Array<Outcome<E>>> {
	return await inParallel(outcomes, async (outcome, index) => {
		const from = relocations[index]?.from;
		if (outcome.ok || outcome.refusal.reason !== 'not_found' || from === undefined) return outcome;
		const found = await outcomeOf(async () => await lookups.find(from));
		return found.ok ? outcome : found;
	});
}

/**
 * Dropbox answers a move that changes nothing but upper and lower case as if it had happened, and leaves the name as
 * it was ("we do not currently support case-only renaming", spec, files/move:2): that is told by the name it has.
 */
const refuseCaseOnlyRenames = (
	moves: readonly Relocation[],
	outcomes: ReadonlyArray<Outcome<FolderEntry>>,
): Array<Outcome<FolderEntry>> =>
	outcomes.map((outcome, index) => {
		if (!outcome.ok || !differsInCaseOnly(outcome.value.name, baseName(moves[index]?.to ?? '')))
			return outcome;
		return refused(
			new Refusal(
				'name_not_allowed',
				'Dropbox does not rename an item if only upper and lower case change',
				'Give the folder a different name first, or rename it by hand in Dropbox.',
			),
		);
	});

const differsInCaseOnly = (name: string, wanted: string): boolean =>
	looseKey(name) === looseKey(wanted) && name.normalize('NFC') !== wanted.normalize('NFC');
