/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	createServer as createHttpServer,
	type IncomingMessage,
	type Server,
	type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { EmulatedService } from '../contract';
import { Authority } from './Authority';
import { BodyBuffers } from './BodyBuffers';
import { HostTable } from './HostTable';
import { forwardRequest } from './forwardRequest';
import { refuseConnect, refusePlain, type OnRefused } from './refuseConnect';

export interface ProxyOptions {
	services: readonly EmulatedService[];
	/** 0, the default, takes a free one. */
	port?: number;
	/** Told about every host that was refused. */
	onRefused?: OnRefused;
}

/** Bytes of headers that node reads: far more than any service takes, so that the service decides what is too long. */
const MOST_HEADERS = 4 * 1024 * 1024;

/**
 * A CONNECT proxy on loopback behind which the emulated services answer under their real names.
 *
 * mockttp makes the authority and the certificates only. Its callback rules were measured at about 220 small
 * requests and 200–330 MiB of uploads a second, and they can neither stream a body out nor cut a connection in
 * the middle of one; node's own TLS server on the tunnelled socket does both, without a second hop.
 */
export class EmulatorProxy {
	private readonly sockets = new Set<Duplex>();

	private constructor(
		private readonly outer: Server,
		/** PEM of the authority that signs for the emulated hosts. */
		readonly certificate: string,
	) {
		outer.on('connection', (socket) => {
			this.sockets.add(socket);
			socket.once('close', () => this.sockets.delete(socket));
		});
	}

	/** Resolves when connections are accepted; rejects when the port is taken. */
	static async start(options: ProxyOptions): Promise<EmulatorProxy> {
		const hosts = new HostTable(options.services);
		const authority = await Authority.create();
		await Promise.all(hosts.exactNames.map((name) => authority.contextFor(name)));
		const inner = tlsServer(hosts, authority);
		const outer = createHttpServer((request, response) => refusePlain(request, response, hosts));
		outer.on('connect', (request: IncomingMessage, socket: Duplex) => {
			socket.on('error', () => socket.destroy());
			const { host, port } = target(request);
			if (port !== 443 || !hosts.serviceFor(host)) {
				return refuseConnect(socket, request.url ?? '', hosts, options.onRefused);
			}
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			inner.emit('connection', socket);
		});
		await new Promise<void>((resolve, reject) => {
			outer.once('error', reject).listen(options.port ?? 0, '127.0.0.1', () => resolve());
		});
		return new EmulatorProxy(outer, authority.certificate);
	}

	/** For HTTPS_PROXY. */
	get url(): string {
		return `http://127.0.0.1:${(this.outer.address() as AddressInfo).port}`;
	}

	/** Cuts what is still open: a client that keeps connections alive must not keep the process alive. */
	async close(): Promise<void> {
		const closed = new Promise<void>((resolve) => this.outer.close(() => resolve()));
		for (const socket of this.sockets) socket.destroy();
		await closed;
	}
}

function tlsServer(hosts: HostTable, authority: Authority): Server {
	const buffers = new BodyBuffers();
	const server = createHttpsServer(
		{
			SNICallback: (name, done) => {
				authority.contextFor(name.toLowerCase()).then((context) => done(null, context), done);
			},
			keepAliveTimeout: 60_000,
			// A large upload on a slow machine may take its time.
			requestTimeout: 0,
			maxHeaderSize: MOST_HEADERS,
		},
		(request: IncomingMessage, response: ServerResponse) =>
			void forwardRequest(hosts, request, response, buffers),
	);
	// The response to `Expect: 100-continue` is given by node before the handler runs.
	server.on('tlsClientError', (_reason, socket) => socket.destroy());
	return server;
}

function target(request: IncomingMessage): { host: string; port: number } {
	const [host = '', port = '443'] = (request.url ?? '').split(':');
	return { host, port: Number(port) };
}
