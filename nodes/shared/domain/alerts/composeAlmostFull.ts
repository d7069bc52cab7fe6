import { alertRow, notedRow } from './AlertEmail';
import type { ComposedAlert } from './composeSpells';
import type { QueueView } from './QueueView';

/** Shares of the rows that the table may have. Between the two no email is sent, so that a table on the brink leads to one. */
const FULL = 0.7;
const ROOM_AGAIN = 0.6;

/**
 * Tells once that the table is filling up. That it has room again is noted down without an email.
 * @param rows in the table
 * @param maximumRows 0 if there is no limit
 * @param now milliseconds
 */
export function composeAlmostFull(
	view: QueueView,
	rows: number,
	maximumRows: number,
	now: number,
): ComposedAlert[] {
	if (maximumRows <= 0) return [];
	const kinds = ['almostFull', 'roomAgain'] as const;
	const isTold = view.alertsOf(kinds).at(-1)?.kind === 'almostFull';
	const details = { rows, maximumRows };
	if (!isTold && rows >= maximumRows * FULL) {
		return [{ row: alertRow('almostFull', view.nextKey(kinds), details, now), cause: undefined }];
	}
	if (isTold && rows < maximumRows * ROOM_AGAIN) {
		return [{ row: notedRow('roomAgain', view.nextKey(kinds), details, now), cause: undefined }];
	}
	return [];
}
