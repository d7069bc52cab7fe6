import type { IWebhookFunctions } from 'n8n-workflow';
import type { Webhook } from '../../../../nodes/shared/clio/port';
import { isSigned } from '../../../../nodes/shared/clio/webhooks/isSigned';
import { Refusal } from '../../../../nodes/shared/core/Refusal';
import { mayAsk } from './askClio';
import { connect } from './connect';
import { readHooks } from './hooks';
import { getProcessState } from './state';

/**
 * The subscription whose secret signed the bytes; undefined where none did, `unknown` where Clio could not be asked for
 * the secrets: then it is to send again.
 */
export async function findSigner(
	context: IWebhookFunctions,
	rawBody: unknown,
	signature: string,
): Promise<Webhook | 'unknown' | undefined> {
	const running = getProcessState(context);
	const signer = (hooks: readonly Webhook[]) =>
		hooks.find(({ sharedSecret }) => isSigned(rawBody, signature, sharedSecret));
	const found = signer(running.hooks);
	if (found !== undefined || !Buffer.isBuffer(rawBody)) return found;
	const hooks = mayAsk(running.asked, 'signatures')
		? await readOwnHooks(context).catch(ignoreRefusal)
		: running.hooks;
	if (hooks === undefined || hooks.length === 0) return 'unknown';
	return signer(hooks);
}

/** The subscriptions of this address, as Clio has them. */
export async function readOwnHooks(context: IWebhookFunctions): Promise<readonly Webhook[]> {
	// Older releases of n8n lack the second, and have the address of a test in the first.
	const { getWebhookResourceUrl: addressOfTest } = context as Partial<IWebhookFunctions>;
	const urls = [context.getNodeWebhookUrl('default'), addressOfTest?.call(context, 'default')];
	const clio = await connect(context, 'publish');
	return await readHooks(
		context,
		clio,
		urls.filter((url) => url !== undefined),
	);
}

/** For `.catch`: undefined where Clio could not be asked. */
export function ignoreRefusal(thrown: unknown): undefined {
	if (thrown instanceof Refusal) return undefined;
	throw thrown;
}
