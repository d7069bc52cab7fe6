/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { AuditEvent } from '@/nodes/shared/domain/audit/AuditEvent';
import { emptyHead, writeSegment, writtenEvent } from '@/nodes/shared/domain/audit/Segment';

export const eventOf = (id: string, more: Partial<AuditEvent> = {}): AuditEvent => ({
	...{ eventId: id, time: '2026-05-01T14:00:00.000Z', operation: 'upload', outcome: 'done' },
	...more,
});

/** The segments of a trail with these events, a list for each. */
export function segmentsOf(...segments: AuditEvent[][]): Buffer[] {
	let head = emptyHead();
	return segments.map((events) => {
		const written = writeSegment(head, events.map(writtenEvent));
		head = written.head;
		return written.bytes;
	});
}

/** Segments of so many events each, with the IDs `e1`, `e2` … */
export function trailOf(...counts: number[]): Buffer[] {
	let number = 0;
	return segmentsOf(...counts.map((count) => Array.from({ length: count }, () => eventOf(`e${++number}`))));
}
