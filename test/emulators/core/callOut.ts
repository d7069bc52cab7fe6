/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { request as requestHttp, type ClientRequest, type IncomingHttpHeaders } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

/** One call that an emulated service makes to somebody else. */
export interface OutgoingCall {
	url: string;
	method: string;
	headers: Record<string, string>;
	body: Buffer;
}

export interface OutgoingReply {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** How addresses are reached from this machine. */
export interface Reach {
	/** PEM of the authorities whose certificates are taken, in place of the public ones. */
	authorities: readonly string[];
	/** Fronts in this process by host name, for tests in which nock takes TLS out. */
	hosts: Readonly<Record<string, string>>;
	/** Whether an address of this machine may also be called without TLS. */
	allowsHttp?: boolean;
}

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\]|.+\.localhost)$/;
/** More than any answer that is looked at. */
const LARGEST_ANSWER = 1024 * 1024;

/**
 * Calls an address and never follows a redirect. Rejects when it leads off this machine, when its certificate is not of
 * a trusted authority and for this very name, when nobody listens, when the connection breaks off, and when no whole
 * answer has come after so many milliseconds.
 */
export async function callOut(
	{ url: address, method, headers, body }: OutgoingCall,
	{ authorities, hosts, allowsHttp = false }: Reach,
	timeout: number,
): Promise<OutgoingReply> {
	const url = new URL(address);
	const length = body.length > 0 ? { 'content-length': String(body.length) } : {};
	const common = { method, agent: false, headers: { ...headers, host: url.host, ...length } } as const;
	const front = hosts[url.hostname];
	if (front !== undefined) {
		const forwarded = { 'x-forwarded-host': url.host, 'x-forwarded-proto': 'https' };
		const options = { ...common, headers: { ...common.headers, ...forwarded } };
		return await answerTo(requestHttp(new URL(url.pathname + url.search, front), options), body, timeout);
	}
	if (!LOOPBACK.test(url.hostname))
		throw new Error(`${url.hostname} is not on this machine; see the README of the emulated service`);
	const options = { ...common, lookup: lookUpLoopback };
	if (allowsHttp && url.protocol === 'http:') return await answerTo(requestHttp(url, options), body, timeout);
	return await answerTo(requestHttps(url, { ...options, ca: [...authorities] }), body, timeout);
}

/** Not every system knows names below `localhost`. */
const lookUpLoopback: LookupFunction = (_name, { all }, done) =>
	all === true ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);

async function answerTo(call: ClientRequest, body: Buffer, timeout: number): Promise<OutgoingReply> {
	return await new Promise((resolve, reject) => {
		const fail = (error: Error) => {
			reject(error);
			call.destroy();
		};
		AbortSignal.timeout(timeout).addEventListener('abort', () => fail(new Error('timed out')));
		call.on('response', (response) => {
			const pieces: Buffer[] = [];
			let length = 0;
			response.on('data', (piece: Buffer) => {
				length += piece.length;
				if (length > LARGEST_ANSWER) fail(new Error('answered more than 1 MiB'));
				else pieces.push(piece);
			});
			response.on('error', fail);
			response.on('end', () => {
				const { statusCode = 0, headers } = response;
				resolve({ status: statusCode, headers, body: Buffer.concat(pieces) });
			});
		});
		call.on('error', fail);
		call.end(body);
	});
}
