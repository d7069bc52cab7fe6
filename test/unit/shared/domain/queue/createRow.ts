/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { EventRow } from '@/nodes/shared/domain/queue/EventRow';

/** A moment, in milliseconds since 1970. */
export const NOW = Date.UTC(2026, 4, 1, 12);
export const MINUTE = 60_000;

/** A row that arrived a minute ago and is due, about a document of its own in matter 7. */
export const createRow = (id: number, more: Partial<EventRow> = {}): EventRow => ({
	...{ id, eventId: `e${id}`, source: 'clio', kind: 'documentCreated', caseKey: '7' },
	...{ documentId: `d${id}`, versionId: '', details: '{}', status: 'waiting', attempts: 0 },
	...{ dueAt: NOW - MINUTE, lease: '', leaseUntil: 0, reason: '', message: '' },
	...{ receivedAt: NOW - MINUTE, finishedAt: 0 },
	...more,
});
