import type { AuditEvent } from './AuditEvent';

/** Which events are wanted; what is undefined lets every event through. */
export interface EventFilter {
	caseId: string | undefined;
	person: string | undefined;
	/** Milliseconds since 1970, the moment itself included. */
	from: number | undefined;
	/** The same; the whole second counts. */
	until: number | undefined;
}

/** A test for events, also for what is not known to be whole. Capital letters and spaces around an ID do not matter. */
export function createEventTest({
	caseId,
	person,
	from,
	until,
}: EventFilter): (event: Partial<Record<keyof AuditEvent, unknown>>) => boolean {
	return (event) => {
		// One that cannot be read counts as any: such an event is not left out unnoticed.
		const time = Date.parse(String(event.time));
		return (
			isSame(event.caseId, caseId) &&
			isSame(event.person, person) &&
			!(time < (from ?? -Infinity)) &&
			!(time >= (until ?? Infinity) + SECOND)
		);
	};
}

const SECOND = 1000;

const isSame = (given: unknown, wanted: string | undefined): boolean =>
	wanted === undefined || key(String(given ?? '')) === key(wanted);

const key = (text: string): string => text.normalize('NFC').trim().toLowerCase();
