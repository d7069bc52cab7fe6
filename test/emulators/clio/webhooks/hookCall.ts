/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { request as requestHttp, type IncomingHttpHeaders } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface HookReply {
	status: number;
	headers: IncomingHttpHeaders;
}

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\]|.+\.localhost)$/;

/**
 * Posts to a webhook's address: by the front that stands for its host name, or straight to this machine. Rejects for
 * every other address, when nobody listens, and when no answer has come after so many milliseconds.
 */
export async function hookCall(
	address: string,
	hosts: Readonly<Record<string, string>>,
	headers: Record<string, string>,
	body: Buffer,
	timeout: number,
): Promise<HookReply> {
	const url = new URL(address);
	const front = hosts[url.hostname];
	if (front === undefined && !LOOPBACK.test(url.hostname))
		throw new Error(`${url.hostname} is not on this machine; map it by the switch webhookHosts`);
	const target = front === undefined ? url : new URL(url.pathname + url.search, front);
	const all = {
		...headers,
		host: url.host,
		'x-forwarded-host': url.host,
		'x-forwarded-proto': 'https',
		'content-length': String(body.length),
	};
	const send = target.protocol === 'https:' ? requestHttps : requestHttp;
	return await new Promise((resolve, reject) => {
		// Certificates of this machine are nobody's concern.
		const options = { method: 'POST', headers: all, agent: false, rejectUnauthorized: false } as const;
		const call = send(target, options, (response) => {
			response.resume();
			response.on('error', reject);
			response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
		});
		const signal = AbortSignal.timeout(timeout);
		signal.addEventListener('abort', () => call.destroy(new Error('timed out')));
		call.on('error', reject);
		call.end(body);
	});
}
