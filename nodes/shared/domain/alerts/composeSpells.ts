import type { EventRow } from '../queue/EventRow';
import { alertRow, type AlertKind, type AlertRow, type StoredAlert } from './AlertEmail';
import type { QueueView, ViewedEvent } from './QueueView';
import { isOutage, remedyOf } from '../queue/remedyOf';
import { SERVICES, type ServiceKey } from './services';

/** An alert to add, and the row because of which it is told. */
export interface ComposedAlert {
	row: AlertRow;
	cause: EventRow | undefined;
}

/** A time in which a service keeps events from being worked on: told when it begins, and when it is over. */
interface SpellKind {
	begin: AlertKind;
	end: AlertKind;
	/** Whether a row is held up by it. */
	isReason(reason: string): boolean;
	/** Whether a row that is held up is enough to speak of it. */
	isSign(row: EventRow): boolean;
}

/** A single try without an answer is no outage. While a row is being worked on, its last try has not ended. */
const isRetried = ({ status, attempts }: EventRow): boolean =>
	status === 'stalled' || attempts - (status === 'working' ? 1 : 0) >= 2;

/** The connection does not work any more until a person renews it. */
export const isConnectionLost = (reason: string): boolean => remedyOf(reason) === 'pause';

const SPELLS: readonly SpellKind[] = [
	{ begin: 'outage', end: 'allClear', isReason: isOutage, isSign: isRetried },
	{ begin: 'paused', end: 'resumed', isReason: isConnectionLost, isSign: () => true },
];

/** A service that comes and goes leads to one email an hour. */
const HOUR = 3_600_000;

export const isOpen = ({ status }: EventRow): boolean => status !== 'done' && status !== 'failed';

/**
 * Outages and lost connections that begin or are over, for each service by itself.
 * @param now milliseconds
 */
export const composeSpells = (view: QueueView, now: number): ComposedAlert[] =>
	SPELLS.flatMap((kind) => SERVICES.flatMap((service) => composeSpell(view, kind, service, now)));

function composeSpell(view: QueueView, kind: SpellKind, service: ServiceKey, now: number): ComposedAlert[] {
	const begins = view.alertsOf([kind.begin], service);
	const ended = new Set(view.alertsOf([kind.end], service).map(({ details }) => details['of']));
	const open = begins.filter(({ row }) => !ended.has(row.eventId));
	const heldUp = view.events.filter(
		(event) =>
			event.service === service && isOpen(event.row) && kind.isReason(event.row.reason) && !event.isAlone,
	);
	if (open.length > 0) {
		if (heldUp.length > 0) return [];
		return open.flatMap((begin) => endOf(view, kind, service, begin, now));
	}
	const signs = heldUp.map(({ row }) => row).filter(kind.isSign);
	const first = signs.reduce<EventRow | undefined>(
		(one, other) => (one === undefined || isEarlier(other, one) ? other : one),
		undefined,
	);
	if (first === undefined || begins.some(({ row }) => row.receivedAt > now - HOUR)) return [];
	const key = `${service}:${view.nextKey([kind.begin, kind.end], service)}`;
	const reasons = [...new Set(signs.map(({ reason }) => reason))].sort();
	const details = { service, since: first.receivedAt, row: first.id, events: heldUp.length, reasons };
	return [{ row: alertRow(kind.begin, key, details, now), cause: first }];
}

const isEarlier = (one: EventRow, other: EventRow): boolean =>
	one.receivedAt < other.receivedAt || (one.receivedAt === other.receivedAt && one.id < other.id);

/** It is over when the service has been seen to work again. */
function endOf(
	view: QueueView,
	kind: SpellKind,
	service: ServiceKey,
	{ row: begin, details }: StoredAlert,
	now: number,
): ComposedAlert[] {
	const proof = view.events.find(
		(event) =>
			speaksFor(event, service) &&
			(event.row.finishedAt >= begin.receivedAt || event.row.id === details['row']),
	);
	if (proof === undefined) return [];
	const key = begin.eventId.slice(`alert:${kind.begin}:`.length);
	const ending = { service, since: details['since'], until: proof.row.finishedAt, of: begin.eventId };
	return [{ row: alertRow(kind.end, key, ending, now), cause: proof.row }];
}

/** Whether a row shows that a service works: it was done, and not without asking anybody. */
function speaksFor({ row, service: own }: ViewedEvent, service: ServiceKey): boolean {
	if (row.status !== 'done' || row.reason === 'duplicate') return false;
	if (own === service) return true;
	// A row that was never refused names no service. It went through all that it needs: Dropbox, and its own source.
	const isCaseSystem = service === 'clio' || service === 'legalserver';
	return own === '' && (!isCaseSystem || row.source === service);
}
