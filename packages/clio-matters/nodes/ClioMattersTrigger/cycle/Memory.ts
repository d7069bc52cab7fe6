import { z } from '../../../../../nodes/shared/vendor/zod';
import { KnownRecords } from './KnownRecords';
import { eventsOf, type ClioEvent, type Model } from './Watch';

/** How many records are remembered of each model: a megabyte at the most, and for firms of usual size a tenth of it. */
const MOST: Readonly<Record<Model, number>> = { document: 20_000, matter: 40_000, folder: 60_000 };

/** Of one model, in writing. */
const modelState = z.object({
	/** When the watch of it began, in milliseconds since 1970. What was made before is not told as new. */
	from: z.number(),
	/** Until when a poll has read what changed. */
	since: z.number(),
	/** A mark for each record that was seen. */
	known: z.string(),
	/** Where the listing of what there was at the beginning goes on; empty before it began. */
	baseline: z.string(),
});

const DONE = 'done';

/**
 * What is kept between two cycles. It is consistent in itself: whatever changed before `since` is told, or has a mark.
 * Several processes may each have one, and n8n keeps the one that was written last: nothing rests on its being the newest.
 */
export const triggerState = z.object({
	/** What is watched, and through which credential. */
	watching: z.string(),
	/** When it was made, in milliseconds since 1970. Of two the later one is gone on from, to repeat less. */
	readAt: z.number(),
	/** JSON of the models, as one text, so that n8n has little to observe. */
	models: z.string(),
	/** Documents that are looked at again, since their bytes had not arrived. */
	pending: z.string().default(''),
	/** Events that polls are to tell again: see RecentEvents. */
	recent: z.string().default(''),
});

export type TriggerState = z.output<typeof triggerState>;

/** One model, while a cycle is under way. */
export interface ModelMemory {
	from: number;
	since: number;
	known: KnownRecords;
	baseline: string;
}

/** Milliseconds. What was made longer before the last reading, and nobody heard of, is not new any more. */
const LATE = 86_400_000;

/** Milliseconds. */
const LONGEST_UPLOAD = 3 * 86_400_000;

/** What a cycle knows of what was there before it. */
export class Memory {
	readonly models = new Map<Model, ModelMemory>();
	/** With when it was first seen that they lack their bytes. */
	private readonly pending: KnownRecords;
	private readonly sinces = new Map<Model, number>();

	/** @param state of the same watch; undefined where it begins */
	constructor(
		state: TriggerState | undefined,
		private readonly watching: string,
		events: readonly ClioEvent[],
		private readonly now: number,
	) {
		const written = parseModels(state?.models ?? '{}', state?.readAt ?? now);
		this.pending = new KnownRecords(state?.pending ?? '', 1000);
		for (const model of ['matter', 'folder', 'document'] as const) {
			if (eventsOf(model, events).length === 0) continue;
			const kept = written[model] ?? beginAt(now);
			this.sinces.set(model, kept.since);
			this.models.set(model, { ...kept, known: new KnownRecords(kept.known, MOST[model]) });
		}
	}

	/** From when on a record of the model that nobody heard of is new: as it was before this cycle read anything. */
	newSince(model: Model): number {
		const { from = 0, since = 0 } = this.models.get(model) ?? {};
		return Math.max(from, Math.min(since, this.sinces.get(model) ?? 0) - LATE);
	}

	/** Documents to be looked at again, for three days: an upload that was given up never comes. */
	get pendingIds(): number[] {
		for (const id of this.pending.ids) {
			const since = Number.parseInt(this.pending.get(id) ?? '', 36);
			if (!(this.now - since <= LONGEST_UPLOAD)) this.pending.delete(id);
		}
		return this.pending.ids;
	}

	setPending(id: number, isPending: boolean): void {
		if (!isPending) this.pending.delete(id);
		else if (this.pending.get(id) === undefined) this.pending.set(id, this.now.toString(36));
	}

	hasBaseline(model: Model): boolean {
		return this.models.get(model)?.baseline === DONE;
	}

	/** Whether a record that is not known was not there at the beginning, or not as was read then. */
	isComplete(model: Model): boolean {
		// Where there is room for no more, some may have been forgotten.
		return this.hasBaseline(model) && (this.models.get(model)?.known.size ?? 0) < MOST[model];
	}

	/** @param next where its listing goes on; undefined at its end */
	advanceBaseline(model: Model, next: string | undefined): void {
		const memory = this.models.get(model);
		if (memory !== undefined) memory.baseline = next ?? DONE;
	}

	/**
	 * In writing; the very state that was handed in where it says the same.
	 * @param recent the events that polls are to tell again, in writing
	 */
	toState(before: TriggerState | undefined, recent: string): TriggerState {
		const models = JSON.stringify(
			Object.fromEntries(
				[...this.models].map(([model, { known, ...rest }]) => [model, { ...rest, known: known.text() }]),
			),
		);
		const pending = this.pending.text();
		const isSame = before?.models === models && before.pending === pending && before.recent === recent;
		// Also where the clock was set back it is the later one.
		const readAt = Math.max(this.now, (before?.readAt ?? 0) + 1);
		return isSame ? before : { watching: this.watching, readAt, models, pending, recent };
	}
}

type ModelState = z.output<typeof modelState>;

function beginAt(time: number): ModelState {
	// Clio counts in seconds.
	const begin = Math.floor(time / 1000) * 1000;
	return { from: begin, since: begin, known: '', baseline: '' };
}

/** @param readAt when it was written: what cannot be read of it begins again there, so that nothing since is missed */
function parseModels(text: string, readAt: number): Record<Model, ModelState | undefined> {
	const parsed = z.record(z.unknown()).safeParse(parseJson(text));
	const read = (model: Model): ModelState | undefined => {
		if (parsed.success && parsed.data[model] === undefined) return undefined;
		const own = parsed.success ? modelState.safeParse(parsed.data[model]) : undefined;
		return own?.success === true ? own.data : beginAt(readAt);
	};
	return { document: read('document'), matter: read('matter'), folder: read('folder') };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
