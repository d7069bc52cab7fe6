/** How a call that had its turn ended, as far as its pace is concerned. */
export type CallEnding = 'went through' | 'turned away' | 'says nothing';

/** How many calls may be under way at once: at first, and within which bounds. */
export interface LimitBounds {
	first: number;
	least: number;
	most: number;
}

/** What a call gets for its turn and gives back with its end. */
export interface Permit {
	/** Of the lane, when the turn was given. */
	readonly decreases: number;
}

/**
 * How many calls may be under way at once, found out by trying: additive increase, multiplicative decrease, as in
 * TCP. While all goes through it widens by one for each round trip (before the first refusal twice as fast
 * with each); a call that is turned away halves it. Calls that were begun together and are turned away together
 * halve it once.
 */
export class AimdLimit {
	private limit: number;
	private underWay = 0;
	private decreases = 0;
	private closedUntil = 0;

	constructor(private readonly bounds: LimitBounds) {
		this.limit = bounds.first;
	}

	/**
	 * Milliseconds until the next call may begin: 0 for now; undefined where one under way must end first.
	 * @param now milliseconds since 1970
	 */
	waitTime(now: number): number | undefined {
		if (this.closedUntil > now) return this.closedUntil - now;
		return this.underWay < Math.floor(this.limit) ? 0 : undefined;
	}

	acquire(): Permit {
		this.underWay++;
		return { decreases: this.decreases };
	}

	release(turn: Permit, ending: CallEnding): void {
		// What is not used to the full says nothing about whether more would go through.
		const isFull = this.underWay >= Math.floor(this.limit);
		this.underWay--;
		if (ending === 'turned away') this.decrease(turn);
		else if (ending === 'went through' && isFull) this.increase();
	}

	/** Lets no call begin before then. Milliseconds since 1970. */
	pauseUntil(time: number): void {
		this.closedUntil = Math.max(this.closedUntil, time);
	}

	private increase(): void {
		const step = this.decreases === 0 ? 1 : 1 / this.limit;
		this.limit = Math.min(this.bounds.most, this.limit + step);
	}

	private decrease({ decreases }: Permit): void {
		if (decreases !== this.decreases) return;
		this.decreases++;
		this.limit = Math.max(this.bounds.least, this.limit / 2);
	}
}
