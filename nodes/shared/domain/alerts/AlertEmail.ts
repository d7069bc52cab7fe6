import { parseObject } from '../../core/parseObject';
import { newRow, type EventRow } from '../queue/EventRow';

/** Emails that are composed by looking at the queue. `roomAgain` is only noted down: nobody is written to. */
export const ALERT_KINDS = [
	...(['failed', 'outage', 'allClear', 'paused', 'resumed'] as const),
	...(['quiet', 'notQuiet', 'almostFull', 'roomAgain'] as const),
	'deleted' as const,
];
export type AlertKind = (typeof ALERT_KINDS)[number];

/** An alert as it is stored: a row of the queue, before the table gives it an ID. */
export type AlertRow = Omit<EventRow, 'id'>;

/** An alert that was stored, with its details taken apart. */
export interface StoredAlert {
	kind: AlertKind;
	row: EventRow;
	details: Readonly<Record<string, unknown>>;
}

/** Undefined for rows that are no email, and for emails that recipes ask for, such as `closed`. */
export function storedAlertFrom(row: EventRow): StoredAlert | undefined {
	if (row.kind !== 'email') return undefined;
	const details = parseObject(row.details);
	const kind = ALERT_KINDS.find((known) => known === details['email']);
	return kind === undefined ? undefined : { kind, row, details };
}

/**
 * The row of an alert. Whoever composes the same one again gives it the same event ID, so that it is stored once.
 * @param key by which alerts of its kind are told apart
 * @param now milliseconds
 */
export const alertRow = (
	kind: AlertKind,
	key: string,
	details: Readonly<Record<string, unknown>>,
	now: number,
): AlertRow =>
	newRow(
		{
			...{ eventId: `alert:${kind}:${key}`, source: 'queue', kind: 'email' },
			...{ caseKey: '', documentId: '', versionId: '' },
			details: JSON.stringify({ email: kind, ...details }),
		},
		now,
	);

/** The same for what is only noted down: it is done already. */
export const notedRow = (...alert: Parameters<typeof alertRow>): AlertRow => ({
	...alertRow(...alert),
	...{ status: 'done', finishedAt: alert[3] },
});
