import type { EventRow } from '../queue/EventRow';
import { composeAlmostFull } from './composeAlmostFull';
import { composeDeleted } from './composeDeleted';
import { composeFailed } from './composeFailed';
import { composeQuiet } from './composeQuiet';
import { composeSpells, type ComposedAlert } from './composeSpells';
import { QueueView } from './QueueView';

/** What of the client settings alerts depend on. */
export interface AlertSettings {
	/** Hours without an event after which that is told; 0 for never. */
	quietHours: number;
	/** Days for which finished rows are kept. */
	keepDays: number;
	/** Rows that the table may have; 0 if there is no limit. */
	maximumRows: number;
}

/**
 * The emails that are to be added to the queue now, each with the row because of which it is told. It depends on nothing
 * but what it is given: whoever composes again, from the same rows or later ones, adds nothing that was told already.
 * @param rows open ones, those that finished lately, and the emails of the last 30 days, in any order
 * @param tableRows in the table, if these are not all of them
 * @param now milliseconds
 */
export function composeAlerts(
	rows: readonly EventRow[],
	{ quietHours, keepDays, maximumRows }: AlertSettings,
	now: number,
	tableRows = rows.length,
): ComposedAlert[] {
	const view = new QueueView(rows, keepDays, now);
	return [
		...composeFailed(view, now),
		...composeSpells(view, now),
		...composeQuiet(view, quietHours, now),
		...composeDeleted(view, now),
		...composeAlmostFull(view, tableRows, maximumRows, now),
	];
}
