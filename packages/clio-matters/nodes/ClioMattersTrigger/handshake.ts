import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { Webhook } from '../../../../nodes/shared/clio/port';
import { isSameSecret } from '../../../../nodes/shared/clio/webhooks/isSigned';
import { connect } from './connect';
import { RESPONDED, responseOf } from './respond';
import { ignoreRefusal, readOwnHooks } from './signer';
import { getProcessState } from './state';

/**
 * Clio shows the secret with which it will sign. It is sent back only if Clio, asked with the token, says the same: who
 * sends the first secret may be anybody. Where Clio does not say it yet, it is asked to turn the subscription on with
 * that secret, which it does for the right one alone.
 */
export async function shakeHands(context: IWebhookFunctions, secret: unknown): Promise<IWebhookResponseData> {
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
