/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { request as requestHttp, type ClientRequest, type IncomingHttpHeaders } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

export interface HookReply {
	status: number;
	headers: IncomingHttpHeaders;
}

/** How addresses of webhooks are reached from this machine. */
export interface Reach {
	/** PEM of the authorities whose certificates are taken, in place of the public ones. */
	authorities: readonly string[];
	/** Fronts in this process by host name, for tests in which nock takes TLS out. */
	hosts: Readonly<Record<string, string>>;
}

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\]|.+\.localhost)$/;

/**
 * Posts to a webhook's address. Rejects when it leads off this machine, when its certificate is not of a trusted
 * authority and for this very name, when nobody listens, and when no answer has come after so many milliseconds.
 */
export async function hookCall(
	address: string,
	{ authorities, hosts }: Reach,
	headers: Record<string, string>,
	body: Buffer,
	timeout: number,
): Promise<HookReply> {
	const url = new URL(address);
	const all = { ...headers, host: url.host, 'content-length': String(body.length) };
	const front = hosts[url.hostname];
	if (front !== undefined) {
		const forwarded = { 'x-forwarded-host': url.host, 'x-forwarded-proto': 'https' };
		const options = { ...POST, headers: { ...all, ...forwarded } };
		return await answerTo(requestHttp(new URL(url.pathname + url.search, front), options), body, timeout);
	}
	if (!LOOPBACK.test(url.hostname))
		throw new Error(`${url.hostname} is not on this machine; see the README of the emulated Clio`);
	const options = { ...POST, headers: all, ca: [...authorities], lookup: lookUpLoopback };
	return await answerTo(requestHttps(url, options), body, timeout);
}

const POST = { method: 'POST', agent: false } as const;

/** Not every system knows names below `localhost`. */
const lookUpLoopback: LookupFunction = (_name, { all }, done) =>
	all === true ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);

async function answerTo(call: ClientRequest, body: Buffer, timeout: number): Promise<HookReply> {
	return await new Promise((resolve, reject) => {
		call.on('response', (response) => {
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
