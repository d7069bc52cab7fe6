import { caseOf, createOrder } from './createOrder';
import type { EventRow } from './EventRow';
import { extraLease, isMigration, nextMigrations } from './nextMigrations';
import { hasStalledLong, RefusedAlone } from './RefusedAlone';
import { takeTurns } from './takeTurns';

/**
 * What is to be done with a row: `work`; `lastTry`, the same with a document that is given up if its service refuses it
 * once more; `duplicate` of one that came earlier, to be marked as done; `lost`, because n8n died each time that it was
 * worked on, to be marked as failed.
 */
export type Verdict = 'work' | 'lastTry' | 'duplicate' | 'lost';

export interface ChosenRow extends EventRow {
	/** The lease at which it is to be claimed: if it has another one by then, somebody else was faster. */
	oldLease: string;
	verdict: Verdict;
	/** Whether further rows can be worked on as soon as these are finished. */
	more: boolean;
}

export interface Choosing {
	/** Milliseconds since 1970. */
	now: number;
	/** How many rows are to be worked on at the most. Duplicates and lost rows do not count: nothing is done with them. */
	batchSize: number;
	/** A name that nobody else has. */
	lease: string;
	/** Milliseconds. */
	leaseFor: number;
	/** How often a row is tried again. */
	retries: number;
}

/** How often n8n may die on a row, beyond its retries, before the row itself is taken for the cause. */
const DEATHS = 3;

/**
 * The rows to claim now. What is worked on at the same time is independent of each other: about a document, events are
 * worked on in the order of their arrival, and an event about a case as a whole comes after all earlier ones of the case
 * and before all later ones. Cases take turns, beginning with the one whose event is the oldest. Cases are migrated only
 * when nothing else is to be done: no event waits for one, unless somebody is just migrating its case.
 * @param rows all that are open, in any order, and the newest that are done: without these, no document has a last try
 */
export function chooseNext(rows: readonly EventRow[], choosing: Choosing): ChosenRow[] {
	const { now, retries } = choosing;
	const open = openRows(rows);
	const isDuplicate = duplicateTest(open);
	const working = open.filter((row) => isLive(row, now));
	const beingWorkedOn = new Set(working.map(eventOf));
	const migrating = new Set<string | undefined>(
		working.filter(isMigration).flatMap((row) => caseOf(row) ?? []),
	);
	const order = createOrder();
	const chosen: Array<{ row: EventRow; verdict: Verdict }> = [];
	const ready: EventRow[] = [];
	const migrations: EventRow[] = [];
	let following = 0;
	for (const row of open) {
		const due = isDue(row, now);
		if (isDuplicate(row)) {
			if (due) chosen.push({ row, verdict: 'duplicate' });
			continue;
		}
		const isLost = due && row.status === 'working' && row.attempts >= 1 + retries + DEATHS;
		if (isMigration(row)) {
			if (isLost) chosen.push({ row, verdict: 'lost' });
			else if (due) migrations.push(row);
			continue;
		}
		const isHeldBack = beingWorkedOn.has(eventOf(row)) || migrating.has(caseOf(row));
		const canRun = isLost || (due && !isHeldBack);
		const { mustWait, isHeld } = order.add(row, !canRun);
		if (isLost) chosen.push({ row, verdict: 'lost' });
		else if (canRun && !mustWait) ready.push(row);
		else if (!isHeld) following++;
	}
	const batch =
		ready.length > 0
			? nextBatch(ready, choosing.batchSize)
			: nextMigrations({ due: migrations, open, working, hasDied }).slice(0, choosing.batchSize);
	const alone = batch.some(hasStalledLong) ? new RefusedAlone(rows) : undefined;
	const verdictOf = (row: EventRow) => (alone?.isEnough(row, now) === true ? 'lastTry' : 'work');
	chosen.push(...batch.map((row) => ({ row, verdict: verdictOf(row) as Verdict })));
	const more = following > 0 || batch.length < ready.length + migrations.length;
	const leaseUntil = now + choosing.leaseFor + extraLease(batch);
	return chosen.map(({ row, verdict }) => claimed(row, { verdict, more, leaseUntil, lease: choosing.lease }));
}

/** Of a row that is due. */
const hasDied = ({ status }: EventRow): boolean => status === 'working';

/** Whether somebody works on it who may be alive. */
const isLive = ({ status, leaseUntil }: EventRow, now: number): boolean =>
	status === 'working' && leaseUntil >= now;

const isDue = (row: EventRow, now: number): boolean =>
	row.status === 'working' ? row.leaseUntil < now : row.dueAt <= now;

/**
 * A row that n8n died on is worked on by itself, when it is the oldest: if it is the cause, it takes no others with it, and
 * else it is soon done.
 */
function nextBatch(ready: readonly EventRow[], batchSize: number): EventRow[] {
	const [oldest] = ready;
	if (oldest !== undefined && hasDied(oldest)) return [oldest];
	return takeTurns(
		ready.filter((row) => !hasDied(row)),
		batchSize,
	);
}

/** Each once, in the order of their arrival. */
function openRows(rows: Iterable<EventRow>): EventRow[] {
	const byId = new Map<number, EventRow>();
	for (const row of rows) {
		if (row.status !== 'done' && row.status !== 'failed') byId.set(row.id, row);
	}
	return [...byId.values()].sort((one, other) => one.id - other.id);
}

/** The first row of an event is never a duplicate, whatever becomes of the others: so none is taken for one by all. */
function duplicateTest(open: readonly EventRow[]): (row: EventRow) => boolean {
	const firsts = new Map<string, number>();
	for (const row of open) if (!firsts.has(eventOf(row))) firsts.set(eventOf(row), row.id);
	return (row) => firsts.get(eventOf(row)) !== row.id;
}

/** What an event is known by: two systems may call theirs the same. One without an ID is like no other. */
const eventOf = ({ source, eventId, id }: EventRow): string =>
	eventId === '' ? `row ${id}` : `${source} ${eventId}`;

const claimed = (
	row: EventRow,
	claim: Pick<ChosenRow, 'verdict' | 'more' | 'lease' | 'leaseUntil'>,
): ChosenRow => ({
	...row,
	...{ status: 'working', attempts: row.attempts + 1, oldLease: row.lease },
	...claim,
});
