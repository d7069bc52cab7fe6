/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { hookCall } from '@/test/emulators/clio/webhooks/hookCall';
import { Authority } from '@/test/emulators/core/proxy/Authority';

describe('a webhook that is called over TLS', () => {
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
		await hookCall(`https://${host}:${port()}/hook`, { authorities, hosts: {} }, {}, Buffer.from('{}'), 5000);

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
});
