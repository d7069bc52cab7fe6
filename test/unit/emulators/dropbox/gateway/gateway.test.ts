/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { sdkRoutes } from '@/test/emulators/dropbox/gateway/sdkRoutes';
import { ApiClient } from '../ApiClient';

describe('the gateway of the emulated Dropbox', () => {
	let desk: ApiClient;

	beforeEach(() => {
		desk = new ApiClient();
	});

	afterEach(() => desk.close());

	it("knows all of the SDK's routes and what the SDK says of them", () => {
		const routes = sdkRoutes();
		expect(routes.size).toBe(278);
		expect(routes.get('files/upload')).toEqual({
			...{ name: 'files/upload', host: 'content.dropboxapi.com', style: 'upload', hasArgument: true },
			...{ auth: new Set(['user']), scope: 'files.content.write' },
		});
		expect(routes.get('users/get_current_account')).toMatchObject({
			hasArgument: false,
			scope: 'account_info.read',
		});
		expect([...(routes.get('files/list_folder')?.auth ?? [])].sort()).toEqual(['app', 'user']);
	});

	it('refuses what is no API function', async () => {
		const answer = await desk.call('files/no_such_thing', { argument: {} });
		expect(answer).toMatchObject({
			status: 400,
			text: 'Error in call to API function "files/no_such_thing": Unknown API function: /2/files/no_such_thing',
		});
		expect(answer.headers['content-type']).toMatch(/^text\/plain/);
	});

	it('gives every answer a request ID', async () => {
		const ids = await Promise.all([desk.call('users/get_current_account'), desk.call('nothing')]);
		for (const { headers } of ids) expect(headers['x-dropbox-request-id']).toMatch(/^[0-9a-f]{32}$/);
	});

	it('refuses a route on the wrong host', async () => {
		const answer = await desk.call('files/list_folder', {
			host: 'content.dropboxapi.com',
			argument: { path: '' },
		});
		expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('to "api.dropboxapi.com"') });
	});

	it('refuses GET except for downloads', async () => {
		expect((await desk.call('users/get_current_account', { method: 'GET' })).status).toBe(400);
		const download = await desk.call('files/download', {
			method: 'GET',
			query: { arg: JSON.stringify({ path: '/none' }) },
		});
		expect(download).toMatchObject({ status: 409, json: { error: { '.tag': 'path' } } });
	});

	describe('arguments', () => {
		it('are refused with the field that is not known', async () => {
			const answer = await desk.call('files/create_folder_v2', { argument: { path: '/A', colour: 'red' } });
			expect(answer.text).toBe(
				'Error in call to API function "files/create_folder_v2": request body: unknown field \'colour\'',
			);
		});

		it('are refused with the field that is missing', async () => {
			const answer = await desk.call('files/create_folder_v2', { argument: {} });
			expect(answer.text).toMatch(/request body: missing required field 'path'$/);
		});

		it('are refused with the pattern they do not match', async () => {
			const answer = await desk.call('files/create_folder_v2', {
				argument: { path: 'id:AAAAAAAAAAAAAAAAAAAAAA' },
			});
			expect(answer).toMatchObject({
				status: 400,
				text: expect.stringMatching(/path: 'id:A+' did not match pattern/),
			});
		});

		it('are refused when they are no JSON', async () => {
			const answer = await desk.call('files/list_folder', {
				body: Buffer.from('{path:'),
				headers: { 'content-type': 'application/json' },
			});
			expect(answer.text).toMatch(/request body: could not decode input as JSON$/);
		});

		it('need the content type of their style', async () => {
			const rpc = await desk.call('files/list_folder', {
				argument: { path: '' },
				headers: { 'content-type': 'text/html' },
			});
			expect(rpc.text).toMatch(
				/Bad HTTP "Content-Type" header: "text\/html"\. Expecting one of "application\/json"/,
			);
			const upload = await desk.call('files/upload', {
				argument: { path: '/a' },
				headers: { 'content-type': 'application/json' },
			});
			expect(upload.text).toMatch(/Expecting one of "application\/octet-stream"/);
		});

		it('may be absent, or null, where a route takes none', async () => {
			expect((await desk.call('users/get_current_account')).status).toBe(200);
			expect((await desk.call('users/get_current_account', { argument: null })).status).toBe(200);
			expect((await desk.call('users/get_current_account', { argument: {} })).status).toBe(400);
		});

		it('are refused with a content type and no body', async () => {
			const answer = await desk.call('users/get_current_account', {
				headers: { 'content-type': 'application/json' },
			});
			expect(answer).toMatchObject({
				status: 400,
				text: expect.stringContaining('could not decode input as JSON'),
			});
		});

		it.each(['files/download', 'users/get_current_account'])(
			"are refused with axios' content type for no body by %s",
			async (route) => {
				const headers = { 'content-type': 'application/x-www-form-urlencoded' };
				const argument = route === 'files/download' ? { path: '/a' } : undefined;
				const answer = await desk.call(route, { argument, headers });
				expect(answer).toMatchObject({
					status: 400,
					text: expect.stringContaining('Bad HTTP "Content-Type" header'),
				});
			},
		);

		it.each(['/Akte Müller', '/x\u007fy'])('in a header hold ASCII only, unlike %j', async (path) => {
			const header = JSON.stringify({ path, mode: 'add' });
			const refused = await desk.call('files/upload', { headers: { 'dropbox-api-arg': header } });
			expect(refused).toMatchObject({
				status: 400,
				text: expect.stringContaining('HTTP header "Dropbox-API-Arg"'),
			});
		});

		it.each([
			['a byte that UTF-8 does not have', Buffer.from('{"path":"/bad\xff"}', 'latin1')],
			['a character cut in half', Buffer.from('{"path":"/bad\xc3"}', 'latin1')],
			['half of a pair, escaped', Buffer.from('{"path":"/bad\\ud83d"}')],
			['the other half, deeper inside', Buffer.from('{"path":"/bad","include":{"a":["\\ude00"]}}')],
		])('are refused with %s', async (_what, body) => {
			const headers = { 'content-type': 'application/json' };
			const answer = await desk.call('files/create_folder_v2', { body, headers });
			expect(answer).toMatchObject({
				status: 400,
				text: expect.stringMatching(/request body: could not decode input as JSON$/),
			});
		});

		it('may hold a pair that is whole, and characters in UTF-8', async () => {
			desk.state.switches.refuseNonBmp = false;
			const body = Buffer.from('{"path":"/\\ud83d\\ude00 Müller 🙂"}');
			const headers = { 'content-type': 'application/json' };
			const answer = await desk.call('files/create_folder_v2', { body, headers });
			expect(answer).toMatchObject({ status: 200, json: { metadata: { name: '😀 Müller 🙂' } } });
		});

		it('in a header are refused with half of a pair', async () => {
			const headers = { 'dropbox-api-arg': '{"path":"/bad\\ud83d"}' };
			expect(await desk.call('files/upload', { headers })).toMatchObject({
				status: 400,
				text: expect.stringContaining('HTTP header "Dropbox-API-Arg": could not decode input as JSON'),
			});
		});

		it('in a header are taken in UTF-8 where `rawArgumentTaken` says so', async () => {
			desk.state.switches.rawArgumentTaken = true;
			const asBytes = (text: string) => Buffer.from(text).toString('latin1');
			const upload = (header: string) =>
				desk.call('files/upload', { headers: { 'dropbox-api-arg': header } });
			expect(await upload(asBytes('{"path":"/Akte Müller Ω.txt"}'))).toMatchObject({
				status: 200,
				json: { name: 'Akte Müller Ω.txt' },
			});
			expect(await upload('{"path":"/Akte M\u00fcller.txt"}')).toMatchObject({ status: 400 });
			expect(await upload('{"path":"/Akte M\\u00fcller.txt"}')).toMatchObject({ status: 200 });
		});

		it('may be escaped in a header or come in the URL instead', async () => {
			const escaped = await desk.call('files/upload', {
				headers: { 'dropbox-api-arg': '{"path":"/Akte M\\u00fcller.txt"}' },
			});
			expect(escaped).toMatchObject({ status: 200, json: { name: 'Akte Müller.txt' } });
			const url = await desk.call('files/upload', {
				query: { arg: JSON.stringify({ path: '/Akte Möller.txt' }) },
			});
			expect(url).toMatchObject({ status: 200, json: { name: 'Akte Möller.txt' } });
		});

		it('may not come twice', async () => {
			const argument = { path: '/a' };
			const twice = await desk.call('files/upload', { argument, query: { arg: JSON.stringify(argument) } });
			expect(twice.status).toBe(400);
		});
	});

	describe('authorization', () => {
		it('must be there', async () => {
			const answer = await desk.call('users/get_current_account', { token: null });
			expect(answer).toMatchObject({
				status: 400,
				text: expect.stringContaining('Must provide HTTP header "Authorization"'),
			});
		});

		it('may come in the URL', async () => {
			const answer = await desk.call('users/get_current_account', {
				token: null,
				query: { authorization: 'Bearer sl.emulated-jane' },
			});
			expect(answer.status).toBe(200);
		});

		it.each([
			['unknown', 'sl.nobody', 401, 'invalid_access_token'],
			['unknown, older', 'a'.repeat(64), 401, 'invalid_access_token'],
			['expired', 'janeExpired', 401, 'expired_access_token'],
		])('with an %s token is refused', async (_what, token, status, tag) => {
			const answer = await desk.call('users/get_current_account', { token });
			expect(answer).toMatchObject({ status, json: { error: { '.tag': tag } } });
			expect(answer.json.error_summary).toMatch(new RegExp(`^${tag}/\\.{0,3}$`));
		});

		it.each(['foo', 'sl.', 'sl.ä', 'a'.repeat(63), 'sl.one"two'])(
			'with the malformed token %j is refused in plain text',
			async (token) => {
				expect(await desk.call('users/get_current_account', { token })).toMatchObject({
					status: 400,
					text: expect.stringMatching(/: The given OAuth 2 access token is malformed\.$/),
					headers: { 'content-type': expect.stringMatching(/^text\/plain/) },
				});
			},
		);

		it('ends with auth/token/revoke, for the whole family of the refresh token', async () => {
			const refreshed = await desk.form('/oauth2/token', {
				...{ grant_type: 'refresh_token', refresh_token: desk.fixture.refreshTokens.jane ?? '' },
				...{ client_id: desk.fixture.app.key, client_secret: desk.fixture.app.secret },
			});
			const token = refreshed.json.access_token as string;
			expect(await desk.call('auth/token/revoke', { token })).toMatchObject({ status: 200, text: 'null' });
			for (const dead of [token, 'janeShortLived']) {
				expect((await desk.call('users/get_current_account', { token: dead })).status).toBe(401);
			}
			expect((await desk.call('users/get_current_account', { token: 'jane' })).status).toBe(200);
		});

		it('is refused by longpoll, which takes none', async () => {
			const argument = { cursor: 'whatever', timeout: 30 };
			expect(await desk.call('files/list_folder/longpoll', { argument })).toMatchObject({ status: 400 });
		});

		it('by key and secret is for the routes of apps', async () => {
			const basic = (secret: string): Record<string, string> => ({
				authorization: `Basic ${Buffer.from(`${desk.fixture.app.key}:${secret}`).toString('base64')}`,
			});
			const call = (route: string, secret: string) =>
				desk.call(route, {
					token: null,
					argument: route === 'check/app' ? { query: 'hi' } : null,
					headers: basic(secret),
				});
			expect(await call('check/app', desk.fixture.app.secret)).toMatchObject({
				status: 200,
				json: { result: 'hi' },
			});
			expect((await call('check/app', 'wrong')).status).toBe(400);
			expect((await call('users/get_current_account', desk.fixture.app.secret)).status).toBe(400);
			expect((await desk.call('check/app', { argument: { query: 'hi' } })).status).toBe(400);
			const listing = { token: null, argument: { path: '' }, headers: basic(desk.fixture.app.secret) };
			expect((await desk.call('files/list_folder', listing)).status).toBe(400);
		});
	});

	describe('scopes', () => {
		it('that the token lacks are named in a 401', async () => {
			const answer = await desk.call('files/create_folder_v2', {
				token: 'janeReadOnly',
				argument: { path: '/A' },
			});
			expect(answer).toMatchObject({
				status: 401,
				json: { error: { '.tag': 'missing_scope', required_scope: 'files.content.write' } },
			});
		});

		it('that the app lacks are named in a 400', async () => {
			const { app } = desk.fixture;
			Object.assign(app, { scopes: app.scopes.filter((scope) => scope !== 'sharing.read') });
			const answer = await desk.call('sharing/list_shared_links', { argument: {} });
			expect(answer).toMatchObject({
				status: 400,
				text: expect.stringContaining("required scope 'sharing.read'"),
			});
		});
	});

	describe('a team token', () => {
		const member = (name: string): Record<string, string> => ({
			'dropbox-api-select-user': desk.fixture.accounts[name]?.teamMemberId ?? '',
		});
		const admin = (name: string): Record<string, string> => ({
			'dropbox-api-select-admin': desk.fixture.accounts[name]?.teamMemberId ?? '',
		});
		const who = (headers: Record<string, string>, token = 'team') =>
			desk.call('users/get_current_account', { token, headers });

		it('needs a member on the routes of users', async () => {
			expect(await who({})).toMatchObject({
				status: 400,
				text: expect.stringContaining('entire Dropbox Business team'),
			});
			expect(await who(member('ravi'))).toMatchObject({ status: 200, json: { email: 'ravi@example.com' } });
		});

		it('may name the member in the URL', async () => {
			const query = { select_user: desk.fixture.accounts.ravi?.teamMemberId ?? '' };
			expect((await desk.call('users/get_current_account', { token: 'team', query })).json.email).toBe(
				'ravi@example.com',
			);
		});

		it.each(['jane@example.com', 'dbid:AAEjane0000000000000000000000000000'])(
			'cannot act for %s',
			async (id) => {
				expect(await who({ 'dropbox-api-select-user': id })).toMatchObject({ status: 400, json: undefined });
			},
		);

		it('cannot act for a member that never was', async () => {
			expect(await who({ 'dropbox-api-select-user': 'dbmid:AAAnobody' })).toMatchObject({
				status: 401,
				json: { error: { '.tag': 'invalid_select_user' } },
			});
			expect(await who({ 'dropbox-api-select-admin': 'dbmid:AAAnobody' })).toMatchObject({
				status: 401,
				json: { error: { '.tag': 'invalid_select_admin' } },
			});
		});

		it('needs team_data.member to act for anybody', async () => {
			expect(await who(member('jane'), 'teamReadOnly')).toMatchObject({
				status: 401,
				json: { error: { '.tag': 'missing_scope', required_scope: 'team_data.member' } },
			});
		});

		it('cannot act for somebody suspended or of another team', async () => {
			Object.assign(desk.fixture.accounts.jane!, { suspended: true });
			expect(await who(member('jane'))).toMatchObject({
				status: 401,
				json: { error: { '.tag': 'user_suspended' } },
			});
			Object.assign(desk.fixture.accounts.ravi!, { teamId: 'dbtid:another' });
			expect(await who(member('ravi'))).toMatchObject({
				status: 401,
				json: { error: { '.tag': 'invalid_select_user' } },
			});
		});

		it('acts as admin only for admins, and only where the route allows it', async () => {
			expect((await who(admin('admin'))).status).toBe(200);
			expect(await who(admin('jane'))).toMatchObject({
				status: 401,
				json: { error: { '.tag': 'invalid_select_admin' } },
			});
			const search = await desk.call('sharing/modify_shared_link_settings', {
				...{ token: 'team', headers: admin('admin') },
				argument: { url: 'https://www.dropbox.com/scl/x', settings: {} },
			});
			expect(search).toMatchObject({ status: 400, text: expect.stringContaining('Select-Admin') });
		});

		it('may not name both a member and an admin', async () => {
			expect((await who({ ...member('jane'), ...admin('admin') })).status).toBe(400);
		});

		it('is the only kind that may name anybody', async () => {
			expect((await who(member('jane'), 'jane')).status).toBe(400);
		});

		it('is needed on the routes of teams', async () => {
			const answer = await desk.call('team/members/list_v2', { token: 'jane', argument: {} });
			expect(answer).toMatchObject({
				status: 400,
				text: expect.stringContaining('team management function'),
			});
		});
	});

	describe('the path root', () => {
		const list = (root: unknown, token = 'jane') =>
			desk.call('files/list_folder', {
				...{ token, argument: { path: '' } },
				headers: { 'dropbox-api-path-root': typeof root === 'string' ? root : JSON.stringify(root) },
			});
		const names = (answer: { json: { entries: Array<{ name: string }> } }) =>
			answer.json.entries.map(({ name }) => name).sort();

		it('is the home unless a header says otherwise, so the team space looks missing', async () => {
			const home = await desk.call('files/list_folder', { argument: { path: '' } });
			expect(names(home)).toEqual([]);
			expect(names(await list({ '.tag': 'home' }))).toEqual([]);
		});

		it('may be the root of today', async () => {
			const root = desk.fixture.namespaces.root?.id ?? '';
			expect(names(await list({ '.tag': 'root', root }))).toEqual(['Finance', 'Jane Doe', 'Matters']);
		});

		it('of another time is refused with the one of today', async () => {
			const answer = await list({ '.tag': 'root', root: desk.fixture.namespaces.janeHome?.id });
			expect(answer).toMatchObject({
				status: 422,
				json: {
					error: {
						'.tag': 'invalid_root',
						invalid_root: {
							...{ '.tag': 'team', home_path: '/Jane Doe' },
							root_namespace_id: desk.fixture.namespaces.root?.id,
							home_namespace_id: desk.fixture.namespaces.janeHome?.id,
						},
					},
				},
			});
			expect(answer.json.error_summary).toMatch(/^invalid_root\/\.{0,3}$/);
		});

		it('may be any namespace that the account sees', async () => {
			const namespace_id = desk.fixture.namespaces.finance?.id;
			expect((await list({ '.tag': 'namespace_id', namespace_id })).status).toBe(200);
			expect(await list({ '.tag': 'namespace_id', namespace_id }, 'ravi')).toMatchObject({
				status: 422,
				json: { error: { '.tag': 'no_permission' } },
			});
		});

		it.each(['root', '{".tag":"root"}', '{".tag":"sideways"}', '{".tag":"home","more":1}'])(
			'is refused as %s',
			async (root) => {
				expect((await list(root)).status).toBe(400);
			},
		);
	});

	describe("a route's refusal", () => {
		it('is a 409 whose summary names the tags and ends in dots', async () => {
			const answer = await desk.call('files/get_metadata', { argument: { path: '/none' } });
			expect(answer).toMatchObject({
				status: 409,
				json: { error: { '.tag': 'path', path: { '.tag': 'not_found' } } },
			});
			expect(answer.json.error_summary).toMatch(/^path\/not_found\/\.{0,3}$/);
		});

		it('names the tags below a flattened struct as well', async () => {
			await desk.call('files/create_folder_v2', { argument: { path: '/A' } });
			const answer = await desk.call('files/upload', { argument: { path: '/A' } });
			expect(answer.json.error_summary).toMatch(/^path\/conflict\/folder\//);
		});
	});

	it('logs each call without tokens', async () => {
		await desk.call('files/list_folder', {
			...{ token: 'team', argument: { path: '' } },
			headers: { 'dropbox-api-select-user': desk.fixture.accounts.jane?.teamMemberId ?? '' },
		});
		const [call] = desk.dropbox.log.calls;
		expect(call).toMatchObject({
			...{ method: 'POST', host: 'api.dropboxapi.com', route: 'files/list_folder', status: 200 },
			...{ bytesIn: 11, selectUser: desk.fixture.accounts.jane?.teamMemberId },
		});
		expect(call?.bytesOut).toBeGreaterThan(20);
		expect(JSON.stringify(desk.dropbox.log.calls)).not.toContain(desk.fixture.tokens.team);
	});
});
