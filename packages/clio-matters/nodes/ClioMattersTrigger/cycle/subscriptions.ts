import type { RecordId, Webhook, Webhooks } from '../../../../../nodes/shared/clio/port';
import { code } from './decide';
import type { KnownRecords } from './KnownRecords';
import type { WantedSubscription } from './wantedSubscriptions';
import type { Model } from './Watch';

const DAY = 86_400_000;
/** Clio takes 31 days at most; by its own clock, which may be behind. */
const LIFETIME = 31 * DAY - 60 * 60_000;
/** From then on before its end a subscription is renewed. */
const RENEWAL = 10 * DAY;

/** What became of the subscriptions of an address. */
export interface Subscribed {
	/** Those that there are now, with their secrets where Clio says them. */
	hooks: Webhook[];
	created: number;
	renewed: number;
	deleted: number;
	/** Those that Clio had turned off, since deliveries did not arrive. */
	suspended: number;
}

/** Whose subscriptions they are, and when they are looked at. */
export interface Subscriber {
	/** Addresses of this trigger, former ones among them. */
	urls: readonly string[];
	/** Milliseconds since 1970. */
	now: number;
	/** By the ID of a subscription, what was asked for: Clio may give it back in other words. */
	asked: KnownRecords;
}

/** Whether Clio has just what is wanted, for long enough, and nothing else at these addresses. */
export function isSubscribed(
	all: readonly Webhook[],
	wanted: readonly WantedSubscription[],
	{ urls, now, asked }: Subscriber,
): boolean {
	const own = all.filter(({ url }) => urls.includes(url));
	const isKept = (want: WantedSubscription) =>
		own.some((hook) => fits(hook, want, asked) && hook.status === 'enabled' && !isEnding(hook, now));
	return own.length === wanted.length && wanted.every(isKept);
}

/**
 * Sees to it that there is one subscription for each that is wanted, that it is on, and that it lasts; whatever else
 * there is at these addresses is ended. Made again after it died anywhere, it comes to the same.
 */
export async function subscribe(
	clio: Webhooks,
	all: readonly Webhook[],
	wanted: readonly WantedSubscription[],
	{ urls, now, asked }: Subscriber,
): Promise<Subscribed> {
	const own = all.filter(({ url }) => urls.includes(url));
	const done: Subscribed = { hooks: [], created: 0, renewed: 0, deleted: 0, suspended: 0 };
	const end = async (hooks: readonly Webhook[]): Promise<void> => {
		for (const { id } of hooks) await clio.deleteWebhook(id);
		done.deleted += hooks.length;
	};
	await end(own.filter((hook) => !wanted.some((want) => fits(hook, want, asked))));
	for (const want of wanted) {
		// Of several the one that is on; what waits in vain is made anew, with a handshake.
		const [best, ...others] = own.filter((hook) => fits(hook, want, asked)).sort(byUse);
		if (best?.status === 'suspended') done.suspended += 1;
		const kept = best === undefined || isStuck(best) ? undefined : best;
		await end(best === undefined || kept !== undefined ? others : [best, ...others]);
		if (kept === undefined) done.created += 1;
		const expiresAt = new Date(now + LIFETIME).toISOString().replace(/\.\d+Z$/, 'Z');
		const hook = kept ?? (await clio.createWebhook({ ...want, expiresAt }));
		asked.set(hook.id, keyOf(want));
		const lasting = isEnding(hook, now) ? await renew(clio, hook, expiresAt, done) : hook;
		done.hooks.push(await turnOn(clio, lasting));
	}
	return done;
}

async function renew(clio: Webhooks, hook: Webhook, expiresAt: string, done: Subscribed): Promise<Webhook> {
	done.renewed += 1;
	const renewed = await clio.renewWebhook(hook.id, expiresAt);
	return { ...hook, expiresAt: renewed.expiresAt ?? expiresAt, status: renewed.status || hook.status };
}

/**
 * Turns on what the handshake has not: where it went to a process that could not answer it, or is still to come. Without
 * the secret it has to wait for the handshake.
 */
async function turnOn(clio: Webhooks, hook: Webhook): Promise<Webhook> {
	if (hook.status === 'enabled') return hook;
	const now = await clio.readWebhook(hook.id);
	if (now.status === 'enabled' || now.sharedSecret === undefined) return now;
	await clio.activateWebhook(now.id, now.sharedSecret);
	return { ...now, status: 'enabled' };
}

/** Ends all subscriptions of these addresses. */
export async function unsubscribe(clio: Webhooks, urls: readonly string[]): Promise<number> {
	const own = (await clio.listWebhooks()).filter(({ url }) => urls.includes(url));
	const ids: RecordId[] = own.map(({ id }) => id);
	for (const id of ids) await clio.deleteWebhook(id);
	return ids.length;
}

/** Whether it tells just what is wanted, at the address where it is wanted. */
function fits(hook: Webhook, want: WantedSubscription, asked: KnownRecords): boolean {
	const isModel = hook.model === want.model || hook.model === MODEL_NUMBERS[want.model];
	const was = asked.get(hook.id);
	return isModel && hook.url === want.url && (was === undefined ? keyOf(hook) : was) === keyOf(want);
}

/** Clio takes models by number as well. */
const MODEL_NUMBERS: Readonly<Record<Model, string>> = { matter: '1', document: '8', folder: '9' };

/** What is told and watched, in whatever order. */
const keyOf = ({ events, fields }: { events: readonly string[]; fields: string }): string =>
	code(JSON.stringify([[...events].sort(), fields.replace(/\s/g, '').split(',').sort()]));

/** Clio turned it off; or it waits for a handshake that has come and gone, and Clio does not say with which secret. */
const isStuck = ({ status, sharedSecret }: Webhook): boolean =>
	status === 'suspended' || (status === 'pending' && sharedSecret === undefined);

const isEnding = ({ expiresAt }: Webhook, now: number): boolean =>
	expiresAt === undefined || !(Date.parse(expiresAt) > now + RENEWAL);

const byUse = (one: Webhook, other: Webhook): number =>
	rank(one) - rank(other) || (other.expiresAt ?? '').localeCompare(one.expiresAt ?? '');

const rank = ({ status }: Webhook): number =>
	['enabled', 'pending'].indexOf(status) + 3 * Number(status === 'suspended');
