/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { request } from 'node:http';

/**
 * Resolves when the webhook was answered, whatever the answer is. Without fetch: that gives up after five
 * minutes without an answer, and a workflow may take hours.
 *
 * @param patience milliseconds
 * @throws when the connection ends without an answer, or there is none in time
 */
export async function fireWebhook(url: string, body: unknown, patience: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const headers = { 'content-type': 'application/json' };
		// A connection of its own: one that was kept may be closed in the moment in which it is used again.
		const call = request(url, { method: 'POST', headers, agent: false });
		const tired = setTimeout(
			() => call.destroy(new Error(`no end within ${Math.round(patience / 1000)} s`)),
			patience,
		);
		const done = (settle: () => void) => () => {
			clearTimeout(tired);
			settle();
		};
		call.once('response', (response) => response.resume().once('end', done(resolve)));
		call.once('error', (reason) => done(() => reject(reason))());
		call.end(JSON.stringify(body));
	});
}
