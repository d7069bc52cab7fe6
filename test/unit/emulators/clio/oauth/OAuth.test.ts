import { ClioClient } from '../ClioClient';

const REDIRECT = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';

describe('OAuth', () => {
	let clio: ClioClient;

	beforeEach(() => (clio = new ClioClient()));
	afterEach(() => clio.close());

	const client = () => ({ client_id: clio.fixture.app.key, client_secret: clio.fixture.app.secret });
	const asked = (more: Record<string, string> = {}) => ({
		...{ response_type: 'code', client_id: clio.fixture.app.key, redirect_uri: REDIRECT, state: 'xyz' },
		...more,
	});
	const page = (query: Record<string, string>) =>
		clio.send(`https://app.clio.com/oauth/authorize?${new URLSearchParams(query)}`);
	const agree = (more: Record<string, string> = {}) =>
		clio.form('oauth/authorize', {
			...asked(),
			user: String(clio.fixture.users.jane?.id),
			answer: 'allow',
			...more,
		});
	const codeOf = (location: string | null) => new URL(location ?? '').searchParams.get('code') ?? '';
	const redeem = (code: string, more: Record<string, string> = {}) =>
		clio.form('oauth/token', {
			...client(),
			grant_type: 'authorization_code',
			code,
			redirect_uri: REDIRECT,
			...more,
		});
	const refresh = (token: string, more = {}, options = {}) =>
		clio.form(
			'oauth/token',
			{ ...client(), grant_type: 'refresh_token', refresh_token: token, ...more },
			options,
		);

	it('asks a person, and says what is ticked', async () => {
		const { status, text } = await page(asked());
		expect(status).toBe(200);
		for (const words of ['Case Folders for n8n', 'Documents: read and write', 'jane@firm.example'])
			expect(text).toContain(words);
		expect(text).not.toContain('john.smith@client.example');
	});

	it.each<[string, Record<string, string>]>([
		['a strange app', { client_id: 'other' }],
		['localhost', { redirect_uri: 'http://localhost:5678/rest/oauth2-credential/callback' }],
		['an address that is not registered', { redirect_uri: 'https://evil.example/callback' }],
		['another response', { response_type: 'token' }],
	])('refuses %s without a redirect', async (_what, more) => {
		const { status, headers } = await page(asked(more));
		expect([status, headers.get('location')]).toEqual([400, null]);
	});

	it('gives a code that is good once, for that address', async () => {
		const { status, headers } = await agree();
		expect([status, headers.get('location')?.startsWith(`${REDIRECT}?code=`)]).toEqual([302, true]);
		expect(new URL(headers.get('location') ?? '').searchParams.get('state')).toBe('xyz');
		const code = codeOf(headers.get('location'));
		const { status: good, json } = await redeem(code);
		expect([good, json]).toEqual([
			200,
			{
				...{ access_token: expect.any(String), refresh_token: expect.any(String) },
				...{ token_type: 'bearer', expires_in: 2_592_000 },
			},
		]);
		const { json: me } = await clio.call('GET users/who_am_i', {
			...{ token: json.access_token, query: { fields: 'email,account{name}' } },
		});
		expect(me.data).toMatchObject({ email: 'jane@firm.example', account: { name: expect.any(String) } });
		expect((await redeem(code)).json.error).toBe('invalid_grant');
		const other = codeOf((await agree()).headers.get('location'));
		expect((await redeem(other, { redirect_uri: `${REDIRECT}/` })).json.error).toBe('invalid_grant');
		const late = codeOf((await agree()).headers.get('location'));
		clio.clock.advance(601_000);
		expect((await redeem(late)).json.error).toBe('invalid_grant');
	});

	it('tells a refusal only where the app wants to hear of it', async () => {
		expect((await agree({ answer: 'deny' })).status).toBe(200);
		const told = await agree({ answer: 'deny', redirect_on_decline: 'true' });
		expect(told.headers.get('location')).toBe(`${REDIRECT}?error=access_denied&state=xyz`);
	});

	it('refreshes without another refresh token, again and again', async () => {
		for (let time = 0; time < 2; time++) {
			const { status, json } = await refresh('refresh-ada');
			expect([status, Object.keys(json).sort()]).toEqual([200, ['access_token', 'expires_in', 'token_type']]);
			expect((await clio.call('GET users/who_am_i', { token: json.access_token })).status).toBe(200);
		}
		clio.clock.advance(31 * 86_400_000);
		expect((await clio.call('GET users/who_am_i')).status).toBe(401);
		expect((await refresh('refresh-ada')).status).toBe(200);
	});

	it('takes the app by a Basic header as well', async () => {
		const { key, secret } = clio.fixture.app;
		const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
		const fields = { grant_type: 'refresh_token', refresh_token: 'refresh-ada' };
		expect((await clio.form('oauth/token', fields, { headers: { authorization } })).status).toBe(200);
	});

	it('says invalid_client for a wrong secret and for the wrong region alike', async () => {
		const wrong = await refresh('refresh-ada', { client_secret: 'no' });
		const elsewhere = await refresh('refresh-ada', {}, { host: 'eu.app.clio.com' });
		expect([wrong.status, wrong.json]).toEqual([
			...[401, { error: 'invalid_client', error_description: expect.any(String) }],
		]);
		expect(elsewhere.json).toEqual(wrong.json);
	});

	it('refuses strange refresh tokens, grants and bodies', async () => {
		expect((await refresh('nobody')).json.error).toBe('invalid_grant');
		expect((await refresh('refresh-ada', { grant_type: 'password' })).json.error).toBe(
			'unsupported_grant_type',
		);
		const json = await clio.send('https://app.clio.com/oauth/token', {
			...{ method: 'POST', headers: { 'content-type': 'application/json' } },
			body: JSON.stringify({ ...client(), grant_type: 'refresh_token', refresh_token: 'refresh-ada' }),
		});
		expect([json.status, json.json.error]).toEqual([400, 'invalid_request']);
	});

	it('ends with deauthorize, for the refresh token too', async () => {
		const bearer = { headers: { authorization: `Bearer ${clio.fixture.tokens.jane}` } };
		const url = 'https://app.clio.com/oauth/deauthorize';
		expect((await clio.send(url, { method: 'POST', ...bearer })).status).toBe(200);
		expect((await clio.call('GET users/who_am_i', { token: 'jane' })).json.error_description).toContain(
			'revoked',
		);
		expect((await refresh('refresh-jane')).json.error).toBe('invalid_grant');
		expect((await clio.send(url, { method: 'POST' })).status).toBe(401);
	});

	it('leaves those who agreed earlier with what was ticked then', async () => {
		const { app } = clio.fixture;
		app.permissions = { ...app.permissions, documents: 'none' };
		expect((await clio.call('GET documents', { token: 'jane' })).status).toBe(200);
		const { json } = await redeem(codeOf((await agree()).headers.get('location')));
		expect((await clio.call('GET documents', { token: json.access_token })).status).toBe(403);
	});
});
