import type { IHookFunctions } from 'n8n-workflow';
import type { Webhook } from '../../../../nodes/shared/clio/port';
import { Refusal } from '../../../../nodes/shared/core/Refusal';
import { clock } from '../../../../nodes/shared/n8n/clock';
import { createNodeError } from '../../../../nodes/shared/n8n/createNodeError';
import { connect, type TriggerClio } from './connect';
import { isSubscribed, subscribe, unsubscribe, type Subscriber } from './cycle/subscriptions';
import { wantedSubscriptions } from './cycle/wantedSubscriptions';
import type { ClioEvent } from './cycle/Watch';
import { readEvents, type TriggerContext } from './readWatch';
import {
	getProcessState,
	readSubscriptions,
	writeSubscriptions,
	type ProcessState,
	type SubscriptionData,
} from './state';

/** Whether nothing is to be done when the workflow is published, or n8n starts. */
export async function checkHooks(context: IHookFunctions): Promise<boolean> {
	return await orNodeError(context, async () => {
		const subscriber = requireHttps(subscriberOf(context));
		const clio = await connect(context, 'publish');
		const all = await clio.listWebhooks();
		const isGood = isSubscribed(all, wantedSubscriptions(subscriber.url, readEvents(context)), subscriber);
		const own = all.filter(({ url }) => url === subscriber.url);
		if (isGood) keep(context, subscriber, own);
		return isGood;
	});
}

/** When the workflow is published, or a test event is awaited. */
export async function createHooks(context: IHookFunctions): Promise<boolean> {
	return await orNodeError(context, async () => {
		const subscriber = requireHttps(subscriberOf(context));
		const clio = await connect(context, 'publish');
		const wanted = wantedSubscriptions(subscriber.url, readEvents(context));
		return await inOrder(getProcessState(context), async () => {
			const { hooks } = await subscribe(clio, await clio.listWebhooks(), wanted, subscriber);
			keep(context, subscriber, hooks);
			return true;
		});
	});
}

/**
 * When the workflow is unpublished, or the test is over. A connection that is gone must not keep a workflow published:
 * what is left in Clio ends by itself within 31 days, and is refused until then.
 */
export async function deleteHooks(context: IHookFunctions): Promise<boolean> {
	const { urls, asked } = subscriberOf(context);
	const end = async () => await unsubscribe(await connect(context, 'publish'), urls);
	return await inOrder(getProcessState(context), end).then(
		() => {
			keep(context, { url: '', asked }, []);
			return true;
		},
		(thrown: unknown) => {
			if (!(thrown instanceof Refusal)) throw thrown;
			context.logger.warn(
				`Clio Matters Trigger: a webhook could not be deleted in Clio (${thrown.message}). It expires within 31 days, or is deleted when the workflow is published again.`,
			);
			return false;
		},
	);
}

/** In a poll: subscriptions that are ending are renewed; those that were suspended, deleted or have ended come back. */
export async function keepHooks(
	context: TriggerContext,
	clio: TriggerClio,
	events: readonly ClioEvent[],
): Promise<void> {
	const running = getProcessState(context);
	const staticData = context.getWorkflowStaticData('node');
	const before = running.subscriptions;
	const data = before ?? readSubscriptions(staticData);
	const now = clock.now();
	// A time that lies ahead is one of before the clock was set back.
	const isChecked = now >= running.hooksReadAt && now - running.hooksReadAt < CHECK_EVERY;
	if (data.url === '' || isChecked) return;
	const subscriber = { urls: [data.url], asked: data.asked, now };
	const wanted = wantedSubscriptions(data.url, events);
	const { hooks, ...changes } = await subscribe(clio, await clio.listWebhooks(), wanted, subscriber);
	if (running.subscriptions !== before) {
		// Published or unpublished meanwhile, which counts: nothing is left at an address that is no longer listened to.
		running.hooksReadAt = 0;
		if (running.subscriptions?.url !== data.url) await unsubscribe(clio, [data.url]);
		return;
	}
	running.subscriptions = data;
	writeSubscriptions(staticData, data);
	rememberHooks(running, hooks, now);
	const said = Object.entries(changes).filter(([, count]) => count > 0);
	if (said.length > 0)
		context.logger.info(
			`Clio Matters Trigger: webhooks in Clio: ${said.map(([what, count]) => `${what} ${count}`).join(', ')}`,
		);
	if (changes.suspended > 0)
		context.logger.warn(
			'Clio Matters Trigger: Clio suspended a webhook because its deliveries did not arrive. Check that the address in N8N_WEBHOOK_URL can be reached from the internet.',
		);
}

/** In a poll of a node that was in webhook mode before: what is left of that is ended. */
export async function endHooks(context: TriggerContext, clio: TriggerClio): Promise<void> {
	const running = getProcessState(context);
	const staticData = context.getWorkflowStaticData('node');
	const { url, asked } = running.subscriptions ?? readSubscriptions(staticData);
	if (url === '') return;
	await unsubscribe(clio, [url]);
	running.subscriptions = { url: '', asked };
	writeSubscriptions(staticData, running.subscriptions);
}

/** Milliseconds between two looks at the subscriptions of one node. */
const CHECK_EVERY = 15 * 60_000;

/** The subscriptions of an address, read once by each process: so another one than that which made them knows them. */
export async function readHooks(
	context: TriggerContext,
	clio: Pick<TriggerClio, 'listWebhooks'>,
	urls: readonly string[],
): Promise<readonly Webhook[]> {
	const running = getProcessState(context);
	const hooks = (await clio.listWebhooks()).filter(({ url }) => urls.includes(url));
	rememberHooks(running, hooks, clock.now());
	return hooks;
}

export function rememberHooks(running: ProcessState, hooks: readonly Webhook[], now: number): void {
	Object.assign(running, { hooks, hooksReadAt: now });
}

/** With the address that Clio is to send to, and that of before n8n got another one. */
function subscriberOf(context: IHookFunctions): Subscriber & SubscriptionData {
	const url = context.getNodeWebhookUrl('default') ?? '';
	const kept = readSubscriptions(isTest(context) ? {} : context.getWorkflowStaticData('node'));
	const urls = [...new Set(kept.url === '' ? [url] : [url, kept.url])];
	return { url, urls, asked: kept.asked, now: clock.now() };
}

function requireHttps<T extends { url: string }>(subscriber: T): T {
	if (!subscriber.url.startsWith('https://')) throw httpsRefusal();
	return subscriber;
}

function keep(context: IHookFunctions, { url, asked }: SubscriptionData, hooks: readonly Webhook[]): void {
	const running = getProcessState(context);
	rememberHooks(running, hooks, url === '' ? 0 : clock.now());
	if (isTest(context)) return;
	running.subscriptions = { url, asked };
	writeSubscriptions(context.getWorkflowStaticData('node'), running.subscriptions);
}

/** Its address and its static data are not those of the published workflow. */
const isTest = (context: IHookFunctions): boolean => context.getMode() === 'manual';

/** Publishing at once with itself would subscribe twice, since neither sees yet what the other one makes. */
async function inOrder<T>(running: ProcessState, work: () => Promise<T>): Promise<T> {
	const mine = running.subscribing.then(work);
	running.subscribing = mine.catch(() => undefined);
	return await mine;
}

async function orNodeError<T>(context: IHookFunctions, work: () => Promise<T>): Promise<T> {
	return await work().catch((thrown: unknown) => {
		throw thrown instanceof Refusal ? createNodeError(context.getNode(), thrown) : thrown;
	});
}

const httpsRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'Clio only delivers to https addresses, and the address of this n8n is not one',
		'Set N8N_WEBHOOK_URL (WEBHOOK_URL in older versions of n8n) to the https address where n8n can be reached from the internet, or set Trigger Mode to Polling.',
	);
