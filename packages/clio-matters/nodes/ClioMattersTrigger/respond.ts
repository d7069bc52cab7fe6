import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** Express's, as far as it is used here. */
export interface WebhookResponse {
	status(code: number): WebhookResponse;
	set(headers: Record<string, string>): WebhookResponse;
	end(text?: string): unknown;
}

/** What n8n is told: the answer has gone out. */
export const RESPONDED: IWebhookResponseData = { noWebhookResponse: true };

export const responseOf = (context: IWebhookFunctions): WebhookResponse =>
	context.getResponseObject() as unknown as WebhookResponse;
