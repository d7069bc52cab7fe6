/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
}

/** Somebody's webhook that answers as it is told to. */
export class WebhookServer {
	readonly received: Received[] = [];
	answer: (outgoing: ServerResponse, received: Received) => void = (outgoing) => void outgoing.end();

	private constructor(private readonly server: Server) {
		server.on('request', async (incoming, outgoing) => {
			const { method = '', url: path = '', headers } = incoming;
			const received = { method, path, headers, body: await text(incoming) };
			this.received.push(received);
			this.answer(outgoing, received);
		});
	}

	static async start(): Promise<WebhookServer> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new WebhookServer(server);
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/webhook/case-folder`;
	}

	answerJson(body: unknown, status = 200): void {
		this.answer = (outgoing) =>
			outgoing
				.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
				.end(typeof body === 'string' ? body : JSON.stringify(body));
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
