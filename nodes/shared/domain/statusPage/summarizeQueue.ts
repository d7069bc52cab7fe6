import { groupBy } from '../../core/outcome';
import { isConnectionLost, isOpen } from '../alerts/composeSpells';
import { serviceOf, type ServiceKey } from '../alerts/services';
import { isMigration } from '../queue/nextMigrations';
import { isAboutCases } from '../queue/eventKinds';
import { EVENT_STATUSES, type EventRow, type EventStatus } from '../queue/EventRow';
import { isOutage } from '../queue/remedyOf';
import type { DeletedRow } from '../queue/deletions';
import { RefusedAlone } from '../queue/RefusedAlone';
import { countUnmapped } from './countUnmapped';
import { listDeleted } from './listDeleted';
import type { StatusFacts } from './StatusFacts';

/** The queue at a glance. */
export interface QueueSummary {
	counts: Record<EventStatus, number>;
	/** By source, the newest first. */
	lastEvents: Array<{ source: string; at: number }>;
	oldestOpen: EventRow | undefined;
	oldestFailed: EventRow | undefined;
	/** Failed events by reason, the most frequent first; each newest first. */
	failed: Array<{ reason: string; rows: EventRow[] }>;
	failedEmails: EventRow[];
	/** Categories without a subfolder. */
	unmapped: StatusFacts['unmapped'];
	/** What was deleted in Dropbox, the newest first. */
	deleted: DeletedRow[];
	/** What keeps open events from being worked on. */
	heldUp: Array<{ service: ServiceKey; isConnection: boolean; count: number; since: number }>;
	/** Documents for which a service does not answer, while it answers for others. */
	alone: EventRow[];
}

/** @param rows open ones and those that finished lately, in any order */
export function summarizeQueue(rows: readonly EventRow[], facts: StatusFacts): QueueSummary {
	const events = rows.filter(({ kind }) => kind !== 'email');
	// A migration may wait for weeks, and is no sign that events arrive.
	const arrived = events.filter((row) => !isMigration(row));
	const failed = events
		.filter(({ status }) => status === 'failed')
		.sort((a, b) => b.finishedAt - a.finishedAt);
	const refused = new RefusedAlone(rows);
	const alone = events.filter((row) => isOpen(row) && refused.isSuspect(row));
	const groups = [...groupBy(failed, ({ reason }) => reason)].map(([reason, own]) => ({ reason, rows: own }));
	return {
		counts: countsOf(events, facts),
		lastEvents: lastEventsOf(arrived.filter(isAboutCases), facts),
		oldestOpen: oldest(arrived.filter(isOpen)),
		oldestFailed: oldest(failed),
		failed: groups.sort((one, other) => other.rows.length - one.rows.length),
		failedEmails: rows.filter(({ kind, status }) => kind === 'email' && status === 'failed'),
		unmapped: facts.unmapped.length > 0 ? facts.unmapped : countUnmapped(events),
		deleted: listDeleted(events),
		heldUp: heldUpOf(events.filter((row) => isOpen(row) && !alone.includes(row))),
		alone,
	};
}

function countsOf(events: readonly EventRow[], { counts }: StatusFacts): QueueSummary['counts'] {
	const own = groupBy(events, ({ status }) => status);
	const entries = EVENT_STATUSES.map((status) => [status, counts[status] ?? own.get(status)?.length ?? 0]);
	return Object.fromEntries(entries) as QueueSummary['counts'];
}

function lastEventsOf(events: readonly EventRow[], facts: StatusFacts): QueueSummary['lastEvents'] {
	const last = new Map(facts.lastEvents.map(({ source, at }) => [source, at]));
	for (const { source, receivedAt } of events) {
		if (source !== 'queue') last.set(source, Math.max(last.get(source) ?? 0, receivedAt));
	}
	return [...last].map(([source, at]) => ({ source, at })).sort((one, other) => other.at - one.at);
}

const oldest = (rows: readonly EventRow[]): EventRow | undefined =>
	rows.reduce<EventRow | undefined>(
		(one, other) => (one === undefined || other.receivedAt < one.receivedAt ? other : one),
		undefined,
	);

function heldUpOf(open: readonly EventRow[]): QueueSummary['heldUp'] {
	return [isConnectionLost, isOutage].flatMap((isReason) => {
		const own = open.filter(({ reason }) => isReason(reason));
		return [...groupBy(own, serviceOf)].map(([service, rows]) => ({
			...{ service, isConnection: isReason === isConnectionLost, count: rows.length },
			since: Math.min(...rows.map(({ receivedAt }) => receivedAt)),
		}));
	});
}
