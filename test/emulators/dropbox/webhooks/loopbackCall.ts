/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { request, type IncomingHttpHeaders } from 'node:http';

export interface Reply {
	status: number;
	headers: IncomingHttpHeaders;
	body: string;
}

/** Calls the app's webhook. Rejects when nobody listens, or with `timed out` after so many milliseconds. */
export async function loopbackCall(
	url: URL,
	method: 'GET' | 'POST',
	headers: Record<string, string>,
	body: Buffer,
	timeout: number,
): Promise<Reply> {
	return await new Promise((resolve, reject) => {
		const call = request(url, { method, headers, agent: false }, (response) => {
			const pieces: Buffer[] = [];
			response.on('data', (piece: Buffer) => pieces.push(piece));
			response.on('error', reject);
			response.on('end', () => {
				const { statusCode: status = 0, headers: received } = response;
				resolve({ status, headers: received, body: Buffer.concat(pieces).toString() });
			});
		});
		// The whole response has to be there by then, so this is no idle timeout.
		const signal = AbortSignal.timeout(timeout);
		signal.addEventListener('abort', () => call.destroy(new Error('timed out')));
		call.on('error', reject);
		call.end(body);
	});
}

/** The webhook's address. Throws for anything but a loopback address: nothing of this leaves the machine. */
export function loopbackUrl(text: string): URL {
	const url = new URL(text);
	if (url.protocol !== 'http:' || !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) {
		throw new Error('the webhook has to be an http address of this machine');
	}
	return url;
}
