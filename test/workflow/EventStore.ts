import type { IDataObject } from 'n8n-workflow';

/** What becomes of each of the three reports that an event has at least: stored, or n8n is killed before it is. */
export const FATES = Array.from({ length: 8 }, (_, index) => [
	[4, 2, 1].map((bit) => ((index & bit) > 0 ? 'killed' : 'stored')).join(', '),
]);

/** A workflow that first stores what it is started with, each event ID once. */
export class EventStore {
	private readonly stored = new Set<string>();

	store(items: readonly IDataObject[]): void {
		for (const { eventId } of items) this.stored.add(String(eventId));
	}

	get ids(): string[] {
		return [...this.stored].sort();
	}
}

export const idsOf = (items: readonly IDataObject[]): string[] =>
	items.map(({ eventId }) => String(eventId)).sort();
