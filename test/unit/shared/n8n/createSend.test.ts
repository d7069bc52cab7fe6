/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { setImmediate } from 'node:timers';
import { inspect } from 'node:util';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { ConnectionLost, type HttpRequest } from '@/nodes/shared/http/types';
import { createEngineHarness } from '@/test/workflow/engineHarness';
import { sendsOf, sendWith } from './credentialInUse';

type World = ReturnType<typeof createEngineHarness>;

const whoAmI: HttpRequest = {
	url: 'https://api.dropboxapi.com/2/users/get_current_account',
	method: 'POST',
	headers: {},
};

const find = (path: string): HttpRequest => ({
	url: 'https://api.dropboxapi.com/2/files/get_metadata',
	method: 'POST',
	headers: { 'Content-Type': 'application/json' },
	body: [Buffer.from(JSON.stringify({ path }))],
});

const create = (path: string): HttpRequest => ({
	...find(path),
	url: 'https://api.dropboxapi.com/2/files/create_folder_v2',
});

const upload = (path: string, body: readonly Buffer[]): HttpRequest => ({
	url: 'https://content.dropboxapi.com/2/files/upload',
	method: 'POST',
	headers: { 'Content-Type': 'application/octet-stream', 'Dropbox-API-Arg': JSON.stringify({ path }) },
	body,
});

const eight = Array.from({ length: 8 }, (_, index) => index);

/** Four hours later. */
function expireTokens({ state }: World): void {
	for (const token of state.registry.accessTokens.values()) token.expiresAt = 0;
}

function revoke({ state }: World): void {
	for (const token of state.registry.refreshTokens.values()) token.revoked = true;
}

/** Both kinds of credential, as they are after an account was connected. */
const kinds = {
	'an OAuth2 credential': (world: World) => world.oAuth2(world.fixture.tokens['owner'] ?? ''),
	'a token credential': (world: World) => world.token(),
};

let world: World;
beforeEach(() => {
	world = createEngineHarness();
});
afterEach(() => world.close());

describe('sending through n8n’s request helper', () => {
	it('makes an answer of a 200, with header names in lower case and the body as bytes', async () => {
		const answer = await sendWith(world.token())(whoAmI);
		expect(answer.status).toBe(200);
		expect(Buffer.isBuffer(answer.body)).toBe(true);
		expect(JSON.parse(answer.body.toString())).toMatchObject({ email: 'owner@example.com' });
		expect(answer.headers['content-type']).toContain('application/json');
		expect(Object.keys(answer.headers)).toEqual(Object.keys(answer.headers).map((n) => n.toLowerCase()));
	});

	it.each([400, 403, 409, 422, 429, 500, 503])('makes an answer of a %i', async (status) => {
		const send = sendWith(world.token());
		await send(whoAmI);
		const headers = { 'Retry-After': '7' };
		world.emulator.faults.set([
			{ route: 'files/get_metadata', nth: 1, fault: { kind: 'status', status, body: 'why', headers } },
		]);
		const answer = await send(find('/a'));
		expect(answer).toMatchObject({ status, headers: { 'retry-after': '7' } });
		expect(answer.body.toString()).toBe('why');
	});

	it('sends the bytes of the body as they are, with the headers that were given', async () => {
		const seen = jest.spyOn(world.emulator, 'handle');
		const body = Buffer.from([0, 255, 10, 13, 128]);
		const headers = { 'Content-Type': 'application/octet-stream', 'Dropbox-API-Arg': '{"path":"/a.bin"}' };
		const url = 'https://content.dropboxapi.com/2/files/upload';
		const answer = await sendWith(world.token())({ url, method: 'POST', headers, body: [body] });
		expect(answer.status).toBe(200);
		const request = seen.mock.calls.at(-1)?.[0];
		expect(request?.body.equals(body)).toBe(true);
		expect(request?.headers).toMatchObject({ 'content-type': 'application/octet-stream' });
	});

	it('sends a large body in its pieces, with the length and content type of the whole', async () => {
		const seen = jest.spyOn(world.emulator, 'handle');
		const pieces = [1.5, 0, 2].map((mebibytes, index) => Buffer.alloc(mebibytes * 1024 * 1024, index));
		const concat = jest.spyOn(Buffer, 'concat');
		const answer = await sendWith(world.token())(upload('/a.bin', pieces));
		expect(concat.mock.calls.some(([joined]) => joined.includes(pieces[0] as Buffer))).toBe(false);
		expect(answer.status).toBe(200);
		const request = seen.mock.calls.at(-1)?.[0];
		expect(request?.body.equals(Buffer.concat(pieces))).toBe(true);
		expect(request?.headers).toMatchObject({
			...{ 'content-type': 'application/octet-stream', 'content-length': String(3.5 * 1024 * 1024) },
		});
		expect(request?.headers['transfer-encoding']).toBeUndefined();
	});

	it('keeps the content type of a large body that is not a document’s', async () => {
		const seen = jest.spyOn(world.emulator, 'handle');
		const paths = Array.from({ length: 10_000 }, (_, index) => `/${'a'.repeat(120)}/${index}`);
		const body = [Buffer.from(JSON.stringify({ paths }))];
		const url = 'https://api.dropboxapi.com/2/files/create_folder_batch';
		const answer = await sendWith(world.token())({ ...find('/'), url, body });
		expect(answer.status).toBe(200);
		expect(seen.mock.calls.at(-1)?.[0].headers['content-type']).toBe('application/json');
	});

	it('gives a request without a body no content type, which Dropbox would refuse', async () => {
		const seen = jest.spyOn(world.emulator, 'handle');
		await sendWith(world.token())(whoAmI);
		const request = seen.mock.calls.at(-1)?.[0];
		expect(request?.body).toHaveLength(0);
		expect(request?.headers['content-type']).toBeUndefined();
	});

	it.each(['before_commit', 'after_commit'])('says that the connection was lost (%s)', async (when) => {
		const send = sendWith(world.token());
		await send(whoAmI);
		world.emulator.faults.set([{ route: 'files/create_folder_v2', fault: { kind: 'reset', when } }]);
		await expect(send(create('/a'))).rejects.toThrow(ConnectionLost);
	});

	it('says that the connection was lost in the middle of an answer', async () => {
		const send = sendWith(world.token());
		await send(whoAmI);
		world.emulator.faults.set([
			{ route: 'files/create_folder_v2', fault: { kind: 'truncated_body', bytes: 20 } },
		]);
		await expect(send(create('/a'))).rejects.toThrow(ConnectionLost);
	});

	it('passes on that the execution was cancelled, as nothing that could be tried again', async () => {
		const abort = new AbortController();
		const send = sendWith(world.token(), abort);
		await send(whoAmI);
		world.emulator.faults.set([
			{ route: 'files/get_metadata', fault: { kind: 'delay', milliseconds: 60_000 } },
		]);
		const sent = send(find('/a'));
		setImmediate(() => abort.abort());
		const thrown: unknown = await sent.catch((error: unknown) => error);
		expect(thrown).toMatchObject({ message: 'The execution was cancelled' });
		expect(thrown).not.toBeInstanceOf(ConnectionLost);
		expect(thrown).not.toBeInstanceOf(Refusal);
	});
});

describe('a cancelled execution', () => {
	it('sends nothing more', async () => {
		const abort = new AbortController();
		const send = sendWith(world.token(), abort);
		await send(whoAmI);
		abort.abort();
		await expect(send(create('/a'))).rejects.toThrow('The execution was cancelled');
		expect(world.calls('files/create_folder_v2')).toBe(0);
	});
});

describe('an answer that points elsewhere', () => {
	it('is not followed, since the token would go along', async () => {
		const send = sendWith(world.token());
		await send(whoAmI);
		jest.spyOn(world.emulator, 'handle').mockResolvedValueOnce({
			...{ status: 307, headers: { location: 'https://www.dropbox.com/elsewhere' }, body: '' },
		});
		expect((await send(whoAmI)).status).toBe(307);
	});
});

describe.each(Object.entries(kinds))('the token of %s', (_kind, keeperIn) => {
	it('is renewed once when eight requests meet its expiry together', async () => {
		const keeper = keeperIn(world);
		const send = sendWith(keeper);
		await send(whoAmI);
		const before = world.calls('oauth2/token');
		expireTokens(world);
		const answers = await Promise.all(eight.map(async (index) => await send(create(`/${index}`))));
		expect(answers.map(({ status }) => status)).toEqual(eight.map(() => 200));
		expect(world.calls('oauth2/token') - before).toBe(1);
	});

	it('is renewed once when eight executions meet its expiry together', async () => {
		const sends = sendsOf(
			keeperIn(world),
			eight.map(() => new AbortController()),
		);
		await sends[0]?.(whoAmI);
		const before = world.calls('oauth2/token');
		expireTokens(world);
		const answers = await Promise.all(sends.map(async (send, index) => await send(create(`/${index}`))));
		expect(answers.map(({ status }) => status)).toEqual(eight.map(() => 200));
		expect(world.calls('oauth2/token') - before).toBe(1);
	});

	it('is renewed by another execution when the one that led is cancelled', async () => {
		const aborts = eight.map(() => new AbortController());
		const sends = sendsOf(keeperIn(world), aborts);
		await sends[0]?.(whoAmI);
		expireTokens(world);
		world.emulator.faults.set([
			{ route: 'oauth2/token', nth: 1, fault: { kind: 'delay', milliseconds: 500 } },
		]);
		const asked = sends.map(async (send) => await send(whoAmI).then(({ status }) => status, String));
		const watch = jest.spyOn(world.emulator, 'handle');
		while (!watch.mock.calls.some(([{ path }]) => path === '/oauth2/token')) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		aborts[0]?.abort();
		const statuses = await Promise.all(asked);
		expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(7);
	});

	it('is renewed once when it is found expired at the start', async () => {
		const keeper = keeperIn(world);
		await sendWith(keeper)(whoAmI);
		const before = world.calls('oauth2/token');
		expireTokens(world);
		const send = sendWith(keeper);
		await Promise.all(eight.map(async () => await send(whoAmI)));
		expect(world.calls('oauth2/token') - before).toBe(1);
	});

	it('is not renewed again for a request whose refusal arrives after the renewal', async () => {
		const send = sendWith(keeperIn(world));
		await send(whoAmI);
		const before = world.calls('oauth2/token');
		expireTokens(world);
		// This one is refused with the old token, but hears of it when the others have long been served.
		world.emulator.faults.set([
			{ route: 'files/get_metadata', nth: 1, fault: { kind: 'delay', milliseconds: 300 } },
		]);
		const late = send(find('/late'));
		await send(whoAmI);
		expect((await late).status).toBe(409);
		expect(world.calls('oauth2/token') - before).toBe(1);
	});

	it('is renewed in mid-upload, and the whole body sent again', async () => {
		const send = sendWith(keeperIn(world));
		await send(whoAmI);
		expireTokens(world);
		const pieces = [2, 2].map((mebibytes, index) => Buffer.alloc(mebibytes * 1024 * 1024, index + 1));
		const answer = await send(upload('/a.bin', pieces));
		expect(answer.status).toBe(200);
		expect(JSON.parse(answer.body.toString())).toMatchObject({
			content_hash: contentHash(Buffer.concat(pieces)),
		});
	});

	it('is renewed again at the next expiry', async () => {
		const send = sendWith(keeperIn(world));
		await send(whoAmI);
		const before = world.calls('oauth2/token');
		for (let expiries = 0; expiries < 3; expiries++) {
			expireTokens(world);
			expect((await send(whoAmI)).status).toBe(200);
		}
		expect(world.calls('oauth2/token') - before).toBe(3);
	});

	it('lets the answer of the request that renewed it come through, whatever its status', async () => {
		const send = sendWith(keeperIn(world));
		await send(create('/there'));
		expireTokens(world);
		const answer = await send(create('/there'));
		expect(answer.status).toBe(409);
		expect(JSON.parse(answer.body.toString())).toMatchObject({ error: { '.tag': 'path' } });
	});

	it('is renewed although the first to try loses the connection', async () => {
		const send = sendWith(keeperIn(world));
		await send(whoAmI);
		expireTokens(world);
		world.emulator.faults.set([
			{ route: 'oauth2/token', nth: 1, fault: { kind: 'reset', when: 'before_commit' } },
		]);
		const ends = await Promise.allSettled(eight.map(async () => await send(whoAmI)));
		const lost = ends.filter((end) => end.status === 'rejected');
		expect(lost).toHaveLength(1);
		expect(lost[0]).toMatchObject({ reason: expect.any(ConnectionLost) });
	});

	it('that cannot be had for a moment is a lost connection, to be tried again', async () => {
		const send = sendWith(keeperIn(world));
		await send(whoAmI);
		expireTokens(world);
		world.emulator.faults.set([{ route: 'oauth2/token', nth: 1, fault: { kind: 'status', status: 503 } }]);
		await expect(send(whoAmI)).rejects.toThrow(ConnectionLost);
		expect((await send(whoAmI)).status).toBe(200);
	});

	it('that cannot be renewed any more is refused to all, after one try', async () => {
		const send = sendWith(keeperIn(world));
		await send(whoAmI);
		const before = world.calls('oauth2/token');
		expireTokens(world);
		revoke(world);
		const ends = await Promise.allSettled(eight.map(async () => await send(whoAmI)));
		for (const end of ends) {
			expect(end).toMatchObject({ status: 'rejected', reason: { reason: 'not_connected' } });
		}
		expect(world.calls('oauth2/token') - before).toBe(1);
	});

	it('shows in nothing that is thrown', async () => {
		const keeper = keeperIn(world);
		const send = sendWith(keeper);
		await send(whoAmI);
		const secrets = [
			...world.state.registry.accessTokens.keys(),
			...world.state.registry.refreshTokens.keys(),
			world.fixture.app.secret,
		];
		world.emulator.faults.set([
			{ route: 'files/get_metadata', fault: { kind: 'reset', when: 'before_commit' } },
		]);
		const lost = await send(find('/a')).catch((error: unknown) => error);
		expireTokens(world);
		revoke(world);
		const refused = await send(whoAmI).catch((error: unknown) => error);
		expect(lost).toBeInstanceOf(ConnectionLost);
		expect(refused).toBeInstanceOf(Refusal);
		for (const thrown of [lost, refused]) {
			const shown = `${inspect(thrown, { depth: 20, showHidden: true })} ${JSON.stringify(thrown)}`;
			expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
		}
	});

	it('is not renewed for a missing permission, which would not help', async () => {
		const keeper = keeperIn(world);
		const send = sendWith(keeper);
		await send(whoAmI);
		const before = world.calls('oauth2/token');
		for (const token of world.state.registry.accessTokens.values()) token.scopes = ['account_info.read'];
		const answer = await send(find('/a'));
		expect(answer.status).toBe(401);
		expect(answer.body.toString()).toContain('missing_scope');
		expect(world.calls('oauth2/token') - before).toBe(0);
	});
});

describe('an OAuth2 credential', () => {
	it('that nobody connected yet says so', async () => {
		const keeper = world.oAuth2('');
		delete keeper.data['oauthTokenData'];
		await expect(sendWith(keeper)(whoAmI)).rejects.toMatchObject({
			reason: 'not_connected',
			message: 'OAuth credentials not connected',
		});
	});

	it('that was revoked is named', async () => {
		const keeper = world.oAuth2(world.fixture.tokens['ownerExpired'] ?? '');
		revoke(world);
		await expect(sendWith(keeper)(whoAmI)).rejects.toMatchObject({
			reason: 'not_connected',
			message: 'The credential "Dropbox of the office" needs to be reconnected',
		});
	});

	it('that was made without offline access cannot be renewed', async () => {
		const keeper = world.oAuth2('');
		const accessToken = world.fixture.tokens['ownerExpired'] ?? '';
		keeper.data['oauthTokenData'] = { access_token: accessToken, token_type: 'bearer' };
		await expect(sendWith(keeper)(whoAmI)).rejects.toMatchObject({
			reason: 'not_connected',
			message: 'Dropbox did not return a new access token for this credential',
		});
	});

	it('whose app secret is wrong cannot be renewed', async () => {
		const keeper = world.oAuth2(world.fixture.tokens['ownerExpired'] ?? '');
		keeper.data['clientSecret'] = 'mistyped';
		await expect(sendWith(keeper)(whoAmI)).rejects.toMatchObject({ reason: 'not_connected' });
	});
});

describe('a token credential', () => {
	it('gets its first token once, when eight requests begin together', async () => {
		const send = sendWith(world.token());
		const answers = await Promise.all(eight.map(async () => await send(whoAmI)));
		expect(answers.map(({ status }) => status)).toEqual(eight.map(() => 200));
		expect(world.calls('oauth2/token')).toBe(1);
	});

	it('asks once for its first token when its refresh token is revoked', async () => {
		revoke(world);
		const send = sendWith(world.token());
		const ends = await Promise.allSettled(eight.map(async () => await send(whoAmI)));
		for (const end of ends) expect(end).toMatchObject({ reason: { reason: 'not_connected' } });
		expect(world.calls('oauth2/token')).toBe(1);
	});

	it('says that the app secret is not taken', async () => {
		const send = sendWith(world.token({ appSecret: 'mistyped' }));
		await expect(send(whoAmI)).rejects.toMatchObject({
			reason: 'not_connected',
			message: 'Dropbox rejects the app key and app secret',
		});
	});

	it('keeps the token that it got, for the next execution', async () => {
		const keeper = world.token();
		await sendWith(keeper)(whoAmI);
		await sendWith(keeper)(whoAmI);
		expect(world.calls('oauth2/token')).toBe(1);
	});

	it('does not go on with the old account’s token when its refresh token was replaced', async () => {
		const keeper = world.token();
		await sendWith(keeper)(whoAmI);
		const other = { ...world.fixture.accounts['owner'], accountId: 'dbid:other', email: 'other@example.com' };
		world.state.registry.addAccount(other as never);
		world.state.registry.addRefreshToken({
			...{ token: 'refresh-other', appKey: world.fixture.app.key, scopes: ['account_info.read'] },
			...{ subject: { kind: 'user', accountId: 'dbid:other' }, revoked: false },
		});
		keeper.data = { ...keeper.data, refreshToken: 'refresh-other' };
		const answer = await sendWith(keeper)(whoAmI);
		expect(JSON.parse(answer.body.toString())).toMatchObject({ email: 'other@example.com' });
	});

	it('works with a generated access token, and says 401 when that ran out', async () => {
		const generatedAccessToken = world.fixture.tokens['owner'] ?? '';
		const send = sendWith(world.token({ connectWith: 'accessToken', generatedAccessToken }));
		expect((await send(whoAmI)).status).toBe(200);
		expireTokens(world);
		const answers = await Promise.all(eight.map(async () => await send(whoAmI)));
		expect(answers.map(({ status }) => status)).toEqual(eight.map(() => 401));
		expect(world.calls('oauth2/token')).toBe(0);
	});
});
