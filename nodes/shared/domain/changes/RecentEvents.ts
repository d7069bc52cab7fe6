import { z } from '../../vendor/zod';

/** Polls that tell an event again at the least. */
const POLLS = 2;

/** Events that one poll tells again at the most; those that wait for it are kept for the next one. */
const MOST_AT_ONCE = 1000;

/** Events that are kept, about 60 bytes each besides what there is to say of them. */
const MOST = 10_000;

/** An event that was told lately. */
export interface RecentEvent<About> {
	/** What it is found by; another one with the same key takes its place. */
	key: string;
	/** When it was told first, in milliseconds since 1970. */
	at: number;
	/** What is needed to tell it again. */
	about: About;
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

	/**
	 * @param written what `text` gave; `''` where there is none. What cannot be read is left out
	 * @param about the form of what is kept of each, as JSON has it
	 * @param lasts milliseconds for which polls tell an event again; where it is 0, nothing is kept
	 * @param now milliseconds since 1970
	 */
	constructor(
		written: string,
		about: z.ZodType<About>,
		private readonly lasts: number,
		private readonly now: number,
	) {
		if (lasts === 0 || written === '') return;
		const entry = z.tuple([z.string(), z.number(), z.number(), about]);
		const parsed = z.array(entry).safeParse(parseJson(written));
		for (const [key, left, at, read] of parsed.data ?? []) {
			const recent = { key, left, at, about: read as About };
			if (left > 0 || this.isWithin(at, lasts)) this.kept.set(key, recent);
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
	markRepeated(key: string): void {
		const event = this.kept.get(key);
		if (event === undefined) return;
		this.kept.delete(key);
		this.kept.set(key, { ...event, left: Math.max(0, event.left - 1) });
	}

	/** It was told for the first time. */
	add(key: string, about: About): void {
		if (this.lasts === 0) return;
		this.kept.delete(key);
		this.kept.set(key, { key, at: this.now, about, left: POLLS });
	}

	/** Whether it was told less than so many milliseconds ago. A time ahead is one of before the clock was set back. */
	isWithin(at: number, milliseconds: number): boolean {
		return Math.abs(this.now - at) < milliseconds;
	}

	/** In writing. Where there are too many, those go that were told again most, and of these the first. */
	text(): string {
		const all = [...this.kept.values()];
		const surplus = [...all]
			.sort((one, other) => one.left - other.left)
			.slice(0, Math.max(0, all.length - MOST));
		this.crowdedOut = surplus.filter(({ left }) => left > 0).length;
		for (const { key } of surplus) this.kept.delete(key);
		return this.kept.size === 0
			? ''
			: JSON.stringify([...this.kept.values()].map(({ key, left, at, about }) => [key, left, at, about]));
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
