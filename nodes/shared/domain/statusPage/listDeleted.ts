import { deletedRowFrom, type DeletedRow } from '../queue/deletions';
import type { EventRow } from '../queue/EventRow';

/** What the events are known by that file something again. */
const AGAIN = 'again:';

/** What was deleted in Dropbox and not filed again since, the newest first. */
export function listDeleted(rows: readonly EventRow[]): DeletedRow[] {
	const again = new Set(rows.map(({ eventId }) => eventId).filter((eventId) => eventId.startsWith(AGAIN)));
	return rows
		.flatMap((row) => deletedRowFrom(row) ?? [])
		.filter(({ row }) => !again.has(`${AGAIN}${row.id}`))
		.sort((one, other) => other.row.id - one.row.id);
}
