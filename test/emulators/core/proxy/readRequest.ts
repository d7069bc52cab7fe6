/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { IncomingMessage } from 'node:http';
import type { EmulatedRequest } from '../contract';
import { createArrivalThrottle, type ArrivalThrottle } from './createArrivalThrottle';
import type { BodyBuffers } from './BodyBuffers';
import { ReceivedBody } from './ReceivedBody';

/** The client went away while its body was still under way; nobody is left to answer. */
export class RequestAborted extends Error {}

/** The body is longer than any emulated service takes. */
export class BodyTooLarge extends Error {}

/** How a body is read. */
export interface ReadOptions {
	buffers: BodyBuffers;
	/** At most so fast; undefined: as it comes. */
	bytesPerSecond: number | undefined;
}

/** Dropbox takes 150 MiB per request; a little more is read so that the service itself can refuse it. */
export const LARGEST_BODY = 151 * 1024 * 1024;

/**
 * The whole request in memory. A body of declared length is gathered in one buffer of that size:
 * growing one would need twice the memory for a moment, and uploads come in pieces of 150 MiB.
 */
export async function readRequest(
	host: string,
	incoming: IncomingMessage,
	{ buffers, bytesPerSecond }: ReadOptions,
): Promise<EmulatedRequest> {
	const url = new URL(incoming.url ?? '/', `https://${host}`);
	return {
		host,
		method: incoming.method ?? 'GET',
		path: url.pathname,
		query: url.searchParams,
		headers: singleHeaders(incoming),
		...(await readBody(incoming, buffers, throttleFor(incoming, bytesPerSecond))),
	};
}

function singleHeaders(incoming: IncomingMessage): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(incoming.headers)) {
		if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
	}
	return headers;
}

type Body = Pick<EmulatedRequest, 'body' | 'blockDigests'>;

const NO_THROTTLE: ArrivalThrottle = () => undefined;

function throttleFor(incoming: IncomingMessage, bytesPerSecond: number | undefined): ArrivalThrottle {
	return bytesPerSecond === undefined ? NO_THROTTLE : createArrivalThrottle(incoming, bytesPerSecond);
}

async function readBody(
	incoming: IncomingMessage,
	buffers: BodyBuffers,
	pace: ArrivalThrottle,
): Promise<Body> {
	const declared = Number(incoming.headers['content-length'] ?? Number.NaN);
	if (declared > LARGEST_BODY) throw new BodyTooLarge();
	try {
		if (!Number.isInteger(declared)) return { body: await readAll(incoming, pace) };
		return await readExactly(incoming, declared, buffers, pace);
	} catch (error) {
		if (error instanceof BodyTooLarge) throw error;
		throw new RequestAborted();
	}
}

async function readExactly(
	incoming: IncomingMessage,
	length: number,
	buffers: BodyBuffers,
	pace: ArrivalThrottle,
): Promise<Body> {
	const buffer = buffers.take(length);
	const received = new ReceivedBody(buffer, length);
	try {
		await new Promise<void>((resolve, reject) => {
			incoming.on('data', (chunk: Buffer) => {
				received.add(chunk);
				pace(chunk.length);
			});
			incoming.once('end', resolve).once('error', reject).once('close', reject);
		});
		if (!received.isWhole) throw new RequestAborted();
		return received.end();
	} catch (error) {
		buffers.give(buffer);
		throw error;
	}
}

async function readAll(incoming: IncomingMessage, pace: ArrivalThrottle): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	await new Promise<void>((resolve, reject) => {
		incoming.on('data', (chunk: Buffer) => {
			length += chunk.length;
			if (length > LARGEST_BODY) reject(new BodyTooLarge());
			else chunks.push(chunk);
			pace(chunk.length);
		});
		incoming.once('end', resolve).once('error', reject).once('close', reject);
	});
	return Buffer.concat(chunks);
}
