import { parseObject } from '../../core/parseObject';
import { sha256 } from './merkle';

/**
 * Something that was done with a case or document, as the audit trail keeps it for years. It names cases, documents and
 * staff by their IDs. Clients' names stay out: paths, which hold them, are there only where somebody wanted that.
 */
export interface AuditEvent {
	/** By which it is known: what has an ID that the trail knows is not added again. */
	eventId: string;
	/** ISO 8601 in UTC with milliseconds. */
	time: string;
	/** Which workflow did it. */
	workflow?: string;
	/** The member of staff who did it, such as an email address. */
	person?: string;
	/** What was done, such as `document.upload`. */
	operation: string;
	caseId?: string;
	matterId?: string;
	documentId?: string;
	/** Of the document's bytes, as its service hashes them. */
	contentHash?: string;
	/** Where it was, and where it went. */
	paths?: readonly string[];
	/** What became of it, such as `done` or `refused`. */
	outcome: string;
	/** Why, as a code such as `not_found`. */
	reason?: string;
	/** How often it was tried. */
	attempts?: number;
}

/** What kind of value each field has, in the order in which fields are written. */
export const EVENT_FIELDS = {
	attempts: 'number',
	caseId: 'text',
	contentHash: 'text',
	documentId: 'text',
	eventId: 'text',
	matterId: 'text',
	operation: 'text',
	outcome: 'text',
	paths: 'texts',
	person: 'text',
	reason: 'text',
	time: 'text',
	workflow: 'text',
} as const satisfies Record<keyof AuditEvent, 'text' | 'texts' | 'number'>;

const NAMES = Object.keys(EVENT_FIELDS) as Array<keyof AuditEvent>;
const REQUIRED = ['eventId', 'time', 'operation', 'outcome'] as const;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * An event as the one JSON text that it has (RFC 8785): fields in the order of their names, without white space, and none
 * that is empty.
 */
export function writeEvent(event: AuditEvent): string {
	const fields = NAMES.flatMap((name) => {
		const value = event[name];
		return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
			? []
			: [[name, value] as const];
	});
	return JSON.stringify(Object.fromEntries(fields), withoutHalves);
}

/** Half a character, which UTF-8 cannot hold, becomes the sign for what cannot be read. */
const withoutHalves = (_name: string, value: unknown): unknown =>
	typeof value === 'string' ? Buffer.from(value).toString() : value;

/** The event that a text is of; undefined where it is not, to the letter, what `writeEvent` writes. */
export function readEvent(json: string): AuditEvent | undefined {
	const given = parseObject(json);
	if (!isEvent(given)) return undefined;
	return writeEvent(given) === json ? given : undefined;
}

function isEvent(given: Record<string, unknown>): given is Record<string, unknown> & AuditEvent {
	const isFit = (name: string, value: unknown): boolean => {
		const kind = Object.hasOwn(EVENT_FIELDS, name) ? EVENT_FIELDS[name as keyof AuditEvent] : undefined;
		if (kind === 'texts') return Array.isArray(value) && value.every((each) => typeof each === 'string');
		if (kind === 'number') return Number.isSafeInteger(value);
		return kind === 'text' && typeof value === 'string' && value !== '';
	};
	return (
		Object.entries(given).every(([name, value]) => isFit(name, value)) &&
		REQUIRED.every((name) => name in given) &&
		TIME.test(String(given['time']))
	);
}

/** Hex digits by which events and their IDs are compared within the trail. */
export const MARK = 16;

/** The mark of an event's ID, by which events are found without reading what they say. */
export const idMark = (id: string): string => sha256(Buffer.from(id)).slice(0, MARK);
