/** How a call that had its turn ended, as far as its pace is concerned. */
export type Ending = 'went through' | 'turned away' | 'says nothing';

/** How many calls may be under way at once: at first, and within which bounds. */
export interface Width {
	first: number;
	least: number;
	most: number;
}

/** What a call gets for its turn and gives back with its end. */
export interface Turn {
	/** Of the lane, when the turn was given. */
	readonly narrowings: number;
}

/**
 * How many calls may be under way at once, found out by trying: additive increase, multiplicative decrease, as in
 * TCP. While all goes through it widens by one for each round trip (before the first refusal twice as fast
 * with each); a call that is turned away halves it. Calls that were begun together and are turned away together
 * halve it once.
 */
export class Lane {
	private width: number;
	private underWay = 0;
	private narrowings = 0;
	private closedUntil = 0;

	constructor(private readonly bounds: Width) {
		this.width = bounds.first;
	}

	/**
	 * Milliseconds until the next call may begin: 0 for now; undefined where one under way must end first.
	 * @param now milliseconds since 1970
	 */
	waitAt(now: number): number | undefined {
		if (this.closedUntil > now) return this.closedUntil - now;
		return this.underWay < Math.floor(this.width) ? 0 : undefined;
	}

	begin(): Turn {
		this.underWay++;
		return { narrowings: this.narrowings };
	}

	end(turn: Turn, ending: Ending): void {
		// What is not used to the full says nothing about whether more would go through.
		const isFull = this.underWay >= Math.floor(this.width);
		this.underWay--;
		if (ending === 'turned away') this.narrow(turn);
		else if (ending === 'went through' && isFull) this.widen();
	}

	/** Lets no call begin before then. Milliseconds since 1970. */
	closeUntil(time: number): void {
		this.closedUntil = Math.max(this.closedUntil, time);
	}

	private widen(): void {
		const step = this.narrowings === 0 ? 1 : 1 / this.width;
		this.width = Math.min(this.bounds.most, this.width + step);
	}

	private narrow({ narrowings }: Turn): void {
		if (narrowings !== this.narrowings) return;
		this.narrowings++;
		this.width = Math.max(this.bounds.least, this.width / 2);
	}
}
