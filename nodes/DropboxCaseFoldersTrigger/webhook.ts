import type { INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { Refusal } from '../shared/core/Refusal';
import { isSignature, isSigned } from '../shared/dropbox/changes/isSigned';
import { runInTurn } from '../shared/node/triggerState';
import { runCycle, createSampleItems } from './poll';
import { readParameter } from './readWatch';
import { getProcessState, type ProcessState } from './state';

/** Express's, as far as it is used here. */
interface WebhookResponse {
	status(code: number): WebhookResponse;
	set(headers: Record<string, string>): WebhookResponse;
	end(text?: string): unknown;
}

const RESPONDED: IWebhookResponseData = { noWebhookResponse: true };

/** Dropbox asks whether the address is ours, before it tells anything: what it sent is sent back. */
export async function respondToChallenge(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const { challenge } = context.getQueryData() as { challenge?: unknown };
	const isAsked = typeof challenge === 'string' && challenge !== '' && challenge.length <= 1000;
	const response = responseOf(context).set({
		'Content-Type': 'text/plain; charset=utf-8',
		'X-Content-Type-Options': 'nosniff',
	});
	if (isAsked) response.status(200).end(challenge);
	else response.status(400).end('This address is for Dropbox.');
	return RESPONDED;
}

/**
 * A notification: it is answered as soon as its signature was looked at, and what changed is read afterwards from
 * the cursor. What it says itself is not used, so a notification that is sent again finds nothing new.
 */
export async function handleNotification(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const running = getProcessState(context);
	if (!(await isFromDropbox(context))) {
		responseOf(context).status(403).end();
		noteRefusal(context, running);
		return RESPONDED;
	}
	responseOf(context).status(200).end();
	const items =
		context.getMode() === 'manual' ? await createSampleItems(context) : await readChanges(context, running);
	return items.length === 0 ? RESPONDED : { ...RESPONDED, workflowData: [items] };
}

async function isFromDropbox(context: IWebhookFunctions): Promise<boolean> {
	const signature = context.getHeaderData()['x-dropbox-signature'];
	// Looked at first: whoever sends without one is not worth opening a credential for.
	if (!isSignature(signature)) return false;
	const secret = await secretOf(context).catch(() => undefined);
	const { rawBody } = context.getRequestObject() as { rawBody?: Buffer };
	return isSigned(rawBody, signature, secret);
}

async function secretOf(context: IWebhookFunctions): Promise<unknown> {
	if (readParameter(context, 'authentication') === 'token') {
		return (await context.getCredentials('dropboxCaseFoldersTokenApi'))['appSecret'];
	}
	return (await context.getCredentials('dropboxCaseFoldersOAuth2Api'))['clientSecret'];
}

/** One line for the first, the tenth, the hundredth …: whoever sends them does not fill the log. */
function noteRefusal(context: IWebhookFunctions, running: ProcessState): void {
	running.refused += 1;
	if (!/^10*$/.test(String(running.refused))) return;
	context.logger.warn(
		`Dropbox Case Folders Trigger: refused ${running.refused} notifications without a valid Dropbox signature so far`,
	);
}

async function readChanges(context: IWebhookFunctions, running: ProcessState): Promise<INodeExecutionData[]> {
	try {
		const items = await runInTurn(running.turns, async () => {
			const cycle = await runCycle(context, running);
			running.latest = cycle.state;
			return cycle.items;
		});
		return items ?? [];
	} catch (thrown) {
		// The answer has gone out. What could not be read is read by the next notification or poll.
		const reason = thrown instanceof Refusal ? thrown.message : 'something unforeseen';
		context.logger.warn(`Dropbox Case Folders Trigger: changes could not be read (${reason})`);
		return [];
	}
}

const responseOf = (context: IWebhookFunctions): WebhookResponse =>
	context.getResponseObject() as unknown as WebhookResponse;
