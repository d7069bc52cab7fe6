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

/** A test for events. Capital letters and spaces around an ID do not matter. */
export function createEventTest({
	caseId,
	person,
	from,
	until,
}: EventFilter): (event: AuditEvent) => boolean {
	return (event) => {
		const time = Date.parse(event.time);
		return (
			isSame(event.caseId, caseId) &&
			isSame(event.person, person) &&
			time >= (from ?? -Infinity) &&
			time < (until ?? Infinity) + SECOND
		);
	};
}

const SECOND = 1000;

const isSame = (given: string | undefined, wanted: string | undefined): boolean =>
	wanted === undefined || key(given ?? '') === key(wanted);

const key = (text: string): string => text.normalize('NFC').trim().toLowerCase();
