import { z } from '../../vendor/zod';

/** Polls that tell an event again at the least. */
const POLLS = 2;

/** Events that one poll tells again at the most; those that wait for it are kept for the next one. */
const MOST_AT_ONCE = 1000;

/** Events that are kept, twenty bytes each besides what there is to say of them. */
const MOST = 10_000;

/** An event that was told lately. */
export interface RecentEvent<About> {
	/** When it was told first, in milliseconds since 1970. */
	at: number;
	/** What is needed to tell it again. */
	about: About;
}

/** What is said of events, and for how long they are told again. */
export interface RecentOptions<About> {
	/** The form of what is kept of each, as JSON has it. */
	form: z.ZodType<About>;
	/** What one is found by: another one with the same key takes its place. */
	keyOf: (about: About) => string;
	/** Milliseconds for which polls tell an event again; where it is 0, nothing is kept. */
	lasts: number;
	/** Milliseconds since 1970. */
	now: number;
}

interface Kept<About> extends RecentEvent<About> {
	/** Polls that must still tell it again. Counted, since clocks are set back. */
	left: number;
}

/**
 * Events that were told lately and are told again by polls: n8n may have died after it kept them as told, and before the
 * workflow had stored them. Each is told again by the two next polls, and by all polls within a time. They are part of the
 * state that has them as told: whoever goes on from an older state either has them here too, or finds them anew.
 */
export class RecentEvents<About> {
	private readonly kept = new Map<string, Kept<About>>();
	/** Events that had no room before they were told again as often as they should. */
	crowdedOut = 0;

	/** @param written what `text` gave; `''` where there is none. What cannot be read is left out */
	constructor(
		written: string,
		private readonly options: RecentOptions<About>,
	) {
		const { form, keyOf, lasts } = options;
		if (lasts === 0 || written === '') return;
		const parsed = z.array(z.tuple([z.number(), z.number(), form])).safeParse(parseJson(written));
		for (const [left, at, read] of parsed.data ?? []) {
			const recent = { left, at, about: read as About };
			if (this.isDue(recent)) this.kept.set(keyOf(recent.about), recent);
		}
	}

	/** What a poll has to tell again, in the order in which it was told; first what was told again least. */
	due(): Array<RecentEvent<About>> {
		return [...this.kept.values()]
			.sort((one, other) => other.left - one.left)
			.slice(0, MOST_AT_ONCE)
			.sort((one, other) => one.at - other.at);
	}

	/** It was told again: others come first the next time. */
	markRepeated(about: About): void {
		const key = this.options.keyOf(about);
		const event = this.kept.get(key);
		if (event === undefined) return;
		this.kept.delete(key);
		this.kept.set(key, { ...event, left: Math.max(0, event.left - 1) });
	}

	/** It was told for the first time. */
	add(about: About): void {
		const { keyOf, lasts, now } = this.options;
		if (lasts === 0) return;
		const key = keyOf(about);
		this.kept.delete(key);
		this.kept.set(key, { at: now, about, left: POLLS });
	}

	/** Whether it was told less than so many milliseconds ago. A time ahead is one of before the clock was set back. */
	isWithin(at: number, milliseconds: number): boolean {
		return Math.abs(this.options.now - at) < milliseconds;
	}

	/** Whether the next poll is to tell it again. */
	private isDue({ left, at }: Kept<About>): boolean {
		return left > 0 || this.isWithin(at, this.options.lasts);
	}

	/** In writing. Where there are too many, those go that were told again most, and of these the first. */
	text(): string {
		const all = [...this.kept.values()].filter((event) => this.isDue(event));
		const surplus = [...all]
			.sort((one, other) => one.left - other.left)
			.slice(0, Math.max(0, all.length - MOST));
		this.crowdedOut = surplus.filter(({ left }) => left > 0).length;
		const gone = new Set(surplus);
		const rest = all.filter((event) => !gone.has(event));
		return rest.length === 0 ? '' : JSON.stringify(rest.map(({ left, at, about }) => [left, at, about]));
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
