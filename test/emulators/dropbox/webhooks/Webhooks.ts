import type { Account } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';
import { challenge } from './challenge';
import { concerned } from './concerned';
import { loopbackCall, loopbackUrl } from './loopbackCall';
import { notificationOf, type Notification } from './notification';

/** One attempt to deliver a notification. */
export interface Delivery {
	/** Milliseconds since the epoch. */
	at: number;
	accounts: string[];
	/** Counted from 1. */
	attempt: number;
	/** Null when no response came. */
	status: number | null;
	/** How long the response took. */
	milliseconds: number;
}

/** The Webhook URI of the app's console: an address that is told whose Dropbox changed, at least once. */
export class Webhooks {
	/** Null: none is registered. */
	url: URL | null = null;
	readonly deliveries: Delivery[] = [];
	private unfollow: () => void = () => undefined;
	private readonly changed = new Map<string, Account>();
	private gathering: Promise<void> | undefined;
	private readonly underWay = new Set<Promise<void>>();

	constructor(private state: DropboxState) {
		this.follow(state);
	}

	/** Watches another state, as after a reset; nobody is registered any more. */
	follow(state: DropboxState): void {
		this.unfollow();
		this.state = state;
		this.url = null;
		this.deliveries.length = 0;
		this.changed.clear();
		this.unfollow = state.journal.subscribe((record) => {
			if (this.url === null) return;
			for (const account of concerned(state, record)) {
				// The latest change last, so that the order can be turned round.
				this.changed.delete(account.accountId);
				this.changed.set(account.accountId, account);
			}
			if (this.changed.size > 0) this.gathering ??= this.gather();
		});
	}

	/** Registers an address once it has answered the challenge. Throws with what to change. */
	async register(address: string): Promise<void> {
		const url = loopbackUrl(address);
		const fault = await challenge(url, this.state.switches.webhookTimeout);
		if (fault !== undefined) throw new Error(`the webhook was refused: ${fault}`);
		this.url = url;
	}

	unregister(): void {
		this.url = null;
	}

	/** Resolves when everything that has changed so far was delivered or given up. */
	async settled(): Promise<void> {
		while (this.gathering ?? this.underWay.size > 0) {
			await this.gathering;
			await Promise.all(this.underWay);
		}
	}

	private async gather(): Promise<void> {
		await this.state.clock.sleep(this.state.switches.webhookDelay);
		this.gathering = undefined;
		const accounts = [...this.changed.values()];
		this.changed.clear();
		this.send(accounts);
	}

	private send(accounts: readonly Account[]): void {
		const [app] = this.state.registry.apps.values();
		if (!app || accounts.length === 0) return;
		const { webhookReordered } = this.state.switches;
		const groups = webhookReordered ? accounts.toReversed().map((account) => [account]) : [accounts];
		const notifications = groups.map((group) => notificationOf(group, app));
		const sending = this.deliverAll(notifications).finally(() => this.underWay.delete(sending));
		this.underWay.add(sending);
	}

	private async deliverAll(notifications: readonly Notification[]): Promise<void> {
		for (const notification of notifications) await this.deliver(notification);
	}

	private async deliver(notification: Notification): Promise<void> {
		const { switches, clock } = this.state;
		for (let attempt = 1; attempt <= switches.webhookAttempts; attempt++) {
			if (attempt > 1) await clock.sleep(switches.webhookRetryDelay * 2 ** (attempt - 2));
			if (await this.attempt(notification, attempt)) {
				for (let copy = 0; copy < switches.webhookDuplicates; copy++)
					await this.attempt(notification, attempt);
				return;
			}
		}
	}

	/** Whether the response was 200 and in time. */
	private async attempt({ accountIds, body, signature }: Notification, attempt: number): Promise<boolean> {
		const { url } = this;
		if (!url) return true;
		const headers = {
			'content-type': 'application/json',
			'content-length': String(body.length),
			'user-agent': 'DropboxWebhooks/1.0',
			'x-dropbox-signature': signature,
		};
		const start = performance.now();
		const status = await loopbackCall(url, 'POST', headers, body, this.state.switches.webhookTimeout).then(
			(reply) => reply.status,
			() => null,
		);
		this.deliveries.push({
			...{ at: this.state.clock.now(), accounts: accountIds, attempt, status },
			milliseconds: Math.round(performance.now() - start),
		});
		return status === 200;
	}
}
