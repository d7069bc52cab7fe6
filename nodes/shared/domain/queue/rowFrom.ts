import { EVENT_SOURCES, EVENT_STATUSES, type EventRow } from './EventRow';
import type { EventKind } from './eventKinds';

type Given = Readonly<Record<string, unknown>>;

/**
 * A row as a table gives it: Postgres gives large numbers as text, and either gives `null` for what is empty. A status that
 * nobody knows, such as one that was typed into the table, is `waiting`, since such a row would stay there forever.
 * @returns undefined where it has no ID, so that it is no row
 */
export function rowFrom(given: Given): EventRow | undefined {
	const id = wholeNumberOf(given['id']);
	if (id === undefined) return undefined;
	const text = (name: string) => textOf(given[name]);
	const moment = (name: string) => wholeNumberOf(given[name]) ?? 0;
	return {
		...{ id, eventId: text('eventId'), kind: text('kind') as EventKind, caseKey: text('caseKey') },
		source: oneOf(EVENT_SOURCES, given['source']) ?? 'webhook',
		...{ documentId: text('documentId'), versionId: text('versionId'), details: text('details') || '{}' },
		status: oneOf(EVENT_STATUSES, given['status']) ?? 'waiting',
		...{ attempts: moment('attempts'), dueAt: moment('dueAt') },
		...{ lease: text('lease'), leaseUntil: moment('leaseUntil') },
		...{ reason: text('reason'), message: text('message') },
		...{ receivedAt: moment('receivedAt'), finishedAt: moment('finishedAt') },
	};
}

/** Text, also of a number: case systems count their records. `''` for anything else. */
export const textOf = (value: unknown): string =>
	typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** A number that is 0 or more, also of its digits. */
export function wholeNumberOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

const oneOf = <T extends string>(known: readonly T[], value: unknown): T | undefined =>
	known.find((each) => each === value);
