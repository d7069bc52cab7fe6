import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isSignature } from '../../../../nodes/shared/clio/webhooks/isSigned';
import { readNotice } from './cycle/readNotice';
import { lookAt } from './deliver';
import { shakeHands } from './handshake';
import { RESPONDED, responseOf } from './respond';
import { findSigner } from './signer';
import { getProcessState } from './state';

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
	const items = await lookAt(context, notice, signature);
	return items.length === 0 ? RESPONDED : { ...RESPONDED, workflowData: [items] };
}

function refuse(context: IWebhookFunctions, status: number): IWebhookResponseData {
	responseOf(context).status(status).end();
	const running = getProcessState(context);
	running.refused += 1;
	// One line for the first, the tenth, the hundredth …: whoever sends them does not fill the log.
	if (/^10*$/.test(String(running.refused)))
		context.logger.warn(
			`Clio Matters Trigger: deliveries refused so far without a confirmed signature from Clio: ${running.refused}`,
		);
	return RESPONDED;
}
