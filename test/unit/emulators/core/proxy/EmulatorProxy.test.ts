/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { request as connectRequest } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { EmulatedRequest, EmulatedResponse } from '@/test/emulators/core/contract';
import { EmulatorProxy } from '@/test/emulators/core/proxy/EmulatorProxy';
import { createProxiedFetch, type ProxiedFetch } from './createProxiedFetch';

const MIB = 1024 * 1024;

// TLS and large bodies take their time on a busy machine.
jest.setTimeout(30_000);

describe('the proxy', () => {
	const folder = mkdtempSync(join(tmpdir(), 'proxy-test-'));
	const caFile = join(folder, 'ca.pem');
	const refused: string[] = [];
	let proxy: EmulatorProxy;
	let fetch: ProxiedFetch;
	let answer: (request: EmulatedRequest) => EmulatedResponse;

	beforeAll(async () => {
		const service = (hosts: string[]) => ({
			...{ hosts, largestBody: 151 * MIB },
			handle: async (request: EmulatedRequest) => answer(request),
		});
		const slow = { ...service(['slow.example.org']), bytesPerSecondPerConnection: 1_000_000 };
		proxy = await EmulatorProxy.start({
			services: [
				service(['api.dropboxapi.com', 'content.dropboxapi.com']),
				service(['*.legalserver.org']),
				slow,
			],
			onRefused: (target) => refused.push(target),
		});
		writeFileSync(caFile, proxy.certificate);
	});

	beforeEach(() => {
		fetch = createProxiedFetch({ proxyUrl: proxy.url, caFile });
		answer = ({ host, path }) => ({ status: 200, headers: {}, body: host + path });
	});

	afterEach(() => fetch.close());

	afterAll(async () => {
		await proxy.close();
		rmSync(folder, { recursive: true });
	});

	it('answers for each host with a certificate of its own', async () => {
		for (const host of ['api.dropboxapi.com', 'content.dropboxapi.com', 'sample.legalserver.org']) {
			expect(await (await fetch(`https://${host}/2/x`)).text()).toBe(`${host}/2/x`);
		}
	});

	it('hands over method, query, headers and body as they were sent', async () => {
		let seen: EmulatedRequest | undefined;
		answer = (request) => {
			seen = request;
			return { status: 200, headers: {}, body: '' };
		};
		const body = Buffer.from([0, 255, 128, 10]);
		await fetch('https://api.dropboxapi.com/2/x?a=1&b=%C3%BC', {
			method: 'PUT',
			headers: { 'X-Some': 'Thing' },
			body,
		});
		expect(seen).toMatchObject({ method: 'PUT', path: '/2/x', headers: { 'x-some': 'Thing' }, body });
		expect(seen?.query.get('b')).toBe('ü');
	});

	it('hands over headers of any length that a service may refuse', async () => {
		answer = ({ headers }) => ({ status: 200, headers: {}, body: String(headers['x-long']?.length) });
		const headers = { 'x-long': 'x'.repeat(1_000_000) };
		expect(await (await fetch('https://api.dropboxapi.com/x', { headers })).text()).toBe('1000000');
	});

	it('takes bodies of unknown length', async () => {
		answer = ({ body }) => ({ status: 200, headers: {}, body: String(body.length) });
		const body = Readable.from([Buffer.alloc(70_000), Buffer.alloc(30_000)]);
		expect(await (await fetch('https://api.dropboxapi.com/x', { method: 'POST', body })).text()).toBe(
			'100000',
		);
	});

	it('takes no more of a body of unknown length than any service takes', async () => {
		const piece = Buffer.alloc(8 * MIB);
		const body = Readable.from(Array.from({ length: 20 }, () => piece));
		const response = await fetch('https://api.dropboxapi.com/x', { method: 'POST', body });
		expect(response.status).toBe(413);
	});

	it('reads bodies no faster than a service says, whether their length is known or not', async () => {
		answer = ({ body }) => ({ status: 200, headers: {}, body: String(body.length) });
		const bytes = Buffer.alloc(200_000);
		for (const body of [bytes, Readable.from([bytes])]) {
			const start = performance.now();
			const response = await fetch('https://slow.example.org/x', { method: 'POST', body });
			// However busy the machine is, it takes no less than the line would.
			expect(performance.now() - start).toBeGreaterThan(190);
			expect(await response.text()).toBe('200000');
		}
	});

	it('keeps connections alive', async () => {
		for (let call = 0; call < 5; call++) await fetch('https://api.dropboxapi.com/x');
		expect(fetch.connections()).toBe(1);
	});

	it('refuses every other host, and says which there are', async () => {
		await expect(connect('example.org:443')).resolves.toMatchObject({
			status: 403,
			text: expect.stringMatching(
				/^example\.org:443 is not emulated\. Emulated: api\.dropboxapi\.com, .*\*\.legalserver\.org/,
			),
		});
		expect((await connect('api.dropboxapi.com:80')).status).toBe(403);
		expect((await connect('legalserver.org:443')).status).toBe(403);
		expect(refused).toEqual(['example.org:443', 'api.dropboxapi.com:80', 'legalserver.org:443']);
	});

	it('refuses requests without a tunnel', async () => {
		const response = await globalThis.fetch(`${proxy.url}/x`);
		expect([response.status, await response.text()]).toEqual([
			403,
			expect.stringContaining('CONNECT requests only'),
		]);
	});

	it('answers a request for another host inside a tunnel with 421', async () => {
		const response = await fetch('https://api.dropboxapi.com/x', { headers: { host: 'example.org' } });
		expect(response.status).toBe(421);
	});

	it('hands nothing over when the client leaves in the middle of a body', async () => {
		let handled = 0;
		answer = () => {
			handled += 1;
			return { status: 200, headers: {}, body: '' };
		};
		const half = Readable.from(
			(function* () {
				yield Buffer.alloc(500);
				throw new Error('the client leaves');
			})(),
		);
		const headers = { 'content-length': '1000' };
		const call = fetch('https://api.dropboxapi.com/x', { method: 'POST', headers, body: half });
		await expect(call).rejects.toThrow('the client leaves');
		await fetch('https://api.dropboxapi.com/y');
		expect(handled).toBe(1);
	});

	it('refuses bodies that no service takes', async () => {
		const body = Buffer.alloc(152 * MIB);
		const response = await fetch('https://api.dropboxapi.com/x', {
			method: 'POST',
			headers: { 'content-length': String(body.length) },
			body,
		});
		expect(response.status).toBe(413);
	});

	it('streams a body without keeping it', async () => {
		const piece = Buffer.alloc(MIB, 7);
		let produced = 0;
		answer = () => ({
			...{ status: 200, headers: { 'content-length': String(16 * MIB) } },
			body: new Readable({
				read() {
					this.push(produced++ < 16 ? piece : null);
				},
			}),
		});
		const response = await fetch('https://content.dropboxapi.com/x');
		expect((await response.arrayBuffer()).byteLength).toBe(16 * MIB);
	});

	it('cuts the connection instead of answering', async () => {
		answer = () => ({ status: 200, headers: {}, body: 'x', cutAfterBytes: 0 });
		await expect(fetch('https://api.dropboxapi.com/x')).rejects.toMatchObject({ code: 'ECONNRESET' });
	});

	it.each([
		['text', 'x'.repeat(1000)],
		['stream', undefined],
	])('cuts the connection inside a body that is a %s', async (_what, body) => {
		answer = () => ({
			...{ status: 200, headers: { 'content-length': '1000' }, cutAfterBytes: 10 },
			body: body ?? Readable.from([Buffer.alloc(500), Buffer.alloc(500)]),
		});
		await expect(fetch('https://api.dropboxapi.com/x')).rejects.toThrow(/aborted|hang up|reset/i);
	});

	it('goes on serving after a cut', async () => {
		answer = () => ({ status: 200, headers: {}, body: 'x', cutAfterBytes: 0 });
		await expect(fetch('https://api.dropboxapi.com/x')).rejects.toThrow();
		answer = () => ({ status: 200, headers: {}, body: 'back' });
		expect(await (await fetch('https://api.dropboxapi.com/x')).text()).toBe('back');
	});

	it('sends a slow body whole', async () => {
		answer = () => ({ status: 200, headers: {}, body: 'slowly'.repeat(10), bytesPerSecond: 600 });
		expect(await (await fetch('https://api.dropboxapi.com/x')).text()).toBe('slowly'.repeat(10));
	});

	it('shows a bug of a service as one', async () => {
		const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
		answer = () => {
			throw new Error('a bug');
		};
		const response = await fetch('https://api.dropboxapi.com/x');
		expect([response.status, await response.text()]).toEqual([
			500,
			'The emulator has a bug; see its output.',
		]);
		expect(written).toHaveBeenCalledWith(expect.stringContaining('a bug'));
		written.mockRestore();
	});

	function connect(target: string): Promise<{ status: number; text: string }> {
		return new Promise((resolve, reject) => {
			const { hostname, port } = new URL(proxy.url);
			const request = connectRequest({ hostname, port, method: 'CONNECT', path: target });
			request.on('error', reject);
			request.on('connect', (response, socket, head) => {
				let text = head.toString();
				socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
				socket.on('close', () => resolve({ status: response.statusCode ?? 0, text }));
				socket.on('error', reject);
				if (response.statusCode === 200) socket.destroy();
			});
			request.end();
		});
	}
});
