/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Received {
	path: string;
	headers: IncomingHttpHeaders;
	body: string;
}

export interface HookAnswer {
	status: number;
	headers?: Record<string, string>;
}

/** Somebody's webhook, behind a TLS front that the emulator stands for. */
export class HookServer {
	readonly received: Received[] = [];
	/** What deliveries are answered with; the handshake is echoed unless `shakesHands` is off. */
	answer: (received: Received) => HookAnswer = () => ({ status: 200 });
	shakesHands = true;

	private constructor(private readonly server: Server) {
		server.on('request', async (incoming, outgoing) => {
			const received = {
				...{ path: incoming.url ?? '', headers: incoming.headers },
				body: await text(incoming),
			};
			this.received.push(received);
			const secret = incoming.headers['x-hook-secret'];
			if (typeof secret === 'string' && this.shakesHands)
				return outgoing.writeHead(200, { 'x-hook-secret': secret }).end();
			const { status, headers = {} } = this.answer(received);
			return outgoing.writeHead(status, headers).end();
		});
	}

	static async start(): Promise<HookServer> {
		const server = createServer();
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		return new HookServer(server);
	}

	get origin(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	/** Without the handshakes. */
	get deliveries(): Array<{ data: Record<string, unknown>; meta: { event: string; webhook_id: number } }> {
		return this.received
			.filter(({ headers }) => headers['x-hook-signature'] !== undefined)
			.map(({ body }) => JSON.parse(body));
	}

	get events(): string[] {
		return this.deliveries.map(({ meta }) => meta.event);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}
