/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { IncomingMessage } from 'node:http';
import type { EmulatedRequest } from '../contract';

/** The client went away while its body was still under way; nobody is left to answer. */
export class RequestAborted extends Error {}

/** The body is longer than any emulated service takes. */
export class BodyTooLarge extends Error {}

/** Dropbox takes 150 MiB per request; a little more is read so that the service itself can refuse it. */
export const LARGEST_BODY = 151 * 1024 * 1024;

/**
 * The whole request in memory. A body of declared length is gathered in one buffer of that size:
 * growing one would need twice the memory for a moment, and uploads come in pieces of 150 MiB.
 */
export async function readRequest(host: string, incoming: IncomingMessage): Promise<EmulatedRequest> {
	const url = new URL(incoming.url ?? '/', `https://${host}`);
	return {
		host,
		method: incoming.method ?? 'GET',
		path: url.pathname,
		query: url.searchParams,
		headers: singleHeaders(incoming),
		body: await readBody(incoming),
	};
}

function singleHeaders(incoming: IncomingMessage): Record<string, string> {
	const headers: Record<string, string> = {};
	for (const [name, value] of Object.entries(incoming.headers)) {
		if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
	}
	return headers;
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
	const declared = Number(incoming.headers['content-length'] ?? Number.NaN);
	if (declared > LARGEST_BODY) throw new BodyTooLarge();
	try {
		return Number.isInteger(declared) ? await readExactly(incoming, declared) : await readAll(incoming);
	} catch (error) {
		if (error instanceof BodyTooLarge) throw error;
		throw new RequestAborted();
	}
}

async function readExactly(incoming: IncomingMessage, length: number): Promise<Buffer> {
	const body = Buffer.allocUnsafe(length);
	let offset = 0;
	for await (const chunk of incoming as AsyncIterable<Buffer>) offset += chunk.copy(body, offset);
	if (offset < length) throw new RequestAborted();
	return body;
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of incoming as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > LARGEST_BODY) throw new BodyTooLarge();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
