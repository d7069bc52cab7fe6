import type { Page, Timestamp } from '../../../../../nodes/shared/clio/port';
import type { ModelMemory } from './Memory';

/** Milliseconds that are read again: what Clio wrote late, or while a listing was under way. */
const OVERLAP = 120_000;

/** Milliseconds for which what changed may still be missing in a listing of Clio's. */
const SKEW = 600_000;

interface Changed {
	id: number;
	updatedAt: Timestamp;
}

/**
 * What changed since the last poll, in the order of IDs: only so does Clio list more than ten thousand. Where the next
 * poll begins is remembered by Clio's own times.
 * @param clioNow what time it is at Clio, which is known for certain once it has answered
 */
export async function readChanged<T extends Changed>(
	memory: ModelMemory,
	clioNow: () => number,
	list: (updatedSince: Timestamp) => AsyncIterable<Page<T>>,
): Promise<T[]> {
	keepInPast(memory, clioNow());
	const since = Math.max(memory.since, memory.from) - OVERLAP;
	const changed: T[] = [];
	for await (const { records } of list(timestampOf(since)))
		for (const record of records) changed.push(record);
	const now = clioNow();
	keepInPast(memory, now);
	const latest = Math.max(now - SKEW, ...changed.map(({ updatedAt }) => Date.parse(updatedAt) || 0));
	memory.since = Math.max(memory.since, Math.min(now, latest));
	return changed;
}

/** What n8n's clock wrote while it was ahead: else nothing would be read until that time has come. */
function keepInPast(memory: ModelMemory, now: number): void {
	const second = Math.floor(now / 1000) * 1000;
	memory.from = Math.min(memory.from, second);
	memory.since = Math.min(memory.since, second);
}

/** Without fractions of a second. */
const timestampOf = (time: number): Timestamp => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
