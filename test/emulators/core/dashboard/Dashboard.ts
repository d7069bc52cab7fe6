/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EmulatedWorld } from '../EmulatedWorld';
import { control } from './control';
import { BadControlCall, type ControlResponse, type Panel } from './Panel';

/** The page for people and the JSON control API for tests, on loopback and never behind the proxy. */
export class Dashboard {
	private constructor(private readonly server: Server) {}

	static async start<W extends EmulatedWorld>(world: W, panel: Panel<W>): Promise<Dashboard> {
		const server = createServer(
			(request, response) => void respond(() => control(world, panel, request), request, response),
		);
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject).listen(0, '127.0.0.1', () => resolve());
		});
		return new Dashboard(server);
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	async close(): Promise<void> {
		const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
		this.server.closeAllConnections();
		await closed;
	}
}

async function respond(
	respondTo: () => Promise<ControlResponse>,
	incoming: IncomingMessage,
	outgoing: ServerResponse,
): Promise<void> {
	try {
		requireLoopback(incoming);
		const { status = 200, headers = {}, body } = await respondTo();
		outgoing.writeHead(status, headers).end(body);
	} catch (reason) {
		const known = reason instanceof BadControlCall;
		if (!known)
			process.stderr.write(`dashboard: ${incoming.method} ${incoming.url} broke: ${String(reason)}\n`);
		const message = known ? reason.message : 'The dashboard has a bug; see its output.';
		outgoing
			.writeHead(known ? reason.status : 500, { 'content-type': 'application/json' })
			.end(JSON.stringify({ message }));
	}
}

/** A page of another site must not steer the emulator through somebody's browser. */
function requireLoopback({ headers }: IncomingMessage): void {
	const host = headers.host ?? '';
	if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host))
		throw new BadControlCall('call the dashboard by 127.0.0.1', 403);
	const { origin } = headers;
	if (origin !== undefined && origin !== `http://${host}`)
		throw new BadControlCall('another site may not do this', 403);
}
