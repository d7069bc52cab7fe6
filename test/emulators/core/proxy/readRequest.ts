/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { IncomingMessage } from 'node:http';
import type { EmulatedRequest, EmulatedService } from '../contract';
import type { BodyBuffers } from './BodyBuffers';
import { ReceivedBody } from './ReceivedBody';

/** The client went away while its body was still under way; nobody is left to answer. */
export class RequestAborted extends Error {}

/** The body is longer than any emulated service takes. */
export class BodyTooLarge extends Error {}

/** How a body is read, see EmulatedService. */
export interface ReadOptions extends Pick<EmulatedService, 'largestBody' | 'blockSize'> {
	buffers: BodyBuffers;
	/** At most so fast; undefined: as it comes. */
	bytesPerSecond: number | undefined;
}

const DEFAULT_LARGEST_BODY = 16 * 1024 * 1024;

/**
 * The whole request in memory. A body of declared length is gathered in one buffer of that size:
 * growing one would need twice the memory for a moment, and uploads come in large pieces.
 */
export async function readRequest(
	host: string,
	incoming: IncomingMessage,
	options: ReadOptions,
): Promise<EmulatedRequest> {
	const url = new URL(incoming.url ?? '/', `https://${host}`);
	return {
		host,
		method: incoming.method ?? 'GET',
		path: url.pathname,
		query: url.searchParams,
		headers: singleHeaders(incoming),
		...(await readBody(incoming, options)),
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

async function readBody(incoming: IncomingMessage, options: ReadOptions): Promise<Body> {
	const { largestBody = DEFAULT_LARGEST_BODY, bytesPerSecond } = options;
	const pace = bytesPerSecond === undefined ? NO_THROTTLE : createArrivalThrottle(incoming, bytesPerSecond);
	const declared = Number(incoming.headers['content-length'] ?? Number.NaN);
	if (declared > largestBody) throw new BodyTooLarge();
	try {
		if (!Number.isInteger(declared)) return { body: await readAll(incoming, largestBody, pace) };
		return await readExactly(incoming, declared, options, pace);
	} catch (error) {
		if (error instanceof BodyTooLarge) throw error;
		throw new RequestAborted();
	}
}

async function readExactly(
	incoming: IncomingMessage,
	length: number,
	{ buffers, blockSize }: ReadOptions,
	pace: ArrivalThrottle,
): Promise<Body> {
	const buffer = buffers.take(length);
	const received = new ReceivedBody(buffer, length, blockSize);
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

async function readAll(incoming: IncomingMessage, most: number, pace: ArrivalThrottle): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	await new Promise<void>((resolve, reject) => {
		incoming.on('data', (chunk: Buffer) => {
			length += chunk.length;
			if (length > most) reject(new BodyTooLarge());
			else chunks.push(chunk);
			pace(chunk.length);
		});
		incoming.once('end', resolve).once('error', reject).once('close', reject);
	});
	return Buffer.concat(chunks);
}

/** Told about every chunk that was read. */
type ArrivalThrottle = (bytes: number) => void;

/**
 * Reads a request's body no faster than that, as if the line had no more: whenever more has come than may have, reading
 * pauses, and the client waits as soon as the buffers on the way are full.
 */
function createArrivalThrottle(incoming: IncomingMessage, bytesPerSecond: number): ArrivalThrottle {
	const start = performance.now();
	let read = 0;
	return (bytes) => {
		read += bytes;
		const early = (read / bytesPerSecond) * 1000 - (performance.now() - start);
		if (early < 1) return;
		incoming.pause();
		setTimeout(() => incoming.resume(), early);
	};
}

const NO_THROTTLE: ArrivalThrottle = () => undefined;
