import type { IDataObject } from 'n8n-workflow';
import type { Document, Matter } from '../../../../../nodes/shared/clio/port';
import type { Folder } from '../../../../../nodes/shared/clio/port/Folders';
import type { Circumstances, Decision } from './decide';
import { decideDocument } from './decideDocument';
import { decideFolder } from './decideFolder';
import { decideMatter } from './decideMatter';
import type { CycleDependencies } from './Dependencies';
import { documentFilterReason, matterFilterReason, type FilterReason } from './filters';
import { lookAtDocuments, lookAtFolders, lookAtMatters, type CycleInput } from './look';
import { Memory, type TriggerState } from './Memory';
import { readBaseline } from './readBaseline';
import { rowOf } from './rows';
import type { Sightings } from './sightings';
import { EVENTS, type ClioEvent, type Model, type Watch } from './Watch';

/** What a cycle found, and what is to be kept together with telling it. */
export interface CycleResult {
	/** The very state that was handed in where there is nothing new to keep. */
	state: TriggerState;
	rows: IDataObject[];
	/** How many events were left out, and why. */
	leftOut: Map<FilterReason, number>;
}

/** A record with what there is to tell of it. */
interface Decided {
	model: Model;
	id: number;
	decision: Decision;
	/** Those of its events that the workflow wants. */
	wanted: Decision['events'];
	document?: Document | undefined;
	folder?: Folder | undefined;
	matter?: Matter | undefined;
}

/**
 * Looks at what Clio told, and in a poll at what changed. Nothing is written to Clio, so a cycle that dies is simply made
 * again; rows and state belong together: who keeps the one must hand on the other.
 */
export async function runCycle(
	kept: TriggerState | undefined,
	watch: Watch,
	input: CycleInput,
	clio: CycleDependencies,
): Promise<CycleResult> {
	const state = kept?.watching === watch.watching ? kept : undefined;
	const memory = new Memory(state, watch.watching, watch.events, input.now);
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
	const further = [...documents, ...folders]
		.filter((each) => each.wanted.length > 0 && ownReason(each, watch) === undefined)
		.flatMap((each) => {
			const id = matterIdOf(each);
			return id === undefined ? [] : [{ id, etag: each.document?.matter?.etag ?? '' }];
		});
	const { matters, matterOf } = await lookAtMatters(memory, input, further, clio);
	const decided = [
		...decide('matter', matters, decideMatter, (matter) => ({ matter })),
		...[...folders, ...documents].map((each) => ({ ...each, matter: matterOf(matterIdOf(each)) })),
	];
	return await tell(decided, memory, watch, clio).then(({ rows, leftOut }) => ({
		...{ rows, leftOut, state: memory.toState(state) },
	}));
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

/** Makes items of what passes the filters, and remembers what was seen. */
async function tell(decided: readonly Decided[], memory: Memory, watch: Watch, clio: CycleDependencies) {
	const leftOut = new Map<FilterReason, number>();
	const told: Array<{ order: number; row: IDataObject }> = [];
	for (const each of decided) {
		const { wanted } = each;
		const reason =
			wanted.length === 0 ? undefined : (ownReason(each, watch) ?? (await matterReason(each, watch, clio)));
		const isNews = remember(memory, each, reason !== undefined);
		if (reason !== undefined)
			// What is read again was counted before.
			leftOut.set(reason, (leftOut.get(reason) ?? 0) + (isNews ? wanted.length : 0));
		else
			for (const event of wanted)
				told.push({ order: orderOf(event.event), row: rowOf({ ...each, event }, watch) });
	}
	// A new matter comes before its documents. Within a kind the order stays that of the IDs.
	const rows = told.sort((one, other) => one.order - other.order).map(({ row }) => row);
	return { rows, leftOut };
}

const orderOf = (event: ClioEvent): number => (EVENTS as readonly string[]).indexOf(event);

/** @returns whether it was not known like that */
function remember(memory: Memory, { model, id, decision }: Decided, isLeftOut: boolean): boolean {
	const known = memory.models.get(model)?.known;
	const mark = isLeftOut ? decision.markIfFiltered : decision.mark;
	const isNews = mark !== undefined && known?.get(id) !== mark;
	if (isNews) known?.set(id, mark);
	if (model === 'document') memory.setPending(id, decision.isPending);
	return isNews;
}

const matterIdOf = ({ document, folder }: Decided): number | undefined =>
	document?.matter?.id ?? folder?.matter?.id;

const ownReason = ({ model, document }: Decided, { filters }: Watch): FilterReason | undefined =>
	model === 'document' ? documentFilterReason(document, filters) : undefined;

async function matterReason(
	{ model, matter }: Decided,
	{ filters }: Watch,
	clio: CycleDependencies,
): Promise<FilterReason | undefined> {
	const reason = matterFilterReason(matter, filters);
	if (reason !== undefined || model !== 'matter' || !filters.hasDocuments || matter === undefined)
		return reason;
	for await (const { records } of clio.listDocuments({ matterId: matter.id }, { limit: 1 }))
		if (records.length > 0) return undefined;
	return 'no documents';
}
