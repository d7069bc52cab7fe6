import type { IDataObject } from 'n8n-workflow';
import type { Decided } from './Decided';
import type { CycleDependencies } from './Dependencies';
import { documentFilterReason, matterFilterReason, type FilterReason } from './filters';
import type { Memory } from './Memory';
import { isIncomplete, isStillSo, keyOf, type RecentClioEvents, type Repeat } from './repeats';
import { rowOf } from './rows';
import { EVENTS, type ClioEvent, type Watch } from './Watch';

/** Items, with how many events were left out, and why. */
export interface Items {
	rows: IDataObject[];
	leftOut: Map<FilterReason, number>;
}

/** Makes items of what passes the filters, and remembers what was seen, and what was told. */
export async function tell(
	decided: readonly Decided[],
	memory: Memory,
	recent: RecentClioEvents,
	watch: Watch,
	clio: CycleDependencies,
): Promise<Items> {
	const leftOut = new Map<FilterReason, number>();
	const told: Array<{ id: number; event: ClioEvent; eventId: string; row: IDataObject }> = [];
	for (const each of decided) {
		const { id, wanted } = each;
		const reason =
			wanted.length === 0 ? undefined : (ownReason(each, watch) ?? (await matterReason(each, watch, clio)));
		const isNews = remember(memory, each, reason !== undefined);
		if (reason !== undefined)
			// What is read again was counted before.
			leftOut.set(reason, (leftOut.get(reason) ?? 0) + (isNews ? wanted.length : 0));
		else
			for (const event of wanted) {
				const row = rowOf({ ...each, event }, watch);
				told.push({ id, event: event.event, eventId: String(row['eventId']), row });
			}
	}
	// Within a kind the order stays that of the IDs.
	told.sort((one, other) => orderOf(one.event) - orderOf(other.event));
	for (const { event, id, eventId } of told) recent.add([event, id, eventId]);
	return { rows: told.map(({ row }) => row), leftOut };
}

/**
 * Makes items of events that were told before, of the records as they are now. What no longer passes the filters is left
 * out like anything else; whether a matter has documents is not asked again.
 */
export function tellAgain(
	decided: readonly Decided[],
	repeats: readonly Repeat[],
	recent: RecentClioEvents,
	watch: Watch,
): IDataObject[] {
	const records = new Map(decided.map((each) => [keyOf(each.model, each.id), each]));
	return repeats.flatMap((repeat) => {
		const { about, at, model, id, event, eventId } = repeat;
		const record = records.get(keyOf(model, id));
		if (record !== undefined && isIncomplete(record) && recent.isWithin(at, LONGEST_UPLOAD)) return [];
		recent.markRepeated(about);
		// What is told for the first time now stands for what was told before.
		if (record === undefined || record.wanted.some((each) => each.event === event)) return [];
		if (!isStillSo(event, record) || isLeftOut(event, record, watch)) return [];
		return [rowOf({ ...record, event: { event, distinction: '' }, eventId }, watch)];
	});
}

/** Milliseconds for which a repeat waits until its document can be downloaded again. */
const LONGEST_UPLOAD = 3 * 86_400_000;

/** Of what was deleted for good nothing is left to filter by, and it passed when it was told. */
const isLeftOut = (event: ClioEvent, record: Decided, watch: Watch): boolean =>
	!(event === 'documentDeleted' && record.document === undefined) &&
	(ownReason(record, watch) ?? matterFilterReason(record.matter, watch.filters)) !== undefined;

/** Whoever archives a matter that was closed archives its documents with it. */
const AFTER_DOCUMENTS: readonly ClioEvent[] = [
	...(['matterPended', 'matterClosed', 'matterStageChanged', 'matterUpdated'] as const),
];

/** A new matter comes before its documents, what becomes of it later after them. */
const orderOf = (event: ClioEvent): number =>
	(EVENTS as readonly string[]).indexOf(event) + (AFTER_DOCUMENTS.includes(event) ? EVENTS.length : 0);

/** @returns whether it was not known like that */
function remember(memory: Memory, { model, id, decision }: Decided, isLeftOut: boolean): boolean {
	const known = memory.models.get(model)?.known;
	const mark = isLeftOut ? decision.markIfFiltered : decision.mark;
	const isNews = mark !== undefined && known?.get(id) !== mark;
	if (isNews) known?.set(id, mark);
	if (model === 'document') memory.setPending(id, decision.isPending);
	return isNews;
}

/** Why a document is left out, whatever its matter is. */
export const ownReason = ({ model, document }: Decided, { filters }: Watch): FilterReason | undefined =>
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
