import { callOut, type OutgoingReply } from '../../core/callOut';
import type { ClioState } from '../state/ClioState';
import { hmacSha256 } from './hmacSha256';
import type { Notice } from './notices';

/** One attempt to reach a webhook. */
export interface Attempt {
	/** Milliseconds since the epoch. */
	at: number;
	webhookId: number;
	/** `handshake`, or what happened. */
	event: string;
	/** Of what it happened to; null with a handshake. */
	recordId: number | null;
	/** Counted from 1. */
	attempt: number;
	/** Null when no answer came. */
	status: number | null;
	milliseconds: number;
	body: string;
	/** Why no answer came. */
	reason?: string;
}

/** Sends what webhooks are to be told, again and again where it fails. */
export class Deliveries {
	readonly attempts: Attempt[] = [];
	private readonly waiting: Notice[] = [];
	private readonly underWay = new Set<Promise<void>>();
	/** Deliveries given up since the last success, by webhook. */
	private readonly failures = new Map<number, number>();
	private hasEnded = false;

	constructor(private readonly state: ClioState) {}

	send(notices: readonly Notice[]): void {
		this.waiting.push(...notices);
		const { webhooksAtOnce } = this.state.switches;
		while (this.waiting.length > 0 && this.underWay.size < webhooksAtOnce) {
			const sending = this.deliver(this.waiting.shift()!).finally(() => {
				this.underWay.delete(sending);
				this.send([]);
			});
			this.underWay.add(sending);
		}
	}

	/** Nothing is sent any more, as after a reset. */
	end(): void {
		this.hasEnded = true;
		this.waiting.length = 0;
	}

	async settled(): Promise<void> {
		while (this.underWay.size > 0) await Promise.all(this.underWay);
	}

	/** The answer to one attempt, which is kept; undefined when none came. */
	async attempt(
		webhookId: number,
		headers: Record<string, string>,
		body: Buffer,
		about: Pick<Attempt, 'event' | 'recordId' | 'attempt'>,
	): Promise<OutgoingReply | undefined> {
		const { clock, switches, webhooks } = this.state;
		const webhook = webhooks.get(webhookId);
		if (!webhook || this.hasEnded) return undefined;
		const start = performance.now();
		const all = { ...headers, 'content-type': 'application/json', 'user-agent': 'Clio-Webhooks' };
		const reply = await callOut(
			{ url: webhook.url, method: 'POST', headers: all, body },
			{ authorities: switches.webhookAuthorities, hosts: switches.webhookHosts },
			switches.webhookTimeout,
		).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
		const answered = typeof reply !== 'string';
		this.attempts.push({
			...{ at: clock.now(), webhookId, ...about, body: body.toString('utf8') },
			status: answered ? reply.status : null,
			milliseconds: Math.round(performance.now() - start),
			...(answered ? {} : { reason: reply }),
		});
		return answered ? reply : undefined;
	}

	private async deliver(notice: Notice): Promise<void> {
		const { clock, switches } = this.state;
		for (let attempt = 1; attempt <= switches.webhookAttempts; attempt++) {
			const pause = attempt === 1 ? 0 : switches.webhookRetryDelay * 2 ** (attempt - 2);
			if (pause > 0) await clock.sleep(pause);
			if (!(await this.deliverOnce(notice, attempt))) continue;
			for (let copy = 0; copy < switches.webhookDuplicates; copy++) await this.deliverOnce(notice, attempt);
			this.failures.delete(notice.webhookId);
			return;
		}
		this.giveUp(notice.webhookId);
	}

	/** Whether it was taken, or there is nobody to tell any more. */
	private async deliverOnce({ webhookId, event, recordId, body }: Notice, attempt: number): Promise<boolean> {
		const webhook = this.hasEnded ? undefined : this.state.webhooks.get(webhookId);
		if (webhook?.status !== 'enabled' || webhook.expiresAt <= this.state.clock.now()) return true;
		const signature = hmacSha256(Buffer.from(webhook.sharedSecret), body).toString('hex');
		const headers = { 'X-Hook-Signature': signature };
		const reply = await this.attempt(webhookId, headers, body, { event, recordId, attempt });
		if (reply?.status === 410) this.suspend(webhookId);
		return reply !== undefined && (reply.status === 410 || (reply.status >= 200 && reply.status < 400));
	}

	private giveUp(webhookId: number): void {
		const failures = (this.failures.get(webhookId) ?? 0) + 1;
		this.failures.set(webhookId, failures);
		if (failures >= this.state.switches.webhookSuspendAfter) this.suspend(webhookId);
	}

	private suspend(webhookId: number): void {
		const webhook = this.state.webhooks.get(webhookId);
		if (webhook) this.state.webhooks.change(webhook, { status: 'suspended' });
	}
}
