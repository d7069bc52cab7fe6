import type { EventKind } from './eventKinds';

/** Where an event comes from; `queue` is what the queue adds itself: e-mails. */
export const EVENT_SOURCES = ['clio', 'dropbox', 'legalserver', 'queue', 'webhook'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

/**
 * - `waiting`: not tried yet, or to be tried again at `dueAt`.
 * - `working`: claimed. Whoever claimed it is dead when `leaseUntil` has passed.
 * - `paused`: the connection was revoked. Uses up no retry, and goes on by itself.
 * - `stalled`: the service did not answer at any retry. Still tried, at the longest interval.
 * - `done`, `failed`: finished; nothing of it is tried by itself.
 */
export const EVENT_STATUSES = ['waiting', 'working', 'paused', 'stalled', 'done', 'failed'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** An event as the queue keeps it. It holds IDs, never the name of a person or a document. Moments are milliseconds since 1970. */
export interface EventRow {
	/** By the table, ascending in the order of arrival. */
	id: number;
	/** By its source: the same delivery again has the same one. */
	eventId: string;
	source: EventSource;
	kind: EventKind;
	/** The matter at the source, `''` if none. */
	caseKey: string;
	/** `''` if it is about no document: then it is about the case as a whole. */
	documentId: string;
	versionId: string;
	/** A JSON object of further IDs. */
	details: string;
	status: EventStatus;
	/** How often it was claimed. */
	attempts: number;
	/** It is not tried before then. */
	dueAt: number;
	/** Who works on it, or did last; `''` if nobody has. */
	lease: string;
	leaseUntil: number;
	/** Of the last refusal, or why nothing was to be done; `''` if neither. */
	reason: string;
	message: string;
	receivedAt: number;
	/** 0 if it is not. */
	finishedAt: number;
}

/** What an event is known by before the table has given it an ID. */
export type NewEvent = Pick<
	EventRow,
	'eventId' | 'source' | 'kind' | 'caseKey' | 'documentId' | 'versionId' | 'details'
>;

/** A row before the table gives it an ID. */
export type NewRow = Omit<EventRow, 'id'>;

/** A row to store: nobody has tried the event yet. @param now milliseconds since 1970 */
export const newRow = (event: NewEvent, now: number): NewRow => ({
	...event,
	...{ status: 'waiting', attempts: 0, dueAt: now, lease: '', leaseUntil: 0 },
	...{ reason: '', message: '', receivedAt: now, finishedAt: 0 },
});
