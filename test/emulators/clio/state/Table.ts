import type { Clock } from '../../core/Clock';
import type { Base } from './records';

/** What somebody has to say to make a record: the rest is the table's. */
export type Draft<R extends Base> = Omit<R, keyof Base> & { readonly id?: number };
export type Changes<R extends Base> = Partial<Omit<R, keyof Base>>;

/** Records of one kind, in the order of their IDs. */
export class Table<R extends Base> {
	private readonly records = new Map<number, R>();

	constructor(
		private nextId: number,
		private readonly clock: Clock,
	) {}

	/** Another table with the same records, which goes its own way. */
	fork(): Table<R> {
		const fork = new Table<R>(this.nextId, this.clock);
		for (const [id, record] of this.records) fork.records.set(id, record);
		return fork;
	}

	/** An ID that no record has or will get, for parts of records. */
	takeId(): number {
		return this.nextId++;
	}

	create(draft: Draft<R>): R {
		const now = this.clock.now();
		const { id = this.takeId() } = draft;
		const record = { ...draft, id, createdAt: now, updatedAt: now, revision: 1 } as unknown as R;
		this.records.set(id, record);
		return record;
	}

	/** Puts another record in its place and returns that. */
	change(record: R, changes: Changes<R>): R {
		const now = this.clock.now();
		const changed: R = { ...record, ...changes, updatedAt: now, revision: record.revision + 1 };
		this.records.set(record.id, changed);
		return changed;
	}

	remove(id: number): void {
		this.records.delete(id);
	}

	get(id: number | null | undefined): R | undefined {
		return id === null || id === undefined ? undefined : this.records.get(id);
	}

	/** The record that has to be there. */
	at(id: number): R {
		const record = this.records.get(id);
		if (!record) throw new Error(`the emulator has no record ${id}`);
		return record;
	}

	/** By ID, lowest first: IDs only grow, and a change leaves a record where it is. */
	get all(): R[] {
		return [...this.records.values()];
	}

	/** The lowest ID, which is that of the first record that was made. */
	get first(): R | undefined {
		const [first] = this.records.values();
		return first;
	}

	get size(): number {
		return this.records.size;
	}
}
