import type { RecordId, Timestamp } from './Records';

/** What a subscription is about. */
export type WebhookModel = 'document' | 'matter' | 'folder' | 'contact';

export type WebhookEvent =
	'created' | 'updated' | 'deleted' | 'matter_opened' | 'matter_pended' | 'matter_closed';

/** A subscription, as Clio keeps it. */
export interface Webhook {
	id: RecordId;
	etag: string;
	/** Where deliveries go. */
	url: string;
	model: string;
	events: string[];
	fields: string;
	/** `pending` until its address proved that it knows the secret, then `enabled`; `suspended` after failed deliveries. */
	status: string;
	expiresAt: Timestamp | undefined;
	/** With which deliveries are signed; undefined where Clio does not say it (yet). */
	sharedSecret: string | undefined;
}

export interface WebhookInput {
	/** https. */
	url: string;
	model: WebhookModel;
	events: readonly WebhookEvent[];
	/** Watched for `updated`, and sent along; at most 1,000 characters, one level of braces. */
	fields: string;
	/** At most 31 days from now. */
	expiresAt: Timestamp;
}

/** Subscriptions are made, kept and ended with any credential, also one that may only read: they change no record. */
export interface Webhooks {
	/** Those of the connected app and user, whatever their state. */
	listWebhooks(): Promise<Webhook[]>;
	/** @throws Refusal `not_found` */
	readWebhook(id: RecordId): Promise<Webhook>;
	/**
	 * Subscribes. Where the answer was lost, the newest subscription of the same address and model is taken for it, so
	 * that no second one is made.
	 */
	createWebhook(input: WebhookInput): Promise<Webhook>;
	/** Sets its end anew; at most 31 days from now. */
	renewWebhook(id: RecordId, expiresAt: Timestamp): Promise<Webhook>;
	/** Proves that its address knows the secret, where the handshake did not. */
	activateWebhook(id: RecordId, secret: string): Promise<void>;
	/** Ends it. One that is gone already counts as ended. */
	deleteWebhook(id: RecordId): Promise<void>;
}
