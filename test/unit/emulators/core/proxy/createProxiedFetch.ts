/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import https from 'node:https';
import { Readable } from 'node:stream';
import { HttpsProxyAgent } from 'https-proxy-agent';

/** A fetch that reaches the emulated hosts as a real client does: through the proxy, trusting its authority. */
export interface ProxiedFetch {
	(url: string, init?: FetchInit): Promise<Response>;
	/** Connections opened so far. */
	readonly connections: () => number;
	close(): void;
}

interface FetchInit {
	method?: string;
	headers?: Record<string, string>;
	body?: string | Buffer | Readable | null;
}

export function createProxiedFetch({ proxyUrl, caFile }: { proxyUrl: string; caFile: string }): ProxiedFetch {
	const ca = readFileSync(caFile);
	const agent = new HttpsProxyAgent(proxyUrl, { keepAlive: true });
	let connections = 0;
	agent.on('proxyConnect', () => (connections += 1));
	const call = (url: string, { method = 'GET', headers = {}, body }: FetchInit = {}): Promise<Response> =>
		new Promise((resolve, reject) => {
			const request = https.request(url, { method, headers, agent, ca }, (incoming) => {
				const chunks: Buffer[] = [];
				incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
				incoming.on('error', reject);
				incoming.on('end', () => {
					const { statusCode: status = 0, headers: got } = incoming;
					const text = Object.entries(got).map(([name, value]): [string, string] => [name, String(value)]);
					resolve(new Response(Buffer.concat(chunks), { status, headers: text }));
				});
			});
			request.on('error', reject);
			if (body instanceof Readable) body.on('error', (error) => request.destroy(error)).pipe(request);
			else request.end(body ?? undefined);
		});
	return Object.assign(call, { connections: () => connections, close: () => agent.destroy() });
}
