import { isDeletionInDropbox } from '../queue/deletions';
import type { EventRow } from '../queue/EventRow';
import { alertRow } from './AlertEmail';
import type { ComposedAlert } from './composeSpells';
import { FailedRows, listFailed } from './FailedRows';
import type { QueueView } from './QueueView';

/** A failed event as an email tells of it. */
export interface ToldEvent {
	kind: string;
	source: string;
	caseKey: string;
	documentId: string;
	reason: string;
	attempts: number;
}

/** Characters of all details together. */
const ROOM = 3900;
/** Reasons that are told by themselves. */
const MOST_REASONS = 20;

/**
 * One email about all failed events that nobody was told of yet, also not by an email of their own. Its name says only which email it follows: of two that
 * are composed at the same time one is stored, and what the other one told more of comes with the next.
 * @param now milliseconds
 */
export function composeFailed(view: QueueView, now: number): ComposedAlert[] {
	const told = new FailedRows(view.alertsOf(['failed']).map(({ details }) => details['rows']));
	const untold = view.events
		.map(({ row }) => row)
		.filter(({ status, finishedAt }) => status === 'failed' && finishedAt >= view.since)
		.filter((row) => !told.has(row) && !view.isToldApart(row))
		.sort((one, other) => one.id - other.id);
	const { listed, entries } = listFailed(untold);
	if (listed.length === 0) return [];
	const details = {
		rows: entries,
		count: listed.length,
		checks: listed.filter(isDeletionInDropbox).length,
		since: Math.min(...listed.map(({ receivedAt }) => receivedAt)),
		reasons: countReasons(listed),
	};
	const events = listed.map(toldEvent);
	let room = ROOM - JSON.stringify(details).length;
	const fitting = events.findIndex((event) => (room -= JSON.stringify(event).length + 1) < 0);
	const alert = { ...details, events: fitting === -1 ? events : events.slice(0, fitting) };
	return [{ row: alertRow('failed', view.nextKey(['failed']), alert, now), cause: listed[0] }];
}

const reasonOf = ({ reason }: EventRow): string => (/^[a-z_]{1,40}$/.test(reason) ? reason : 'unexpected');

const toldEvent = (row: EventRow): ToldEvent => ({
	...{ kind: row.kind, source: row.source, caseKey: row.caseKey, documentId: row.documentId },
	...{ reason: reasonOf(row), attempts: row.attempts },
});

function countReasons(rows: readonly EventRow[]): Record<string, number> {
	const counts = new Map<string, number>();
	for (const row of rows) {
		const reason = counts.has(reasonOf(row)) || counts.size < MOST_REASONS ? reasonOf(row) : 'unexpected';
		counts.set(reason, (counts.get(reason) ?? 0) + 1);
	}
	return Object.fromEntries(counts);
}
