/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { chooseNext, type ChosenRow } from '@/nodes/shared/domain/queue/chooseNext';
import { newRow, type EventRow, type NewEvent } from '@/nodes/shared/domain/queue/EventRow';
import { resultFrom } from '@/nodes/shared/domain/queue/resultFrom';
import { settleEvent, type Settled } from '@/nodes/shared/domain/queue/settleEvent';
import { MINUTE, NOW } from './createRow';

const WAITS = [5, 25, 125].map((minutes) => minutes * MINUTE);
const LEASE = 30 * MINUTE;

/** What becomes of the work on an event: `ok`, n8n dies, or its source refuses it with a reason. */
export type Fate = 'ok' | 'die' | (string & {});

/** A table as n8n's Data Table is one: no unique keys, and a row changes only if it still has a lease. */
export class Table {
	readonly rows: EventRow[] = [];

	/** @param most so many open rows are listed, the oldest */
	constructor(private readonly most: number) {}

	/** @param racing whether another delivery of the same event is being stored at the same moment, so that none is seen */
	add(row: Omit<EventRow, 'id'>, racing = false): void {
		if (!racing && this.rows.some(({ eventId }) => eventId === row.eventId)) return;
		this.rows.push({ id: this.rows.length + 1, ...row });
	}

	open(): EventRow[] {
		return this.rows
			.filter(({ status }) => status !== 'done' && status !== 'failed')
			.slice(0, this.most)
			.map((row) => ({ ...row }));
	}

	claim({ id, oldLease, lease, leaseUntil, attempts }: ChosenRow): boolean {
		return this.update(id, oldLease, { status: 'working', lease, leaseUntil, attempts });
	}

	/** The newest that are done, as the storage lists them. */
	done(): EventRow[] {
		return this.rows
			.filter(({ status }) => status === 'done')
			.slice(-1000)
			.map((row) => ({ ...row }));
	}

	finish({ id, lease, status, reason, message, details, dueAt, finishedAt, attempts }: Settled): boolean {
		return this.update(id, lease, { status, reason, message, details, dueAt, finishedAt, attempts });
	}

	private update(id: number, lease: string, fields: Partial<EventRow>): boolean {
		const row = this.rows.find((each) => each.id === id);
		if (row?.lease !== lease) return false;
		Object.assign(row, fields);
		return true;
	}
}

/** The queue with workers that take steps one after the other, as whoever moves the world chooses. */
export class QueueWorld {
	readonly table: Table;
	now = NOW;
	/** How often each event was worked on to the end. */
	readonly effects = new Map<string, number>();
	/** What went against the rules. */
	readonly breaches: string[] = [];
	private leases = 0;
	/** By the last run. */
	private chosen = 0;
	private readonly held = new Map<string, EventRow>();

	/**
	 * @param fateOf what becomes of the work on a row, the nth time
	 * @param mostListed how many open rows the storage gives out, as `MOST_OPEN`
	 */
	constructor(
		private readonly fateOf: (row: EventRow, nth: number, now: number) => Fate,
		private readonly batchSize = 4,
		private readonly emails: ReadonlyArray<{ kind: string }> = [],
		mostListed = 20_000,
	) {
		this.table = new Table(mostListed);
	}

	/** How many of its fates each event has met; of those that a death hid it meets the same again. */
	private readonly fates = new Map<string, number>();

	deliver(event: NewEvent, times = 1): void {
		for (let time = 0; time < times; time++) this.table.add(newRow(event, this.now), time > 0);
	}

	/** One run of the worker workflow. It may die at each `yield`: what it holds then is nobody's. */
	*work(): Generator<void, void, void> {
		const lease = `lease ${++this.leases}`;
		const choosing = {
			now: this.now,
			batchSize: this.batchSize,
			lease,
			leaseFor: LEASE,
			retries: WAITS.length,
		};
		const chosen = chooseNext([...this.table.open(), ...this.table.done()], choosing);
		const mine: ChosenRow[] = [];
		this.chosen = chosen.length;
		try {
			for (const row of chosen) {
				yield;
				if (!this.table.claim(row)) continue;
				if (row.verdict === 'work' || row.verdict === 'lastTry') {
					mine.push(row);
					this.hold(row);
				} else this.table.finish(this.settle(row, {}));
			}
			for (const row of mine) {
				yield;
				const fate = this.fate(row);
				if (fate === 'die') {
					this.countFate(row);
					return;
				}
				if (fate === 'ok') this.effects.set(row.eventId, (this.effects.get(row.eventId) ?? 0) + 1);
				const settled = this.settle(row, fate === 'ok' ? filed(row) : refused(row, fate));
				yield;
				for (const added of settled.add) this.table.add(added);
				yield;
				if (this.table.finish(settled)) this.countFate(row);
				this.held.delete(`${row.id}`);
			}
		} finally {
			for (const row of mine) this.held.delete(`${row.id}`);
		}
	}

	private fate(row: EventRow): Fate {
		return this.fateOf(row, this.fates.get(row.eventId) ?? 0, this.now);
	}

	private countFate({ eventId }: EventRow): void {
		this.fates.set(eventId, (this.fates.get(eventId) ?? 0) + 1);
	}

	private settle(row: ChosenRow, more: object): Settled {
		const result = resultFrom({ ...row, emails: this.emails, ...more });
		return settleEvent(result, { now: this.now, waits: WAITS, pauseFor: 15 * MINUTE });
	}

	/** Written by itself: what the rules of order are, without any of the queue's own code. */
	private hold(row: ChosenRow): void {
		for (const other of this.held.values()) {
			if (other.id === row.id || other.eventId === row.eventId || touch(other, row))
				this.breaches.push(`${row.id} together with ${other.id}`);
		}
		for (const other of this.table.rows) {
			const isOpen = other.status !== 'done' && other.status !== 'failed';
			if (other.id < row.id && isOpen && other.eventId !== row.eventId && touch(other, row))
				this.breaches.push(`${row.id} before ${other.id}`);
		}
		this.held.set(`${row.id}`, row);
	}

	/** Works as time goes on until a moment, with what is delivered meanwhile, by ascending time. */
	liveUntil(moment: number, deliveries: ReadonlyArray<{ at: number; event: NewEvent }> = []): void {
		const coming = [...deliveries];
		for (;;) {
			while (coming[0] !== undefined && coming[0].at <= this.now) this.deliver(coming.shift()!.event);
			do drain(this.work());
			while (this.chosen > 0);
			const open = this.table.open().filter(({ status }) => status !== 'working');
			const next = [...open.map(({ dueAt }) => dueAt), coming[0]?.at ?? moment].filter((at) => at > this.now);
			this.now = Math.min(moment, ...next);
			if (this.now >= moment) return;
		}
	}

	/** Works and lets time go on until nothing is open. @returns runs that it took */
	finishAll(most = 10_000): number {
		for (let run = 1; run <= most; run++) {
			drain(this.work());
			const open = this.table.open();
			if (open.length === 0) return run;
			if (this.chosen > 0) continue;
			// What is due by itself waits for others.
			const times = open.map(({ status, dueAt, leaseUntil }) =>
				status === 'working' ? leaseUntil + 1 : dueAt,
			);
			this.now = Math.min(...times.filter((time) => time > this.now));
		}
		throw new Error('it never ends');
	}
}

const refused = ({ source }: EventRow, reason: string) => ({
	...{ error: { reason, message: 'It is so.' }, service: source },
});

/** As the workflows that file documents say it. */
const filed = ({ documentId }: EventRow) =>
	documentId === '' ? {} : { filed: { fileId: `id:${documentId}`, folderId: 'id:folder' } };

/** Takes all steps that are left. */
export const drain = (steps: Iterable<void>): number => [...steps].length;

/** Whether two rows are about the same thing of a case. */
function touch(one: EventRow, other: EventRow): boolean {
	if (one.kind === 'email' || other.kind === 'email') return false;
	const isSameCase = one.source === other.source && one.caseKey === other.caseKey && one.caseKey !== '';
	return (
		isSameCase && (one.documentId === '' || other.documentId === '' || one.documentId === other.documentId)
	);
}
