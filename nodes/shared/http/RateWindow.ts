import { Refusal } from '../core/Refusal';
import type { Service } from './createService';
import { retryPolicyFor } from './retry';
import type { Clock, HttpResponse } from './types';

/** What a service grants in a while: so many calls, and after how long it counts anew. */
export interface RateGrant {
	calls: number;
	/** Milliseconds. */
	every: number;
}

/** What a response says about the calls that are left. */
export interface RateReading {
	calls: number | undefined;
	remaining: number;
	/** Milliseconds from now. */
	resetsIn: number;
}

/** What is known of one service's limit. */
export interface RateRules {
	service: Pick<Service, 'name' | 'retryAfter'>;
	/** Assumed until a response says otherwise. */
	grant: RateGrant;
	read(headers: HttpResponse['headers'], now: number): RateReading | undefined;
}

/** Milliseconds by which the ends of two windows may differ that are the same: services count in seconds. */
const SAME_WINDOW = 1500;

/**
 * The calls that a service lets through in a window of time, for all who use one token: every execution of the
 * process takes from it, and what others use of it is known from the service's own count. It holds back no calls
 * for later: who has many to make begins at once, and goes on when the next window begins.
 */
export class RateWindow {
	private calls: number;
	private left: number;
	private lowest: number;
	private resetsAt = 0;
	private isAssumed = true;
	private closedUntil = 0;
	private underWay = 0;
	private readonly waiting: Ticket[] = [];

	constructor(private readonly rules: RateRules) {
		this.calls = this.left = this.lowest = rules.grant.calls;
	}

	/** Milliseconds until the last of so many calls may begin, as far as it is known and if nobody else makes any. */
	estimate(now: number, reserve: number, calls: number): number {
		const wait = this.waitTime(now, reserve);
		const kept = Math.min(reserve, this.calls - 1);
		const later = calls - (wait === 0 ? this.left - kept : 0);
		if (later <= 0) return 0;
		const { every } = this.rules.grant;
		return Math.max(this.resetsAt - now, wait) + (Math.ceil(later / (this.calls - kept)) - 1) * every;
	}

	/** Calls that may begin in the window that it is in, as far as it is known. @param now milliseconds */
	remaining(now: number): { left: number; of: number } {
		const isOver = now >= this.resetsAt;
		const left = this.closedUntil > now ? 0 : isOver ? this.calls - this.underWay : this.left;
		return { left: Math.max(left, 0), of: this.calls };
	}

	/**
	 * Waits until a call may begin, and counts it. Who came first begins first, but for those that leave less to others.
	 * @param reserve calls of each window that are left for others
	 * @throws Refusal `too_busy` where that is later than the clock's patience
	 */
	async acquire(clock: Clock, reserve: number): Promise<void> {
		const ticket: Ticket = { reserve };
		this.waiting.push(ticket);
		const began = clock.now();
		try {
			for (;;) {
				const wait = this.waitTime(clock.now(), reserve);
				if (wait === 0 && this.isNext(ticket)) return this.take();
				if (clock.now() - began + wait > retryPolicyFor(clock).deadline)
					throw busyRefusal(this.rules.service.name, wait);
				// What was said of the window may change meanwhile, and others may give up.
				await clock.sleep(wait === 0 ? SOON : Math.min(wait, LONGEST_SLEEP) + clock.random() * SPREAD);
			}
		} finally {
			this.waiting.splice(this.waiting.indexOf(ticket), 1);
		}
	}

	private isNext(ticket: Ticket): boolean {
		return this.waiting.find(({ reserve }) => reserve <= ticket.reserve) === ticket;
	}

	private take(): void {
		this.left--;
		this.underWay++;
	}

	/** After a call that was counted. @param response undefined where none came */
	release(response: Pick<HttpResponse, 'status' | 'headers'> | undefined, now: number): void {
		this.underWay--;
		if (response === undefined) return;
		if (response.status === 429) this.close(response.headers, now);
		const reading = this.rules.read(response.headers, now);
		if (reading !== undefined) this.adopt(reading, now);
	}

	/** Milliseconds until a call may begin; 0 for now. */
	waitTime(now: number, reserve: number): number {
		if (this.closedUntil > now) return this.closedUntil - now;
		if (now >= this.resetsAt) this.begin(now);
		const kept = Math.min(reserve, this.calls - 1);
		return this.left > kept ? 0 : Math.max(1, this.resetsAt - now);
	}

	/** Nobody has said yet when the window that begins now will end. */
	private begin(now: number): void {
		this.isAssumed = true;
		this.resetsAt = now + this.rules.grant.every;
		this.lowest = this.calls;
		this.left = this.calls - this.underWay;
	}

	private close(headers: HttpResponse['headers'], now: number): void {
		const seconds = this.rules.service.retryAfter(headers) ?? 1;
		const longest = this.rules.grant.every * 2;
		this.closedUntil = Math.max(this.closedUntil, now + Math.min(seconds * 1000, longest));
	}

	private adopt({ calls, remaining, resetsIn }: RateReading, now: number): void {
		if (resetsIn <= 0 || resetsIn > this.rules.grant.every * 2) return;
		const resetsAt = now + resetsIn;
		const isLater = resetsAt > this.resetsAt + SAME_WINDOW;
		// A response of the window before says nothing about this one.
		if (!this.isAssumed && resetsAt < this.resetsAt - SAME_WINDOW) return;
		if (calls !== undefined && calls > 0) this.calls = calls;
		// Within a window the count only falls; responses may overtake each other.
		this.lowest = this.isAssumed || isLater ? remaining : Math.min(this.lowest, remaining);
		this.resetsAt = this.isAssumed || isLater ? resetsAt : this.resetsAt;
		this.isAssumed = false;
		this.left = this.lowest - this.underWay;
	}
}

/** A call that waits. */
interface Ticket {
	reserve: number;
}

/** Milliseconds after which a call looks again whether those before it have begun. */
const SOON = 20;

/** Milliseconds after which it looks again at the window. */
const LONGEST_SLEEP = 1000;

/** Milliseconds over which those who waited for the same moment begin, in this process and others. */
const SPREAD = 100;

const busyRefusal = (service: string, wait: number): Refusal =>
	new Refusal(
		'too_busy',
		`${service} takes no more requests for ${Math.ceil(wait / 1000)} seconds, which is longer than this run may wait`,
		'Run it again later, or let it give up later: see the option “Give Up After”.',
	);
