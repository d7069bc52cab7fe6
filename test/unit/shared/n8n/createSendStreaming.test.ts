/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { buffer } from 'node:stream/consumers';
import { ConnectionLost, type HttpRequest } from '@/nodes/shared/http/types';
import { createEngineHarness } from '@/test/workflow/engineHarness';
import { bothWith } from './credentialInUse';

type World = ReturnType<typeof createEngineHarness>;

const download = (path: string): HttpRequest => ({
	url: 'https://content.dropboxapi.com/2/files/download',
	method: 'POST',
	headers: { 'Dropbox-API-Arg': JSON.stringify({ path }) },
});

const kinds = {
	'an OAuth2 credential': (world: World) => world.oAuth2(world.fixture.tokens['owner'] ?? ''),
	'a token credential': (world: World) => world.token(),
};

function expireTokens({ state }: World): void {
	for (const token of state.registry.accessTokens.values()) token.expiresAt = 0;
}

describe('opening an answer through n8n’s request helper', () => {
	let world: World;
	const bytes = Buffer.alloc(300_000, 'of a case ');
	beforeEach(async () => {
		world = createEngineHarness();
		await world.person.filesUpload({ path: '/a.txt', contents: bytes });
	});
	afterEach(() => {
		jest.restoreAllMocks();
		world.close();
	});

	it('yields the content as it arrives', async () => {
		const { open } = bothWith(world.token());
		const { status, headers, body } = await open(download('/a.txt'));
		expect(status).toBe(200);
		expect(JSON.parse(headers['dropbox-api-result'] ?? '')).toMatchObject({ name: 'a.txt' });
		expect((await buffer(body)).equals(bytes)).toBe(true);
	});

	it('has read what Dropbox says when it is not a success', async () => {
		const { open } = bothWith(world.token());
		const { status, body } = await open(download('/b.txt'));
		expect(status).toBe(409);
		expect((await buffer(body)).toString()).toContain('path/not_found');
	});

	it('says that the connection was lost before the answer began', async () => {
		const { open } = bothWith(world.token());
		world.emulator.faults.set([
			{ route: 'files/download', nth: 1, fault: { kind: 'reset', when: 'before_commit' } },
		]);
		await expect(open(download('/a.txt'))).rejects.toThrow(ConnectionLost);
	});

	it('says that the connection was lost while it was told why not', async () => {
		const { open } = bothWith(world.token());
		world.emulator.faults.set([
			{ route: 'files/download', nth: 1, fault: { kind: 'truncated_body', bytes: 10 } },
		]);
		await expect(open(download('/b.txt'))).rejects.toThrow(ConnectionLost);
	});

	describe.each(Object.entries(kinds))('with the token of %s', (_kind, keeperIn) => {
		it('renews it once for all that are opened and sent together', async () => {
			const { open, send } = bothWith(keeperIn(world));
			await open(download('/a.txt'));
			const before = world.calls('oauth2/token');
			expireTokens(world);
			const opened = await Promise.all([1, 2, 3].map(async () => await open(download('/a.txt'))));
			const sent = await send({
				...download('/'),
				url: 'https://api.dropboxapi.com/2/users/get_current_account',
				headers: {},
			});
			expect([...opened, sent].map(({ status }) => status)).toEqual([200, 200, 200, 200]);
			for (const { body } of opened) expect((await buffer(body)).equals(bytes)).toBe(true);
			expect(world.calls('oauth2/token') - before).toBe(1);
		});

		it('hears what Dropbox says after it was renewed', async () => {
			const { open } = bothWith(keeperIn(world));
			await open(download('/a.txt'));
			expireTokens(world);
			expect((await open(download('/b.txt'))).status).toBe(409);
		});

		it('says that it cannot be renewed any more', async () => {
			const { open } = bothWith(keeperIn(world));
			await open(download('/a.txt'));
			expireTokens(world);
			for (const token of world.state.registry.refreshTokens.values()) token.revoked = true;
			await expect(open(download('/a.txt'))).rejects.toMatchObject({ reason: 'not_connected' });
		});
	});
});
