/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { request as requestHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Authority } from '@/test/emulators/core/proxy/Authority';

/** What firms put in front of n8n: it takes https on loopback, and hands on by http. */
export class TlsFront {
	/** Where n8n is; it has another port each time that it starts. Of several processes, each gets the next call. */
	private targets: readonly string[] = [];
	private calls = 0;

	private constructor(
		private readonly name: string,
		/** PEM of whoever signed the certificate, a throw-away. */
		readonly authority: string,
		private readonly server: Server,
	) {
		server.on('request', (incoming, outgoing) => this.handOn(incoming, outgoing));
	}

	/** @param name that the certificate is for, below `localhost` */
	static async start(name: string): Promise<TlsFront> {
		const authority = await Authority.create();
		const server = createServer({
			SNICallback: (_asked, done) => {
				authority.contextFor(name).then((context) => done(null, context), done);
			},
		});
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject).listen(0, '127.0.0.1', () => resolve());
		});
		return new TlsFront(name, authority.certificate, server);
	}

	/** For `N8N_WEBHOOK_URL`. */
	get url(): string {
		return `https://${this.name}:${(this.server.address() as AddressInfo).port}`;
	}

	passTo(...n8nUrls: string[]): void {
		this.targets = n8nUrls;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	private handOn(incoming: IncomingMessage, outgoing: ServerResponse): void {
		const refuse = () => void outgoing.writeHead(502).end();
		const target = this.targets[this.calls++ % this.targets.length];
		if (target === undefined) return refuse();
		const headers = {
			...incoming.headers,
			'x-forwarded-for': incoming.socket.remoteAddress,
			'x-forwarded-host': incoming.headers.host,
			'x-forwarded-proto': 'https',
		};
		const { method, url = '/' } = incoming;
		const call = requestHttp(new URL(url, target), { method, headers, agent: false }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.on('error', () => outgoing.destroy()).pipe(outgoing);
		});
		call.on('error', () => {
			// n8n is off, or was killed in the middle of its answer.
			if (outgoing.headersSent) outgoing.destroy();
			else refuse();
		});
		incoming.pipe(call);
	}
}
