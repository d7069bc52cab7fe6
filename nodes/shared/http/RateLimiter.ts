import { retryPolicyFor } from './retry';
import type { Service } from './createService';
import type { Clock, HttpRequest, HttpResponse } from './types';

/** How a call that had its turn ended, as far as its pace is concerned. */
export type CallEnding = 'went through' | 'turned away' | 'says nothing';

/** How many calls may be under way at once: at first, and within which bounds. */
export interface LimitBounds {
	first: number;
	least: number;
	most: number;
}

/** No run so far was the better for more calls at once, and a limit is shared by all that act as one person. */
const BOUNDS: LimitBounds = { first: 8, least: 1, most: 32 };

/** What a call gets for its turn and gives back with its end. */
export interface Permit {
	/** Of the limit, when the turn was given. */
	readonly decreases: number;
}

/** The turns of one request; what it ended in is told by `release`. */
export interface RequestPermit {
	/** @param response undefined where none came */
	release(response: Pick<HttpResponse, 'status' | 'headers' | 'body'> | undefined): void;
}

/**
 * The pace of one execution: how many of its calls are under way at once. A rate limit slows all of them down and
 * lets none begin before the time that the service said; who meets another's write lock slows writes alone.
 */
export class RateLimiter {
	private readonly all: RequestQueue;
	private readonly writes: RequestQueue;

	constructor(
		private readonly clock: Clock,
		private readonly service: Pick<Service, 'isWrite' | 'limitMet' | 'retryAfter'>,
	) {
		this.all = new RequestQueue(clock);
		this.writes = new RequestQueue(clock);
	}

	/** Waits until it is a request's turn. */
	async acquire(request: HttpRequest): Promise<RequestPermit> {
		const write = this.service.isWrite(request) ? await this.writes.acquire() : undefined;
		const call = await this.all.acquire();
		return {
			release: (response) => {
				const limit = response && this.service.limitMet(response);
				if (response !== undefined && limit !== undefined) this.slowDown(limit, response);
				const endingFor = (own: typeof limit): CallEnding =>
					response === undefined ? 'says nothing' : limit === own ? 'turned away' : 'went through';
				this.all.release(call, endingFor('rate'));
				if (write !== undefined) this.writes.release(write, endingFor('write lock'));
			},
		};
	}

	private slowDown(limit: 'rate' | 'write lock', { headers }: Pick<HttpResponse, 'headers'>): void {
		const seconds = this.service.retryAfter(headers);
		const { base, deadline } = retryPolicyFor(this.clock);
		// Nobody waits longer than the patience of a call: those that follow are to hear of it themselves.
		if (seconds === undefined || seconds * 1000 > deadline) return;
		const { limit: held } = limit === 'rate' ? this.all : this.writes;
		held.pauseUntil(this.clock.now() + seconds * 1000 + this.clock.random() * base);
	}
}

interface WaitingRequest {
	begin: (turn: Permit) => void;
	reject: (thrown: unknown) => void;
}

/** Gives calls their turns, first come first served. */
class RequestQueue {
	readonly limit = new AimdLimit(BOUNDS);
	private readonly waiting: WaitingRequest[] = [];
	private isAsleep = false;

	constructor(private readonly clock: Clock) {}

	/** Waits until a call may begin. What keeps the clock from waiting is thrown. */
	async acquire(): Promise<Permit> {
		const turn = new Promise<Permit>((begin, reject) => this.waiting.push({ begin, reject }));
		this.startWaiting();
		return await turn;
	}

	release(turn: Permit, ending: CallEnding): void {
		this.limit.release(turn, ending);
		this.startWaiting();
	}

	private startWaiting(): void {
		while (this.waiting.length > 0) {
			const wait = this.limit.waitTime(this.clock.now());
			if (wait === undefined) return;
			if (wait > 0) return this.startWaitingAfter(wait);
			this.waiting.shift()?.begin(this.limit.acquire());
		}
	}

	private startWaitingAfter(milliseconds: number): void {
		if (this.isAsleep) return;
		this.isAsleep = true;
		this.clock
			.sleep(milliseconds)
			.catch((thrown: unknown) => this.waiting.splice(0).forEach(({ reject }) => reject(thrown)))
			.finally(() => {
				this.isAsleep = false;
				this.startWaiting();
			});
	}
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
