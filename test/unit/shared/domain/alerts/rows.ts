/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { AlertRow } from '@/nodes/shared/domain/alerts/AlertEmail';
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Sunday, November 29, 2026, 3:05 PM in New York. */
export const NOW = Date.UTC(2026, 10, 29, 20, 5);

/** A row about a document in Clio that arrived ten minutes ago and nobody has tried yet. */
export const rowOf = (fields: Partial<EventRow> & { id: number }): EventRow => ({
	...{ eventId: `event-${fields.id}`, source: 'clio', kind: 'documentCreated', caseKey: '1497001' },
	...{ documentId: '88002', versionId: '', details: '{}', status: 'waiting', attempts: 0, dueAt: NOW },
	...{ lease: '', leaseUntil: 0, reason: '', message: '', receivedAt: NOW - 10 * MINUTE, finishedAt: 0 },
	...fields,
});

export const of = (service: string): string => JSON.stringify({ service });

/** A table of the queue, which takes each event ID once. */
export class Table {
	readonly rows: EventRow[] = [];

	add(row: AlertRow): void {
		if (this.rows.some(({ eventId }) => eventId === row.eventId)) return;
		this.rows.push({ ...row, id: this.rows.length + 1 });
	}

	/** Emails of a kind, by ascending ID. */
	emails(kind: string): Array<{ row: EventRow; details: Record<string, unknown> }> {
		return this.rows
			.filter((row) => row.kind === 'email')
			.map((row) => ({ row, details: JSON.parse(row.details) as Record<string, unknown> }))
			.filter(({ details }) => details['email'] === kind);
	}
}
