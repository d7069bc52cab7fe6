import type { Notice } from './Watch';

/** Records to be looked at, each once, with what Clio told of it; `record` where it was read already. */
export class Sightings<T extends { id: number }> {
	private readonly all = new Map<number, { record: T | undefined; hints: Set<string> }>();

	/** Told by Clio, however often. */
	addNotices(notices: readonly Notice[]): void {
		for (const { id, event } of notices) this.sightingOf(id).hints.add(event);
	}

	/** To be looked at again. */
	addIds(ids: readonly number[]): void {
		for (const id of ids) this.sightingOf(id);
	}

	addRecords(records: readonly T[]): void {
		for (const record of records) this.sightingOf(record.id).record = record;
	}

	/** Those that are still to be read. */
	get unread(): number[] {
		return [...this.all].flatMap(([id, { record }]) => (record === undefined ? [id] : []));
	}

	get(id: number): T | undefined {
		return this.all.get(id)?.record;
	}

	/** By ID, so that the same is told in the same order wherever it is read. */
	*sorted(): Generator<{ id: number; record: T | undefined; hints: ReadonlySet<string> }> {
		for (const id of [...this.all.keys()].sort((a, b) => a - b)) yield { id, ...this.sightingOf(id) };
	}

	private sightingOf(id: number): { record: T | undefined; hints: Set<string> } {
		const sighting = this.all.get(id) ?? { record: undefined, hints: new Set<string>() };
		this.all.set(id, sighting);
		return sighting;
	}
}
