/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';
import { MINUTE, NOW, rowOf } from '../alerts/rows';

/** A migration of so many cases, each with 20 documents of 1 KB, the first of which are done, ten in five minutes. */
export const migrationRows = (
	of: number,
	done: number,
	fieldsOf: (number: number) => Partial<EventRow> = () => ({}),
): EventRow[] =>
	Array.from({ length: of }, (_, index) => {
		const number = index + 1;
		const isDone = number <= done;
		const finishedAt = isDone ? NOW - 5 * MINUTE * (1 + Math.floor((done - number) / 10)) : 0;
		const details = { run: 'first', number, of, missing: 20, missingBytes: 20_480 };
		return rowOf({
			...{ id: number, kind: 'migrationRequested', eventId: `migrate:first:${number}`, documentId: '' },
			...{ caseKey: String(number), status: isDone ? 'done' : 'waiting', finishedAt },
			details: JSON.stringify({ ...details, ofDocuments: of * 20, ofBytes: of * 20_480 }),
			...fieldsOf(number),
		});
	});

/** A document of it that became an event of its own. */
export const singleRow = (id: number, status: EventRow['status'], run = 'first'): EventRow =>
	rowOf({ id, status, eventId: `reconcile:migrate.${run}:${id}::file`, finishedAt: NOW });
