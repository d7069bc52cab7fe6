import { parseObject } from '../../core/parseObject';
import { isAboutCases } from '../queue/eventKinds';
import type { EventRow } from '../queue/EventRow';
import { RefusedAlone } from '../queue/RefusedAlone';
import { textOf } from '../queue/rowFrom';
import { storedAlertFrom, type AlertKind, type StoredAlert } from './AlertEmail';
import { serviceOf, type ServiceKey } from './services';

/** A row about something that happened, with the service that it was last refused by. */
export interface ViewedEvent {
	row: EventRow;
	service: ServiceKey;
	/** Whether that service files other documents meanwhile, so that this one speaks of no outage. */
	isAlone: boolean;
}

/** As many rows as a listing of the storage yields at the most: then there may be older ones. */
export const LONGEST_LISTING = 1000;

const DAY = 86_400_000;

/**
 * What Compose sees of the queue. Emails are no events here: nothing that happens to one leads to another.
 *
 * Finished rows are deleted some day, an alert before the one that ended it. So alerts older than that are as if they
 * were gone already, or the end of an outage would be told once more.
 */
export class QueueView {
	readonly events: readonly ViewedEvent[];
	private readonly alerts: readonly StoredAlert[];
	/** What was held back with an email of its own, by event and moment. */
	private readonly toldApart: ReadonlySet<string>;
	/** Alerts from before then are not counted on. */
	readonly since: number;

	/**
	 * @param keepDays for how long finished rows are kept
	 * @param now milliseconds
	 */
	constructor(rows: readonly EventRow[], keepDays: number, now: number) {
		const alone = new RefusedAlone(rows);
		this.events = rows
			.filter((row) => isAboutCases(row) && row.source !== 'queue')
			.map((row) => ({ row, service: serviceOf(row), isAlone: alone.isSuspect(row) }));
		const emails = rows.filter(({ kind }) => kind === 'email');
		this.alerts = emails
			.map(storedAlertFrom)
			.filter((alert) => alert !== undefined)
			.sort((one, other) => one.row.id - other.row.id);
		this.toldApart = new Set(emails.flatMap(heldEventOf));
		const oldest = Math.min(...emails.map(({ receivedAt }) => receivedAt));
		this.since = Math.max(now - Math.min(keepDays, 30) * DAY, emails.length < LONGEST_LISTING ? 0 : oldest);
	}

	/**
	 * Whether the outcome of a row was told by an email about a privileged document that is held back, which goes to those,
	 * too, who are told of failed events. One that could not be sent does not count.
	 */
	isToldApart({ source, eventId, finishedAt }: EventRow): boolean {
		return this.toldApart.has(`${source} ${eventId} ${finishedAt}`);
	}

	/** Alerts of these kinds by ascending ID, of those that count. */
	alertsOf(kinds: readonly AlertKind[], service?: ServiceKey): StoredAlert[] {
		return this.allOf(kinds, service).filter(({ row }) => row.receivedAt >= this.since);
	}

	/**
	 * What the next alert of these kinds is known by: the last one before it, also if that one does not count any more.
	 * So those who compose it at the same time give it the same name, and nobody gives a name twice.
	 */
	nextKey(kinds: readonly AlertKind[], service?: ServiceKey): string {
		return `after-${this.allOf(kinds, service).at(-1)?.row.id ?? 0}`;
	}

	private allOf(kinds: readonly AlertKind[], service?: ServiceKey): StoredAlert[] {
		return this.alerts.filter(
			({ kind, details }) =>
				kinds.includes(kind) && (service === undefined || (details['service'] ?? '') === service),
		);
	}
}

/** The email is added at the moment at which the event ends; where n8n died in between, the event is told twice. */
function heldEventOf({ details, status, receivedAt }: EventRow): string[] {
	const { email, reason, source, eventId } = parseObject(details);
	const isHeld = email === 'privileged' && textOf(reason) !== '' && status !== 'failed';
	return isHeld ? [`${textOf(source)} ${textOf(eventId)} ${receivedAt}`] : [];
}
