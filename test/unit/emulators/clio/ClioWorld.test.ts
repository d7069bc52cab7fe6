/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Authority } from '@/test/emulators/core/proxy/Authority';
import { startEmulator } from '@/test/emulators';
import { ClioWorld } from '@/test/emulators/clio/ClioWorld';
import { changeMatter } from '@/test/emulators/clio/state/matters';
import { createProxiedFetch } from '../core/proxy/createProxiedFetch';

describe('a world of Clio', () => {
	it('is reached by its host names behind the proxy, beside Dropbox', async () => {
		const emulator = await startEmulator({ fixture: 'personal', clio: 'firmCa' });
		const fetch = createProxiedFetch(emulator);
		try {
			const { fixture } = emulator.clio!.world;
			const authorization = `Bearer ${fixture.tokens.ada}`;
			const api = 'https://ca.app.clio.com/api/v4';
			const { data } = (await (
				await fetch(`${api}/documents?limit=1`, { headers: { authorization } })
			).json()) as {
				data: Array<{ id: number }>;
			};
			const answer = await fetch(`${api}/documents/${data[0]?.id}/download`, {
				...{ headers: { authorization }, redirect: 'manual' },
			});
			const location = answer.headers.get('location') ?? '';
			expect([answer.status, new URL(location).host]).toEqual([303, 's3.ca-central-1.amazonaws.com']);
			expect(await (await fetch(location)).text()).toBe('the complaint');
			const calls = await globalThis.fetch(`${emulator.clio!.dashboardUrl}/calls`);
			expect(((await calls.json()) as Array<{ route: string }>).map(({ route }) => route)).toEqual([
				...['GET documents', 'GET documents/:id/download', 'GET storage'],
			]);
		} finally {
			fetch.close();
			await emulator.close();
		}
	});

	it('reaches webhooks on a TLS server of this machine, with a certificate of an authority that it was told of', async () => {
		const world = new ClioWorld();
		const authority = await Authority.create();
		const context = await authority.contextFor('localhost');
		world.state.switches.webhookAuthorities = [authority.certificate];
		const server = createServer(
			{ SNICallback: (_name, done) => done(null, context) },
			(incoming, outgoing) => {
				outgoing.writeHead(200, { 'x-hook-secret': String(incoming.headers['x-hook-secret']) }).end();
			},
		);
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		const webhook = world.state.webhooks.create({
			...{ appKey: world.fixture.app.key, userId: world.fixture.users.ada?.id ?? 0, sharedSecret: 's' },
			...{ url: `https://localhost:${port}/hook`, model: 'document', fields: 'id', status: 'pending' },
			...{ events: ['created'], expiresAt: Date.now() + 1_000_000 },
		});
		await world.clio.webhooks.shakeHands(webhook);
		await world.clio.webhooks.settled();
		expect(world.state.webhooks.at(webhook.id).status).toBe('enabled');
		world.close();
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});

	it('starts over, in another region if that is asked for', () => {
		const world = new ClioWorld();
		changeMatter(world.state, world.state.matters.all[0]!, { status: 'Closed' });
		world.reset();
		expect(world.state.matters.all[0]?.status).toBe('Open');
		world.reset('firmAu');
		expect(world.state.region).toBe('au');
		world.reset('empty');
		expect(world.state.matters.size).toBe(0);
		world.close();
	});

	it('goes several ways from one point', () => {
		const world = new ClioWorld();
		const [one, other] = [world.fork(), world.fork()];
		changeMatter(one.state, one.state.matters.all[0]!, { status: 'Closed' });
		one.state.access.refreshTokens.get('refresh-ada')!.revoked = true;
		const statusOf = ({ state }: ClioWorld) => state.matters.all[0]?.status;
		expect([world, one, other].map(statusOf)).toEqual(['Open', 'Closed', 'Open']);
		expect(other.state.access.accessTokens.get('token-ada')?.grant.revoked).toBe(false);
		expect(one.state.access.accessTokens.get('token-ada')?.grant.revoked).toBe(true);
		world.close();
	});
});
