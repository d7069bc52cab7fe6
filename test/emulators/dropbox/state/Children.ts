import type { Entry } from './Entry';

/** From so many children on, names are looked up in a map rather than one by one. */
const MAP_FROM = 9;

/**
 * The children of a folder, in the order in which they arrived. That order gives every listing a
 * position that survives changes: ordinals only grow, so a page resumes by binary search.
 */
export class Children {
	private slots: Array<Entry | undefined> | undefined;
	/** Ordinals of the slots, kept beside them because an emptied slot must still be searchable. */
	private ordinals: number[] | undefined;
	private byKey: Map<string, Entry> | undefined;
	private live = 0;

	get size(): number {
		return this.live;
	}

	get(key: string): Entry | undefined {
		if (this.byKey) return this.byKey.get(key);
		return this.slots?.find((child) => child?.key === key);
	}

	/** The entry's ordinal must be greater than that of every child so far. */
	add(entry: Entry): void {
		(this.slots ??= []).push(entry);
		(this.ordinals ??= []).push(entry.ordinal);
		this.live++;
		if (this.byKey) this.byKey.set(entry.key, entry);
		else if (this.live >= MAP_FROM) this.byKey = new Map([...this].map((child) => [child.key, child]));
	}

	remove(entry: Entry): void {
		const index = this.indexFrom(entry.ordinal);
		if (!this.slots || !this.ordinals || this.slots[index] !== entry) return;
		this.slots[index] = undefined;
		this.byKey?.delete(entry.key);
		this.live--;
		if (this.slots.length > 16 && this.live < this.slots.length / 2) this.compact();
	}

	/** Children with an ordinal of at least `ordinal`, in order. */
	*from(ordinal: number): IterableIterator<Entry> {
		for (let index = this.indexFrom(ordinal); this.slots && index < this.slots.length; index++) {
			const child = this.slots[index];
			if (child) yield child;
		}
	}

	*[Symbol.iterator](): IterableIterator<Entry> {
		for (const child of this.slots ?? []) if (child) yield child;
	}

	/** Index of the first slot whose ordinal is at least `ordinal`. */
	private indexFrom(ordinal: number): number {
		const ordinals = this.ordinals ?? [];
		let low = 0;
		let high = ordinals.length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if ((ordinals[middle] ?? 0) < ordinal) low = middle + 1;
			else high = middle;
		}
		return low;
	}

	private compact(): void {
		const kept = [...this];
		this.slots = kept;
		this.ordinals = kept.map((child) => child.ordinal);
	}
}
