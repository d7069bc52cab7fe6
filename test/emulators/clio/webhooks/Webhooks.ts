import type { ClioState } from '../state/ClioState';
import type { Change } from '../state/Journal';
import type { Webhook } from '../state/records';
import { Deliveries, type Attempt } from './Deliveries';
import { noticesOf, type Notice } from './notices';

/** Shakes hands with addresses and tells them what happened. */
export class Webhooks {
	private deliveries: Deliveries;
	private unfollow: () => void = () => undefined;
	/** Records that each webhook has heard of. */
	private readonly told = new Map<number, Set<number>>();
	private readonly gathered: Notice[] = [];
	private gathering: Promise<void> | undefined;
	private readonly shaking = new Set<Promise<void>>();

	constructor(private state: ClioState) {
		this.deliveries = new Deliveries(state);
		this.follow(state);
	}

	/** Watches another state, as after a reset. */
	follow(state: ClioState): void {
		this.end();
		this.state = state;
		this.deliveries = new Deliveries(state);
		this.told.clear();
		this.unfollow = state.journal.subscribe((change) => this.hear(change));
	}

	/** Hears and tells nothing any more. */
	end(): void {
		this.unfollow();
		this.deliveries.end();
		this.gathered.length = 0;
	}

	/** Every attempt to reach an address, handshakes as well, oldest first. */
	get attempts(): readonly Attempt[] {
		return this.deliveries.attempts;
	}

	/** Resolves when nothing is under way any more. */
	async settled(): Promise<void> {
		while (this.shaking.size > 0 || this.gathering) {
			await Promise.all(this.shaking);
			await this.gathering;
		}
		await this.deliveries.settled();
	}

	/** Sends the secret to the address, and enables the webhook if it comes back. */
	async shakeHands(webhook: Webhook): Promise<void> {
		const shaking = this.handshake(webhook).finally(() => this.shaking.delete(shaking));
		this.shaking.add(shaking);
		if (this.state.switches.createWaitsForHandshake) await shaking;
	}

	/** Sends something again that was sent before. */
	repeat({ webhookId, recordId, event, body }: Attempt): void {
		if (recordId !== null) this.deliveries.send([{ webhookId, recordId, event, body: Buffer.from(body) }]);
	}

	private async handshake({ id, sharedSecret }: Webhook): Promise<void> {
		const { clock, switches, webhooks } = this.state;
		if (switches.handshakeDelay > 0) await clock.sleep(switches.handshakeDelay);
		const body = Buffer.from(JSON.stringify({ data: {}, meta: { webhook_id: id } }));
		const about = { event: 'handshake', recordId: null, attempt: 1 };
		const reply = await this.deliveries.attempt(id, { 'X-Hook-Secret': sharedSecret }, body, about);
		const webhook = webhooks.get(id);
		if (webhook?.sharedSecret !== sharedSecret) return;
		if (reply?.status === 200 && reply.headers['x-hook-secret'] === sharedSecret)
			webhooks.change(webhook, { status: 'enabled' });
	}

	private hear(change: Change): void {
		const { switches } = this.state;
		const notices = noticesOf(this.state, change, this.told);
		if (switches.webhooksSilent || notices.length === 0) return;
		if (switches.webhookDelay === 0) return this.deliveries.send(notices);
		this.gathered.push(...notices);
		this.gathering ??= this.gather();
	}

	private async gather(): Promise<void> {
		const { clock, switches } = this.state;
		await clock.sleep(switches.webhookDelay);
		this.gathering = undefined;
		const notices = this.gathered.splice(0);
		this.deliveries.send(switches.webhookReordered ? notices.reverse() : notices);
	}
}
