import type { Page, Timestamp } from '../../../../../nodes/shared/clio/port';
import type { ModelMemory } from './Memory';

/** Milliseconds that are read again: what Clio wrote late, or while a listing was under way. */
const OVERLAP = 120_000;

/** Milliseconds by which n8n's clock may be ahead of Clio's. */
const SKEW = 600_000;

interface Changed {
	id: number;
	updatedAt: Timestamp;
}

/**
 * What changed since the last poll, in the order of IDs: only so does Clio list more than ten thousand. Where the next
 * poll begins is remembered by Clio's own times.
 */
export async function readChanged<T extends Changed>(
	memory: ModelMemory,
	now: number,
	list: (updatedSince: Timestamp) => AsyncIterable<Page<T>>,
): Promise<T[]> {
	const since = Math.max(memory.since, memory.from) - OVERLAP;
	const changed: T[] = [];
	for await (const { records } of list(timestampOf(since)))
		for (const record of records) changed.push(record);
	const latest = Math.max(now - SKEW, ...changed.map(({ updatedAt }) => Date.parse(updatedAt) || 0));
	memory.since = Math.max(memory.since, Math.min(now, latest));
	return changed;
}

/** Without fractions of a second. */
const timestampOf = (time: number): Timestamp => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
