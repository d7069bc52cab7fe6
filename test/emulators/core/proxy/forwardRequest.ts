/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BodyBuffers } from './BodyBuffers';
import type { HostTable } from './HostTable';
import { BodyTooLarge, RequestAborted, readRequest } from './readRequest';
import { sendResponse } from './sendResponse';

/** Carries one decrypted request to the service of its host and the response back. */
export async function forwardRequest(
	hosts: HostTable,
	incoming: IncomingMessage,
	outgoing: ServerResponse,
	buffers: BodyBuffers,
): Promise<void> {
	const host = hostName(incoming);
	const service = hosts.serviceFor(host);
	if (!service) return sendText(outgoing, 421, `Nobody emulates ${host} here.`);
	try {
		const request = await readRequest(host, incoming, {
			...{ buffers, bytesPerSecond: service.bytesPerSecondPerConnection },
			...{ largestBody: service.largestBody, blockSize: service.blockSize },
		});
		const response = await service.handle(request);
		buffers.give(Buffer.from(request.body.buffer));
		await sendResponse(outgoing, response);
	} catch (reason) {
		if (reason instanceof RequestAborted) return void outgoing.socket?.destroy();
		if (reason instanceof BodyTooLarge) return sendTooLarge(incoming, outgoing);
		// A bug of the emulator must look like one: no client may take it for a response of the service.
		process.stderr.write(`emulator: ${incoming.method} ${host} broke: ${describe(reason)}\n`);
		if (!outgoing.headersSent) return sendText(outgoing, 500, 'The emulator has a bug; see its output.');
		outgoing.socket?.destroy();
	}
}

function hostName(incoming: IncomingMessage): string {
	return (incoming.headers.host ?? '').split(':')[0]?.toLowerCase() ?? '';
}

/**
 * Said at once, while the body is under way. What is left of that is read and dropped before the response ends, as web
 * servers do: node hangs up when it has ended, and then the client's system throws away what it has not read by then.
 */
function sendTooLarge(incoming: IncomingMessage, outgoing: ServerResponse): void {
	const text = 'Payload too large: this is more than the service takes with one request.';
	outgoing.writeHead(413, { 'content-type': 'text/plain; charset=utf-8', 'content-length': text.length });
	outgoing.write(text);
	incoming
		.removeAllListeners('data')
		.once('end', () => outgoing.end())
		.once('close', () => outgoing.end())
		.resume();
}

function sendText(outgoing: ServerResponse, status: number, text: string): void {
	outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(text);
}

function describe(reason: unknown): string {
	return reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
}
