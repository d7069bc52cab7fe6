import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Webhook } from '../../../../nodes/shared/clio/port';
import { isSameSecret } from '../../../../nodes/shared/clio/webhooks/isSigned';
import { mayAsk } from './askClio';
import { connect } from './connect';
import { RESPONDED, responseOf } from './respond';
import { ignoreRefusal, readOwnHooks } from './signer';
import { getProcessState, type ProcessState } from './state';

/**
 * Clio shows the secret with which it will sign. It is sent back only if Clio, asked with the token, says the same: who
 * sends the first secret may be anybody. Where Clio does not say it yet, it is asked to turn the subscription on with
 * that secret, which it does for the right one alone. Where it was asked too often lately, Clio is to come again.
 */
export async function shakeHands(context: IWebhookFunctions, secret: unknown): Promise<IWebhookResponseData> {
	const running = getProcessState(context);
	if (!isPlausible(secret)) return answer(context, 200);
	const isKnown = () => running.hooks.some(({ sharedSecret }) => isSameSecret(secret, sharedSecret));
	const isFresh = isKnown() || (await lookAgain(context, running));
	if (isKnown())
		return answer(context, 200, { 'X-Hook-Secret': secret, 'X-Content-Type-Options': 'nosniff' });
	const waiting = waitingFor(context, running.hooks);
	const isTried = waiting.hooks.length > 0 && mayAsk(running.asked, waiting.asking, waiting.hooks.length);
	// The next poll sees whether it waits in vain, and makes the subscription anew.
	if (!isFresh || waiting.hooks.length > 0) running.hooksReadAt = 0;
	if (!isTried) return answer(context, isFresh && waiting.hooks.length === 0 ? 200 : 503);
	answer(context, 200);
	await turnOn(context, secret, waiting.hooks).catch(ignoreRefusal);
	return RESPONDED;
}

const isPlausible = (secret: unknown): secret is string =>
	typeof secret === 'string' && /^[\w+/=-]{8,256}$/.test(secret);

/** @returns whether the subscriptions are known as Clio has them now */
async function lookAgain(context: IWebhookFunctions, running: ProcessState): Promise<boolean> {
	if (!mayAsk(running.asked, 'handshakes')) return false;
	const hooks = await readOwnHooks(context).catch(ignoreRefusal);
	return hooks !== undefined;
}

/** The subscription that the request names; all that wait where it names none. */
function waitingFor(context: IWebhookFunctions, hooks: readonly Webhook[]) {
	const { rawBody } = context.getRequestObject() as { rawBody?: unknown };
	const said: readonly string[] = Buffer.isBuffer(rawBody)
		? (rawBody.toString('utf8').match(/\d+/g) ?? [])
		: [];
	const waiting = hooks.filter(
		({ status, sharedSecret }) => status === 'pending' && sharedSecret === undefined,
	);
	const named = waiting.filter(({ id }) => said.includes(String(id)));
	return named.length === 1
		? { hooks: named, asking: 'named' as const }
		: { hooks: waiting, asking: 'unnamed' as const };
}

function answer(
	context: IWebhookFunctions,
	status: number,
	headers: Record<string, string> = {},
): IWebhookResponseData {
	responseOf(context).status(status).set(headers).end();
	return RESPONDED;
}

async function turnOn(
	context: IWebhookFunctions,
	secret: string,
	waiting: readonly Webhook[],
): Promise<void> {
	const clio = await connect(context, 'delivery');
	for (const { id } of waiting) await clio.activateWebhook(id, secret).catch(ignoreRefusal);
}
