/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { callOut } from '@/test/emulators/core/callOut';
import { Authority } from '@/test/emulators/core/proxy/Authority';

describe('an address that is called', () => {
	let authority: Authority;
	let stranger: Authority;
	let server: Server;
	const called: string[] = [];

	beforeAll(async () => {
		authority = await Authority.create();
		stranger = await Authority.create();
		const certificateFor = async (name: string) =>
			name === 'strange.localhost'
				? await stranger.contextFor(name)
				: await authority.contextFor(name === 'other.localhost' ? 'n8n.localhost' : name);
		server = createServer(
			{ SNICallback: (name, done) => void certificateFor(name).then((context) => done(null, context), done) },
			(incoming, outgoing) => {
				called.push(incoming.headers.host ?? '');
				outgoing.end();
			},
		);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	});

	beforeEach(() => called.splice(0));

	afterAll(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});

	const port = () => (server.address() as AddressInfo).port;
	const call = async (host: string, authorities = [authority.certificate]) =>
		await callOut(
			{ url: `https://${host}:${port()}/hook`, method: 'POST', headers: {}, body: Buffer.from('{}') },
			{ authorities, hosts: {} },
			5000,
		);

	it('is reached with a certificate for its name, by an authority that is trusted', async () => {
		expect(await call('n8n.localhost')).toMatchObject({ status: 200 });
		expect(called).toEqual([`n8n.localhost:${port()}`]);
	});

	it.each([
		['the certificate is for another name', async () => await call('other.localhost'), /altnames/],
		['another authority signed it', async () => await call('strange.localhost'), /certificate/],
		['no authority is trusted', async () => await call('n8n.localhost', []), /certificate/],
		['it is not on this machine', async () => await call('n8n.example'), /not on this machine/],
	])('is not told anything where %s', async (_, calling, reason) => {
		await expect(calling()).rejects.toThrow(reason);
		expect(called).toEqual([]);
	});

	it('is never called without TLS, even on this machine, unless that is allowed', async () => {
		const plain = { url: `http://127.0.0.1:${port()}/`, method: 'GET', headers: {}, body: Buffer.alloc(0) };
		const reach = { authorities: [], hosts: {} };
		await expect(callOut(plain, reach, 5000)).rejects.toThrow(/http:/);
		await expect(callOut(plain, { ...reach, allowsHttp: true }, 5000)).rejects.toThrow(
			/socket hang up|reset/i,
		);
		const far = { ...plain, url: 'http://n8n.example/' };
		await expect(callOut(far, { ...reach, allowsHttp: true }, 5000)).rejects.toThrow(/not on this machine/);
	});
});
