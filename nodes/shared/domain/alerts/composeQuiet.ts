import { alertRow } from './AlertEmail';
import type { ComposedAlert } from './composeSpells';
import type { QueueView } from './QueueView';

const HOUR = 3_600_000;

/**
 * Tells when no event has arrived for so many hours, and when one does again. A silence is known by the event before
 * it. A table in which no event ever was says nothing: the test sync is for that.
 * @param quietHours 0 for never
 * @param now milliseconds
 */
export function composeQuiet(view: QueueView, quietHours: number, now: number): ComposedAlert[] {
	const last = view.events.reduce<(typeof view.events)[number] | undefined>(
		(one, other) => (one === undefined || other.row.receivedAt > one.row.receivedAt ? other : one),
		undefined,
	)?.row;
	if (last === undefined) return [];
	const silences = view.alertsOf(['quiet']);
	const ended = new Set(view.alertsOf(['notQuiet']).map(({ details }) => details['of']));
	const composed = silences
		.filter(({ row, details }) => !ended.has(row.eventId) && last.receivedAt > Number(details['since']))
		.map(({ row, details }): ComposedAlert => {
			const ending = { since: details['since'], until: last.receivedAt, of: row.eventId };
			return { row: alertRow('notQuiet', String(details['since']), ending, now), cause: last };
		});
	const isTold = silences.some(({ details }) => Number(details['since']) >= last.receivedAt);
	if (quietHours > 0 && !isTold && now - last.receivedAt >= quietHours * HOUR) {
		const details = { since: last.receivedAt, hours: quietHours, source: last.source };
		composed.push({ row: alertRow('quiet', String(last.receivedAt), details, now), cause: last });
	}
	return composed;
}
