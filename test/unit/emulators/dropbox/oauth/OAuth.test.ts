/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createHash } from 'node:crypto';
import { ManualClock } from '@/test/unit/emulators/core/ManualClock';
import { ApiClient } from '../ApiClient';

const REDIRECT = 'http://localhost:5678/rest/oauth2-credential/callback';

describe('OAuth of the emulated Dropbox', () => {
	let desk: ApiClient;
	let clock: ManualClock;

	beforeEach(() => {
		clock = new ManualClock();
		desk = new ApiClient('teamSpace', { clock });
	});

	afterEach(() => desk.close());

	const request = (more: Record<string, string> = {}): Record<string, string> => ({
		...{ client_id: desk.fixture.app.key, response_type: 'code', redirect_uri: REDIRECT, state: 'a&b=c' },
		...{ token_access_type: 'offline', scope: 'files.content.read account_info.read', ...more },
	});
	const secret = () => ({ client_id: desk.fixture.app.key, client_secret: desk.fixture.app.secret });
	const page = (fields: Record<string, string>) =>
		desk.send({
			...{ host: 'www.dropbox.com', path: '/oauth2/authorize', method: 'GET', headers: {} },
			...{ body: Buffer.alloc(0), query: new URLSearchParams(fields) },
		});
	const agree = async (more: Record<string, string> = {}, account = 'jane') => {
		const fields = {
			...request(more),
			answer: 'allow',
			account: desk.fixture.accounts[account]?.accountId ?? '',
		};
		const answer = await desk.form('/oauth2/authorize', fields);
		return new URL(answer.headers.location ?? 'http://none');
	};
	const codeFrom = async (more: Record<string, string> = {}, account = 'jane') =>
		(await agree(more, account)).searchParams.get('code') ?? '';
	const redeem = (code: string, more: Record<string, string> = {}) =>
		desk.form('/oauth2/token', {
			grant_type: 'authorization_code',
			code,
			redirect_uri: REDIRECT,
			...secret(),
			...more,
		});

	it('asks a person for the scopes, with a choice of accounts', async () => {
		const { status, text, headers } = await page(request());
		expect(status).toBe(200);
		expect(headers['content-type']).toMatch(/^text\/html/);
		for (const shown of [
			'Case Folders (sample)',
			'files.content.read',
			'jane@example.com',
			'Allow',
			'Deny',
		]) {
			expect(text).toContain(shown);
		}
	});

	it('escapes whatever comes from outside', async () => {
		const evil = '"><script>alert(1)</script>';
		Object.assign(desk.fixture.app, { name: `App ${evil}` });
		Object.assign(desk.fixture.accounts.jane!, { displayName: `Jane ${evil}` });
		const { text } = await page(request({ state: evil }));
		expect(text).not.toContain('<script');
		expect(text).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
		const refused = await page(request({ redirect_uri: `https://evil.example/${evil}` }));
		expect(refused.status).toBe(400);
		expect(refused.text).not.toContain('<script');
	});

	it('brings the answer back with the state as it was', async () => {
		const target = await agree();
		expect(target.origin + target.pathname).toBe(REDIRECT);
		expect(target.searchParams.get('state')).toBe('a&b=c');
		expect(target.searchParams.get('code')).toMatch(/^[\w-]{32}$/);
	});

	it('says so when the person declines', async () => {
		const answer = await desk.form('/oauth2/authorize', { ...request(), answer: 'deny' });
		const target = new URL(answer.headers.location ?? '');
		expect([target.searchParams.get('error'), target.searchParams.get('state')]).toEqual([
			'access_denied',
			'a&b=c',
		]);
		expect(target.searchParams.has('code')).toBe(false);
	});

	it('sends nobody to an address that is not registered', async () => {
		const elsewhere = { redirect_uri: 'https://n8n.example.com/callback' };
		expect((await page(request(elsewhere))).status).toBe(400);
		const posted = await desk.form('/oauth2/authorize', { ...request(elsewhere), answer: 'allow' });
		expect([posted.status, posted.headers.location]).toEqual([400, undefined]);
		Object.assign(desk.fixture.app, { redirectUris: [elsewhere.redirect_uri] });
		expect((await page(request(elsewhere))).status).toBe(200);
	});

	it.each([
		['an unknown app', { client_id: 'nobody' }],
		['another response type', { response_type: 'token' }],
		['a scope the app does not have', { scope: 'files.permanent_delete' }],
	])('refuses %s on a page of its own', async (_what, more) => {
		expect((await page(request(more))).status).toBe(400);
	});

	it('grants exactly what was asked for', async () => {
		const { status, json } = await redeem(await codeFrom());
		expect(status).toBe(200);
		expect(json).toMatchObject({
			...{ token_type: 'bearer', expires_in: 14400, scope: 'files.content.read account_info.read' },
			account_id: desk.fixture.accounts.jane?.accountId,
		});
		expect((await desk.call('users/get_current_account', { token: json.access_token })).json.email).toBe(
			'jane@example.com',
		);
		const write = await desk.call('files/create_folder_v2', {
			token: json.access_token,
			argument: { path: '/A' },
		});
		expect(write.json.error['.tag']).toBe('missing_scope');
	});

	it('gives a refresh token for offline access only', async () => {
		expect((await redeem(await codeFrom({ token_access_type: 'online' }))).json).not.toHaveProperty(
			'refresh_token',
		);
	});

	it('grants the team to an app that asks for a scope of teams, by its admin', async () => {
		const scope = 'team_info.read members.read';
		expect((await page(request({ scope }))).text).not.toContain('jane@example.com');
		expect(
			(await desk.form('/oauth2/authorize', { ...request({ scope }), answer: 'allow', account: 'x' })).status,
		).toBe(400);
		const { json } = await redeem(await codeFrom({ scope }, 'admin'));
		expect(json.team_id).toBe(desk.fixture.team?.teamId);
		expect((await desk.call('team/members/list_v2', { token: json.access_token, argument: {} })).status).toBe(
			200,
		);
	});

	it('redeems a code once', async () => {
		const code = await codeFrom();
		expect((await redeem(code)).status).toBe(200);
		expect(await redeem(code)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
	});

	it('redeems a code for ten minutes', async () => {
		const code = await codeFrom();
		clock.advance(10 * 60 * 1000);
		expect(await redeem(code)).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
	});

	it('redeems a code for the same redirect address only', async () => {
		const answer = await redeem(await codeFrom(), { redirect_uri: 'http://localhost:1/other' });
		expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
	});

	it('takes key and secret in a header or in the body, and no wrong ones', async () => {
		const refresh = { grant_type: 'refresh_token', refresh_token: desk.fixture.refreshTokens.jane ?? '' };
		const basic = (password: string) => ({
			authorization: `Basic ${Buffer.from(`${desk.fixture.app.key}:${password}`).toString('base64')}`,
		});
		expect((await desk.form('/oauth2/token', refresh, basic(desk.fixture.app.secret))).status).toBe(200);
		expect((await desk.form('/oauth2/token', { ...refresh, ...secret() })).status).toBe(200);
		const wrong = { error: 'invalid_client: Invalid client_id or client_secret' };
		expect(await desk.form('/oauth2/token', refresh, basic('wrong'))).toMatchObject({
			status: 401,
			json: wrong,
		});
		const inBody = { ...refresh, ...secret(), client_secret: 'wrong' };
		expect(await desk.form('/oauth2/token', inBody)).toMatchObject({ status: 400, json: wrong });
		expect((await desk.form('/oauth2/token', refresh)).json.error).toBe('invalid_request');
		const keyAlone = await desk.form('/oauth2/token', { ...refresh, client_id: desk.fixture.app.key });
		expect(keyAlone).toMatchObject({ status: 400, json: wrong });
	});

	it('refreshes without a new refresh token, and the access token expires', async () => {
		desk.dropbox.oauth.settings.tokenLifetimeSeconds = 60;
		const fields = {
			grant_type: 'refresh_token',
			refresh_token: desk.fixture.refreshTokens.jane ?? '',
			...secret(),
		};
		const { json } = await desk.form('/oauth2/token', fields);
		expect(Object.keys(json).sort()).toEqual(['access_token', 'expires_in', 'token_type']);
		expect(json.expires_in).toBe(60);
		const call = () => desk.call('users/get_current_account', { token: json.access_token });
		expect((await call()).status).toBe(200);
		clock.advance(60_000);
		expect(await call()).toMatchObject({ status: 401, json: { error: { '.tag': 'expired_access_token' } } });
	});

	it.each(['none', 'revoked'])('refuses a refresh token that is %s', async (name) => {
		const refresh_token = desk.fixture.refreshTokens[name] ?? name;
		expect(
			await desk.form('/oauth2/token', { grant_type: 'refresh_token', refresh_token, ...secret() }),
		).toMatchObject({
			status: 400,
			json: { error: 'invalid_grant', error_description: 'refresh token is invalid or revoked' },
		});
	});

	it('gives fewer scopes on a refresh, never more', async () => {
		const refresh_token = desk.fixture.refreshTokens.jane ?? '';
		const refresh = (scope: string) =>
			desk.form('/oauth2/token', { grant_type: 'refresh_token', refresh_token, scope, ...secret() });
		expect((await refresh('files.content.read')).json.scope).toBe('files.content.read');
		expect((await refresh('members.read')).json.error).toBe('invalid_scope');
	});

	it('takes a PKCE verifier instead of the secret, and only the right one', async () => {
		const verifier = 'a-verifier-of-sufficient-length-for-the-rfc-43';
		const challenge = createHash('sha256').update(verifier).digest('base64url');
		const pkce = { code_challenge: challenge, code_challenge_method: 'S256' };
		const token = async (code_verifier: string) =>
			desk.form('/oauth2/token', {
				...{ grant_type: 'authorization_code', code: await codeFrom(pkce), redirect_uri: REDIRECT },
				...{ client_id: desk.fixture.app.key, code_verifier },
			});
		const granted = await token(verifier);
		expect(granted.status).toBe(200);
		const refreshed = await desk.form('/oauth2/token', {
			...{
				grant_type: 'refresh_token',
				refresh_token: granted.json.refresh_token,
				client_id: desk.fixture.app.key,
			},
		});
		expect(refreshed.status).toBe(200);
		expect(await token('wrong')).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
		const withoutSecret = await desk.form('/oauth2/token', {
			...{
				grant_type: 'authorization_code',
				code: await codeFrom(),
				redirect_uri: REDIRECT,
				client_id: desk.fixture.app.key,
			},
		});
		expect(withoutSecret).toMatchObject({
			status: 400,
			json: { error: expect.stringMatching(/^invalid_client: /) },
		});
	});

	it('shows the code to copy when the app has no redirect address', async () => {
		const fields = request();
		delete fields.redirect_uri;
		const account = desk.fixture.accounts.jane?.accountId ?? '';
		const { text } = await desk.form('/oauth2/authorize', { ...fields, answer: 'allow', account });
		const code = /<code id="code">([\w-]+)<\/code>/.exec(text)?.[1] ?? '';
		const answer = await desk.form('/oauth2/token', { grant_type: 'authorization_code', code, ...secret() });
		expect(answer.status).toBe(200);
	});

	it('takes no other grant', async () => {
		expect((await desk.form('/oauth2/token', { grant_type: 'password', ...secret() })).json.error).toBe(
			'unsupported_grant_type',
		);
	});
});
