import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Webhook } from '../../../../nodes/shared/clio/port';
import { isSameSecret, isSignature, isSigned } from '../../../../nodes/shared/clio/webhooks/isSigned';
import { Refusal } from '../../../../nodes/shared/core/Refusal';
import { clock } from '../../../../nodes/shared/n8n/clock';
import { connect } from './connect';
import { readNotice } from './cycle/readNotice';
import { runCycle } from './cycle/runCycle';
import type { Notice } from './cycle/Watch';
import { readHooks } from './hooks';
import { readWatch } from './readWatch';
import { logLeftOut, takeTurn } from './run';
import { getProcessState, type ProcessState } from './state';

/** Express's, as far as it is used here. */
interface WebhookResponse {
	status(code: number): WebhookResponse;
	set(headers: Record<string, string>): WebhookResponse;
	end(text?: string): unknown;
}

const RESPONDED: IWebhookResponseData = { noWebhookResponse: true };

/** Bytes. What Clio sends of the watched fields takes a few hundred. */
const LARGEST_BODY = 256 * 1024;

/** Whatever comes to the address of the trigger: a handshake, a delivery, or something that is not Clio's. */
export async function handleRequest(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { rawBody } = context.getRequestObject() as { rawBody?: unknown };
	const headers = context.getHeaderData() as Record<string, unknown>;
	if (Number(headers['content-length'] ?? 0) > LARGEST_BODY) return refuse(context, 413);
	if (Buffer.isBuffer(rawBody) && rawBody.length > LARGEST_BODY) return refuse(context, 413);
	if (headers['x-hook-secret'] !== undefined) return await shakeHands(context, headers['x-hook-secret']);
	const signature = headers['x-hook-signature'];
	// Looked at first: whoever sends without one is not worth asking Clio for a secret.
	if (!isSignature(signature)) return refuse(context, 403);
	const hook = await findSigner(context, rawBody, signature);
	if (hook === 'unknown') return refuse(context, 503);
	const notice = hook === undefined ? undefined : readNotice(rawBody as Buffer, hook.model);
	if (notice === undefined) return refuse(context, 403);
	responseOf(context).status(200).end();
	const items = await lookAt(context, notice);
	return items.length === 0 ? RESPONDED : { ...RESPONDED, workflowData: [items] };
}

/**
 * Clio shows the secret with which it will sign. It is sent back only if Clio, asked with the token, says the same: who
 * sends the first secret may be anybody. Where Clio does not say it yet, it is asked to turn the subscription on with
 * that secret, which it does for the right one alone.
 */
async function shakeHands(context: IWebhookFunctions, secret: unknown): Promise<IWebhookResponseData> {
	const running = getProcessState(context);
	const isKnown = running.hooks.some(({ sharedSecret }) => isSameSecret(secret, sharedSecret));
	const hooks = isKnown ? running.hooks : await readOwnHooks(context, running).catch(ignoreRefusal);
	const isOwn = hooks?.some(({ sharedSecret }) => isSameSecret(secret, sharedSecret)) ?? false;
	if (!isOwn) {
		responseOf(context).status(200).end();
		await turnOn(context, secret, hooks ?? []).catch(ignoreRefusal);
		return RESPONDED;
	}
	responseOf(context)
		.status(200)
		.set({ 'X-Hook-Secret': String(secret), 'X-Content-Type-Options': 'nosniff' })
		.end();
	return RESPONDED;
}

async function turnOn(context: IWebhookFunctions, secret: unknown, hooks: readonly Webhook[]): Promise<void> {
	const waiting = hooks.filter(
		({ status, sharedSecret }) => status === 'pending' && sharedSecret === undefined,
	);
	if (waiting.length === 0 || typeof secret !== 'string' || !/^[\w+/=-]{8,256}$/.test(secret)) return;
	const clio = await connect(context, 'delivery');
	for (const { id } of waiting) await clio.activateWebhook(id, secret).catch(ignoreRefusal);
	getProcessState(context).hooksReadAt = 0;
}

/**
 * The subscription whose secret signed the bytes; undefined where none did, `unknown` where Clio could not be asked for
 * the secrets: then it is to send again.
 */
async function findSigner(
	context: IWebhookFunctions,
	rawBody: unknown,
	signature: string,
): Promise<Webhook | 'unknown' | undefined> {
	const running = getProcessState(context);
	const signer = (hooks: readonly Webhook[]) =>
		hooks.find(({ sharedSecret }) => isSigned(rawBody, signature, sharedSecret));
	const found = signer(running.hooks);
	if (found !== undefined || !Buffer.isBuffer(rawBody)) return found;
	const hooks = await readOwnHooks(context, running).catch(ignoreRefusal);
	if (hooks === undefined || hooks.length === 0) return 'unknown';
	return signer(hooks);
}

/** How often in a minute Clio is asked for a secret that is not known: forgeries must not use up its limit. */
const LOOKS = 4;
const MINUTE = 60_000;

async function readOwnHooks(context: IWebhookFunctions, running: ProcessState): Promise<readonly Webhook[]> {
	const now = clock.now();
	running.looks = running.looks.filter((time) => time > now - MINUTE);
	if (running.looks.length >= LOOKS) return running.hooks;
	running.looks.push(now);
	const urls = [context.getNodeWebhookUrl('default'), context.getWebhookResourceUrl('default')];
	const clio = await connect(context, 'publish');
	return await readHooks(
		context,
		clio,
		urls.filter((url) => url !== undefined),
	);
}

/** Milliseconds in which what comes together shares its calls. */
const GATHER = 400;
/** Cycles that may begin within twenty seconds as soon as something comes; those after them wait, and take more along. */
const QUICK = 6;
const PERIOD = 20_000;
const SPACING = 3000;

async function lookAt(context: IWebhookFunctions, notice: Notice): Promise<INodeExecutionData[]> {
	try {
		if (context.getMode() === 'manual') return await lookByHand(context, notice);
		const running = getProcessState(context);
		running.notices.push(notice);
		const items = await takeTurn(context, async () => await connect(context, 'delivery'), {
			before: async () => await clock.sleep(pauseOf(running)),
		});
		return items ?? [];
	} catch (thrown) {
		// The answer has gone out. What could not be read is looked at with the next delivery or poll.
		const reason = thrown instanceof Refusal ? thrown.message : 'something unforeseen';
		context.logger.warn(`Clio Matters Trigger: a delivery could not be looked at yet (${reason})`);
		return [];
	}
}

function pauseOf(running: ProcessState): number {
	const now = clock.now();
	running.begun = [...running.begun.filter((time) => time > now - PERIOD), now];
	return running.begun.length > QUICK ? SPACING : GATHER;
}

/** A test event: told as it comes, and nothing is kept. */
async function lookByHand(context: IWebhookFunctions, notice: Notice): Promise<INodeExecutionData[]> {
	const watch = readWatch(context);
	const clio = await connect(context, 'delivery');
	// What was made in the last minutes counts as new.
	const now = clock.now() - 600_000;
	const result = await runCycle(undefined, watch, { notices: [notice], isPoll: false, now }, clio);
	logLeftOut(context, result);
	return result.rows.map((json) => ({ json }));
}

function refuse(context: IWebhookFunctions, status: number): IWebhookResponseData {
	responseOf(context).status(status).end();
	const running = getProcessState(context);
	running.refused += 1;
	// One line for the first, the tenth, the hundredth …: whoever sends them does not fill the log.
	if (/^10*$/.test(String(running.refused)))
		context.logger.warn(
			`Clio Matters Trigger: refused ${running.refused} so far that came without Clio’s signature`,
		);
	return RESPONDED;
}

/** For `.catch`: undefined where Clio could not be asked. */
function ignoreRefusal(thrown: unknown): undefined {
	if (thrown instanceof Refusal) return undefined;
	throw thrown;
}

const responseOf = (context: IWebhookFunctions): WebhookResponse =>
	context.getResponseObject() as unknown as WebhookResponse;
