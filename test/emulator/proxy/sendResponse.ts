import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EmulatedResponse } from '../contract';
import { cutAfter, slowedTo } from './pace';

/** Sends an answer as the service wants it seen: whole, slow, or with the connection cut. */
export async function sendResponse(outgoing: ServerResponse, answer: EmulatedResponse): Promise<void> {
	if (answer.cutAfterBytes === 0) return cut(outgoing, answer);
	outgoing.writeHead(answer.status, withLength(answer));
	if (isWhole(answer)) {
		outgoing.end(answer.body);
		return;
	}
	const stages = [
		...(answer.bytesPerSecond === undefined ? [] : [slowedTo(answer.bytesPerSecond)]),
		...(answer.cutAfterBytes === undefined ? [] : [cutAfter(answer.cutAfterBytes)]),
	];
	try {
		await pipeline([asStream(answer.body), ...stages, outgoing], { end: answer.cutAfterBytes === undefined });
		if (answer.cutAfterBytes !== undefined) cut(outgoing, answer);
	} catch {
		// The client left, or the body could not be read to its end: either way half an answer is out.
		cut(outgoing, answer);
	}
}

function isWhole(answer: EmulatedResponse): answer is EmulatedResponse & { body: Buffer | string } {
	return (
		!(answer.body instanceof Readable) &&
		answer.bytesPerSecond === undefined &&
		answer.cutAfterBytes === undefined
	);
}

function withLength({ headers, body }: EmulatedResponse): Record<string, string> {
	if (body instanceof Readable) return headers;
	return { ...headers, 'content-length': String(Buffer.byteLength(body)) };
}

function asStream(body: EmulatedResponse['body']): Readable {
	if (body instanceof Readable) return body;
	return Readable.from([Buffer.isBuffer(body) ? body : Buffer.from(body)]);
}

function cut(outgoing: ServerResponse, { body }: EmulatedResponse): void {
	if (body instanceof Readable) body.destroy();
	outgoing.socket?.destroy();
}
