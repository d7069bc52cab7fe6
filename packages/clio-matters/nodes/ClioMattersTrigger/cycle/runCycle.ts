import type { Circumstances, Decision } from './decide';
import type { Decided } from './Decided';
import { decideDocument } from './decideDocument';
import { decideFolder } from './decideFolder';
import { decideMatter } from './decideMatter';
import type { CycleDependencies } from './Dependencies';
import { lookAtDocuments, lookAtFolders, lookAtMatters, type CycleInput } from './look';
import { Memory, type TriggerState } from './Memory';
import { readBaseline } from './readBaseline';
import { findRepeats, keyOf, readRecent } from './repeats';
import type { Sightings } from './sightings';
import { ownReason, tell, tellAgain, type Items } from './tell';
import type { Model, Watch } from './Watch';

/** What a cycle found, and what is to be kept together with telling it. */
export interface CycleResult extends Items {
	/** The very state that was handed in where there is nothing new to keep. */
	state: TriggerState;
	/** Events that will not be told again, as there are too many. */
	crowdedOut: number;
}

/**
 * Looks at what Clio told, and in a poll at what changed. Nothing is written to Clio, so a cycle that dies is simply made
 * again; rows and state belong together: who keeps the one must hand on the other.
 */
export async function runCycle(
	kept: TriggerState | undefined,
	watch: Watch,
	given: Omit<CycleInput, 'repeats'>,
	clio: CycleDependencies,
): Promise<CycleResult> {
	const state = kept?.watching === watch.watching ? kept : undefined;
	const memory = new Memory(state, watch.watching, watch.events, given.now);
	const recent = readRecent(state?.recent ?? '', watch, given.now);
	const repeats = given.isPoll ? findRepeats(recent, watch) : [];
	const input: CycleInput = { ...given, repeats };
	// Before what changed is read: what changes meanwhile is then known as it was.
	if (input.isPoll) await readBaseline(memory, watch.events, clio);
	const decide = decisionsIn(memory, watch);
	const documents = decide(
		'document',
		await lookAtDocuments(memory, watch, input, clio),
		decideDocument,
		(document) => ({ document }),
	);
	const folders = decide('folder', await lookAtFolders(memory, input, clio), decideFolder, (folder) => ({
		folder,
	}));
	const repeated = new Set(repeats.map(({ model, id }) => keyOf(model, id)));
	const isTold = ({ wanted, model, id }: Decided) => wanted.length > 0 || repeated.has(keyOf(model, id));
	const further = [...documents, ...folders]
		.filter((each) => isTold(each) && ownReason(each, watch) === undefined)
		.flatMap((each) => {
			const id = matterIdOf(each);
			return id === undefined ? [] : [{ id, etag: each.document?.matter?.etag ?? '' }];
		});
	const { matters, matterOf } = await lookAtMatters(memory, input, further, clio);
	const decided = [
		...decide('matter', matters, decideMatter, (matter) => ({ matter })),
		...[...folders, ...documents].map((each) => ({ ...each, matter: matterOf(matterIdOf(each)) })),
	];
	// As it happened: what was told before comes first.
	const again = tellAgain(decided, repeats, recent, watch);
	const { rows, leftOut } = await tell(decided, memory, recent, watch, clio);
	const next = memory.toState(state, recent.text());
	return { rows: [...again, ...rows], leftOut, state: next, crowdedOut: recent.crowdedOut };
}

const decisionsIn =
	(memory: Memory, watch: Watch) =>
	<T extends { id: number }>(
		model: Model,
		sightings: Sightings<T>,
		decide: (record: T | undefined, known: string | undefined, circumstances: Circumstances) => Decision,
		part: (record: T | undefined) => Partial<Decided>,
	): Decided[] => {
		const own = memory.models.get(model);
		if (own === undefined) return [];
		const common = {
			...{ newSince: memory.newSince(model), from: own.from },
			hasBaseline: memory.isComplete(model),
		};
		return [...sightings.sorted()].map(({ id, record, hints }) => {
			const decision = decide(record, own.known.get(id), { ...common, hints });
			const wanted = decision.events.filter(({ event }) => watch.events.includes(event));
			return { model, id, decision, wanted, ...part(record) };
		});
	};

const matterIdOf = ({ document, folder }: Decided): number | undefined =>
	document?.matter?.id ?? folder?.matter?.id;
