/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EmulatedResponse } from '../contract';
import { outgoingBody } from './outgoingBody';

/** Sends an answer as the service wants it seen: whole, slow, or with the connection cut. */
export async function sendResponse(outgoing: ServerResponse, answer: EmulatedResponse): Promise<void> {
	if (answer.cutAfterBytes === 0) return cut(outgoing, answer);
	outgoing.writeHead(answer.status, withLength(answer));
	const body = outgoingBody(answer, () => new Error('cut on purpose'));
	if (!(body instanceof Readable)) {
		outgoing.end(body);
		return;
	}
	try {
		await pipeline(body, outgoing);
	} catch {
		// Cut on purpose, or the client left: either way half an answer is out and the connection is of no use.
		cut(outgoing, answer);
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
