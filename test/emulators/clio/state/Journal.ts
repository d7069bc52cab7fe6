import type { Base } from './records';

/** Something that happened to a record of a kind that webhooks know. */
export interface Change {
	model: string;
	event: string;
	/** Undefined for a new record. */
	before: Base | undefined;
	after: Base;
}

/** Tells whoever listens what happened, in order. */
export class Journal {
	private readonly listeners = new Set<(change: Change) => void>();

	subscribe(listener: (change: Change) => void): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	tell(change: Change): void {
		for (const listener of this.listeners) listener(change);
	}
}
