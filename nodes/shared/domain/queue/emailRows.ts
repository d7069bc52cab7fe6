import type { Email, EventResult } from './EventResult';
import { newRow, type NewRow } from './EventRow';
import { textOf } from './rowFrom';

/**
 * The rows of the emails that an event is to send. Each has an ID of the event and the kind of email, or of its document
 * and its key, so that one that is added again is stored once. It is about the matter of its details, if these name one. An
 * email itself sends none.
 * @param now milliseconds since 1970
 */
export function emailRows(result: EventResult, now: number): NewRow[] {
	const { eventId, source, kind, caseKey, documentId, versionId } = result;
	if (kind === 'email') return [];
	const about = Object.entries({ eventId, source, caseKey, documentId, versionId });
	const known = Object.fromEntries(about.filter(([, value]) => value !== ''));
	return result.emails.map((email) =>
		newRow(
			{
				...{ eventId: nameOf(email, result), source: 'queue', kind: 'email' },
				...{ caseKey: textOf(email.details['caseKey']) || caseKey, documentId, versionId },
				details: JSON.stringify({ ...known, ...email.details, email: email.kind }),
			},
			now,
		),
	);
}

const nameOf = ({ kind, key }: Email, { eventId, source, documentId }: EventResult): string =>
	key === undefined ? `${eventId}:${kind}` : `${kind}:${source}:${documentId}:${key}`;
