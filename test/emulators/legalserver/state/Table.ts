import type { Clock } from '../../core/Clock';
import type { Base } from './records';

/** What somebody has to say to make a record: the rest is the table's. */
export type Draft<R extends Base> = Omit<R, keyof Base> & Partial<Base>;
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

	/** The next ID, which then is nobody else's. */
	takeId(): number {
		return this.nextId++;
	}

	create(draft: Draft<R>): R {
		const now = this.clock.now();
		const id = draft.id ?? this.takeId();
		const record = { createdAt: now, updatedAt: now, ...draft, id } as unknown as R;
		this.records.set(id, record);
		if (id >= this.nextId) this.nextId = id + 1;
		return record;
	}

	/** Puts another record in its place and returns that. */
	change(record: R, changes: Changes<R>): R {
		const changed: R = { ...record, ...changes, updatedAt: this.clock.now() };
		this.records.set(record.id, changed);
		return changed;
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

	get all(): R[] {
		return [...this.records.values()];
	}

	get size(): number {
		return this.records.size;
	}
}
