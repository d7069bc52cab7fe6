import { deletedRowFrom, type DeletedRow } from '../queue/deletions';
import { alertRow } from './AlertEmail';
import type { ToldEvent } from './composeFailed';
import { isOpen, type ComposedAlert } from './composeSpells';
import { FailedRows, listFailed } from './FailedRows';
import type { QueueView } from './QueueView';

/** Milliseconds for which others are waited for that were reported with them, so that all are one email. */
const PATIENCE = 15 * 60_000;
/** Characters of all details together. */
const ROOM = 3900;

/**
 * One email about all that was deleted in Dropbox and nobody was told of yet, once the queue has looked at all that was
 * reported.
 * @param now milliseconds
 */
export function composeDeleted(view: QueueView, now: number): ComposedAlert[] {
	const told = new FailedRows(view.alertsOf(['deleted']).map(({ details }) => details['rows']));
	const rows = view.events.map(({ row }) => row).filter(({ source }) => source === 'dropbox');
	const untold = rows
		.flatMap((row) => deletedRowFrom(row) ?? [])
		.filter(({ row }) => row.finishedAt >= view.since && !told.has(row))
		.sort((one, other) => one.row.id - other.row.id);
	const since = Math.min(...untold.map(({ row }) => row.receivedAt));
	if (rows.some(isOpen) && now - since < PATIENCE) return [];
	const { listed, entries } = listFailed(untold.map(({ row }) => row));
	if (listed.length === 0) return [];
	const details = {
		...{ rows: entries, count: listed.length, since },
		folders: untold.slice(0, listed.length).filter(({ isFolder }) => isFolder).length,
	};
	const events = untold.slice(0, listed.length).map(toldEvent);
	let room = ROOM - JSON.stringify(details).length;
	const fitting = events.findIndex((event) => (room -= JSON.stringify(event).length + 1) < 0);
	const alert = { ...details, events: fitting === -1 ? events : events.slice(0, fitting) };
	return [{ row: alertRow('deleted', view.nextKey(['deleted']), alert, now), cause: listed[0] }];
}

const toldEvent = ({ row, source, caseKey, documentId }: DeletedRow): ToldEvent => ({
	...{ kind: row.kind, source, caseKey, documentId, reason: row.reason, attempts: row.attempts },
});
