/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Stage } from './Stage';
import { stateOf } from './state';

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
	'/': ['index.html', 'text/html; charset=utf-8'],
	'/style.css': ['style.css', 'text/css; charset=utf-8'],
	'/processes.js': ['processes.js', 'text/javascript; charset=utf-8'],
	'/script.js': ['script.js', 'text/javascript; charset=utf-8'],
};

const HEADERS = {
	'cache-control': 'no-store',
	'x-content-type-options': 'nosniff',
	'content-security-policy':
		"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
};

/** The page from which people try the demo, on loopback. */
export class StartPage {
	private constructor(private readonly server: Server) {}

	/**
	 * @param port 0 for a free one
	 * @throws Error if the port is taken, with what to do
	 */
	static async open(stage: Stage, port: number): Promise<StartPage> {
		const server = createServer((request, response) => {
			respond(stage, request, response).catch((cause: Error) => {
				response.writeHead(500, HEADERS).end(cause.message);
			});
		});
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject).listen(port, '127.0.0.1', () => resolve());
		}).catch((cause: NodeJS.ErrnoException) => {
			if (cause.code !== 'EADDRINUSE') throw cause;
			throw new Error(`Port ${port} is in use. Choose another one with --port, or leave it out.`);
		});
		return new StartPage(server);
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

/** Another site must not press the buttons through somebody's browser. */
function isFromHere({ headers: { host = '', origin } }: IncomingMessage): boolean {
	return /^(127\.0\.0\.1|localhost):\d+$/.test(host) && (origin === undefined || origin === `http://${host}`);
}

async function respond(stage: Stage, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const { method = '', url = '' } = request;
	const end = (status: number, type: string, body: string | Buffer) =>
		void response.writeHead(status, { ...HEADERS, 'content-type': type }).end(body);
	if (!isFromHere(request)) return end(403, 'text/plain', 'Open the page by 127.0.0.1.');
	const [file, type] = FILES[url] ?? [];
	if (method === 'GET' && file !== undefined && type !== undefined)
		return end(200, type, readFileSync(join(__dirname, file)));
	if (method === 'GET' && url === '/state')
		return end(200, 'application/json', JSON.stringify(await stateOf(stage)));
	const [, act] = /^\/acts\/([\w-]+)$/.exec(url) ?? [];
	if (method !== 'POST' || act === undefined) return end(404, 'text/plain', 'There is no such page.');
	const begun = stage.begin(act);
	// What came of it is in the state.
	begun?.catch(() => undefined);
	return end(begun === undefined ? 409 : 202, 'application/json', '{}');
}
