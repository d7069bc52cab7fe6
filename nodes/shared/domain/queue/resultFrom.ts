import { Refusal } from '../../core/Refusal';
import type { Email, EventResult } from './EventResult';
import { EVENT_SOURCES, type NewEvent } from './EventRow';
import { EVENT_KINDS, type EventKind } from './eventKinds';
import { isReasonCode } from './readTrouble';
import { textOf, wholeNumberOf } from './rowFrom';

/**
 * The result in an item of the workflow for a kind of event, which may have any other fields as well.
 * @throws Refusal `invalid_input` where it does not say which row it is about, or has emails or events that cannot be read
 */
export function resultFrom(given: Readonly<Record<string, unknown>>): EventResult {
	const id = wholeNumberOf(given['id']);
	const lease = textOf(given['lease']);
	if (id === undefined || lease === '') throw unreadable('has no id and lease of a row');
	const text = (name: string) => textOf(given[name]);
	return {
		...{ id, lease, attempts: wholeNumberOf(given['attempts']) ?? 1, eventId: text('eventId') },
		...{ source: text('source'), kind: text('kind'), caseKey: text('caseKey') },
		...{ documentId: text('documentId'), versionId: text('versionId'), verdict: text('verdict') },
		...{ details: text('details'), service: text('service') },
		error: isNothing(given['error']) ? undefined : given['error'],
		skipped: skippedOf(given['skipped']),
		hold: given['hold'] === true,
		filed: given['filed'] ?? undefined,
		events: eventsOf(given['events']),
		emails: emailsOf(given['emails']),
	};
}

const isNothing = (value: unknown): boolean =>
	value === undefined || value === null || value === '' || value === false;

/** Something that is no code says at least that nothing was done. */
const skippedOf = (given: unknown): string | undefined =>
	isNothing(given) ? undefined : isReasonCode(given) ? given : 'skipped';

function emailsOf(given: unknown): Email[] {
	if (isNothing(given)) return [];
	if (!Array.isArray(given)) throw unreadable('has emails that are not a list');
	return given.map((each: unknown) => {
		const { kind, key, details } = (each ?? {}) as Partial<Record<string, unknown>>;
		if (typeof kind !== 'string' || !/^[a-z]\w{1,49}$/i.test(kind))
			throw unreadable('has an email without a kind');
		return {
			...{ kind, ...(isKey(key) ? { key } : {}) },
			details: typeof details === 'object' && details !== null ? { ...details } : {},
		};
	});
}

function eventsOf(given: unknown): NewEvent[] {
	if (isNothing(given)) return [];
	if (!Array.isArray(given)) throw unreadable('has events that are not a list');
	return given.map((each: unknown) => {
		const fields = (each ?? {}) as Readonly<Record<string, unknown>>;
		const text = (name: string) => textOf(fields[name]);
		const source = EVENT_SOURCES.find((known) => known === fields['source']);
		if (source === undefined || text('eventId') === '' || !Object.hasOwn(EVENT_KINDS, text('kind')))
			throw unreadable('has an event without an ID, a source or a kind');
		return {
			...{ eventId: text('eventId'), source, kind: text('kind') as EventKind, caseKey: text('caseKey') },
			...{ documentId: text('documentId'), versionId: text('versionId') },
			details: text('details') || '{}',
		};
	});
}

const isKey = (given: unknown): given is string => typeof given === 'string' && /^[\w.:-]{1,80}$/.test(given);

const unreadable = (what: string): Refusal =>
	new Refusal(
		'invalid_input',
		`A result of an event ${what}`,
		'Check what the workflow for this kind of event returns: one item for each row, with its id and lease.',
	);
