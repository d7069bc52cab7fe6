/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EmulatedResponse } from '../contract';
import { outgoingBody } from './outgoingBody';

/** Sends a response as the service wants it seen: whole, slow, or with the connection cut. */
export async function sendResponse(outgoing: ServerResponse, response: EmulatedResponse): Promise<void> {
	if (response.cutAfterBytes === 0) return cut(outgoing, response);
	outgoing.writeHead(response.status, withLength(response));
	const body = outgoingBody(response, () => new Error('cut on purpose'));
	if (!(body instanceof Readable)) {
		outgoing.end(body);
		return;
	}
	try {
		await pipeline(body, outgoing);
	} catch {
		// Cut on purpose, or the client left: either way half a response is out and the connection is of no use.
		cut(outgoing, response);
	}
}

/** The length is that of the whole body, also when the connection is cut before its end. */
function withLength({ headers, body }: EmulatedResponse): Record<string, string> {
	if (body instanceof Readable) return headers;
	return { ...headers, 'content-length': String(Buffer.byteLength(body)) };
}

function cut(outgoing: ServerResponse, { body }: EmulatedResponse): void {
	if (body instanceof Readable) body.destroy();
	outgoing.socket?.destroy();
}
