import type { IDataObject, IWebhookDescription } from 'n8n-workflow';

/** For the editor, for older releases of n8n, and where some other field of the node has an expression. */
const TEMPLATE = '={{ $parameter["triggerMode"] === "webhook" ? "POST" : "" }}';

/** In polling mode there is no method, and n8n registers no webhook. */
const resolve = ({ triggerMode }: IDataObject): string => (triggerMode === 'webhook' ? 'POST' : '');

/** By the name that n8n registered it under (`WEBHOOK_RESOLVERS`), which older releases do not export. */
const RESOLVERS = Symbol.for('n8n.webhookDescriptionResolvers');

/**
 * The method of the webhook, as an expression and as a function that says the same. n8n looks it up with every delivery,
 * and takes many times longer for an expression, which it gives a sandbox of its own.
 */
export const webhookMethod = {
	httpMethod: TEMPLATE,
	[RESOLVERS]: { httpMethod: { template: TEMPLATE, resolve } },
} as Pick<IWebhookDescription, 'httpMethod'>;
