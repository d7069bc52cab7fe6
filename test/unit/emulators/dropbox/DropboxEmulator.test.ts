/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Dropbox, DropboxAuth, DropboxResponseError, type files } from 'dropbox';
import { startEmulator, type RunningEmulator } from '@/test/emulators';
import { createProxiedFetch, type ProxiedFetch } from '../core/proxy/createProxiedFetch';

// Real connections take their time on a busy machine.
jest.setTimeout(30_000);

/** The SDK as users have it, through the real proxy over TLS: nothing in between but the network. */
describe("Dropbox's SDK on the emulator", () => {
	let emulator: RunningEmulator;
	let fetch: ProxiedFetch;

	beforeAll(async () => {
		emulator = await startEmulator();
		fetch = createProxiedFetch(emulator);
	});

	afterAll(async () => {
		fetch.close();
		await emulator.close();
	});

	const as = (token: string, more: object = {}) =>
		new Dropbox({ fetch, accessToken: emulator.fixture.tokens[token], ...more });

	it('asks who it is and finds the team space', async () => {
		const { result } = await as('jane').usersGetCurrentAccount();
		const pathRoot = JSON.stringify({ '.tag': 'root', root: result.root_info.root_namespace_id });
		const listed = await as('jane', { pathRoot }).filesListFolder({ path: '' });
		expect(listed.result.entries.map(({ name }) => name).sort()).toEqual(['Finance', 'Jane Doe', 'Matters']);
	});

	it('uploads, downloads and lists', async () => {
		const dropbox = as('ravi');
		const contents = Buffer.from('Zeugenaussage ü');
		const uploaded = await dropbox.filesUpload({ path: '/Doe, Jane - 25-1/Aussage ü.txt', contents });
		expect(uploaded.result.size).toBe(contents.length);
		const downloaded = await dropbox.filesDownload({ path: uploaded.result.id });
		const result = downloaded.result as files.FileMetadata & { fileBinary: Buffer };
		expect([result.name, result.fileBinary]).toEqual(['Aussage ü.txt', contents]);
		const { result: page } = await dropbox.filesListFolder({ path: '', recursive: true });
		expect(page.entries.map(({ path_display }) => path_display)).toEqual([
			...['/Doe, Jane - 25-1', '/Doe, Jane - 25-1/Aussage ü.txt'],
		]);
	});

	it('uploads in a session of several requests', async () => {
		const dropbox = as('jane');
		const piece = Buffer.alloc(4 * 1024 * 1024, 1);
		const { result } = await dropbox.filesUploadSessionStart({ contents: piece });
		const cursor = { session_id: result.session_id, offset: piece.length };
		await dropbox.filesUploadSessionAppendV2({ cursor, contents: piece });
		const finished = await dropbox.filesUploadSessionFinish({
			cursor: { ...cursor, offset: 2 * piece.length },
			commit: { path: '/big.bin' },
			contents: Buffer.from('end'),
		});
		expect(finished.result.size).toBe(2 * piece.length + 3);
	});

	it('makes a link that opens without a token', async () => {
		const dropbox = as('jane');
		await dropbox.filesUpload({ path: '/linked.txt', contents: 'linked' });
		const { result } = await dropbox.filesGetTemporaryLink({ path: '/linked.txt' });
		expect(await (await fetch(result.link)).text()).toBe('linked');
		expect((await fetch(`${new URL(result.link).origin}/cd/0/get/x/file`)).status).toBe(404);
		expect(emulator.log.calls.at(-1)).toMatchObject({ route: 'temporary_link', status: 404 });
	});

	it('acts for a member of a team', async () => {
		const team = as('team');
		const { result } = await team.teamMembersGetInfoV2({
			members: [{ '.tag': 'email', email: 'mia@example.com' }],
		});
		const [info] = result.members_info;
		const selectUser = info?.['.tag'] === 'member_info' ? info.profile.team_member_id : '';
		expect((await as('team', { selectUser }).usersGetCurrentAccount()).result.email).toBe('mia@example.com');
	});

	it('meets refusals as its own errors', async () => {
		const missing = as('jane').filesGetMetadata({ path: '/none' });
		await expect(missing).rejects.toBeInstanceOf(DropboxResponseError);
		await expect(missing).rejects.toMatchObject({
			...{ status: 409, error: { error: { '.tag': 'path', path: { '.tag': 'not_found' } } } },
		});
		const noScope = as('janeReadOnly').filesCreateFolderV2({ path: '/A' });
		await expect(noScope).rejects.toMatchObject({
			status: 401,
			error: { error: { required_scope: 'files.content.write' } },
		});
	});

	it('refreshes a token by itself', async () => {
		const auth = new DropboxAuth({
			...{ fetch, clientId: emulator.fixture.app.key, clientSecret: emulator.fixture.app.secret },
			refreshToken: emulator.fixture.refreshTokens.jane,
		});
		expect((await new Dropbox({ fetch, auth }).usersGetCurrentAccount()).result.email).toBe(
			'jane@example.com',
		);
	});

	it('goes through the whole of OAuth', async () => {
		const redirect = 'http://127.0.0.1:9/callback';
		const { key, secret } = emulator.fixture.app;
		const auth = new DropboxAuth({ fetch, clientId: key, clientSecret: secret });
		const scopes = ['account_info.read', 'files.content.write'];
		const address = String(await auth.getAuthenticationUrl(redirect, 'a state', 'code', 'offline', scopes));
		const www = (await fetch(address)).headers.get('location') ?? '';
		const page = await (await fetch(www)).text();
		const fields = new URLSearchParams();
		for (const [, name, value] of page.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)) {
			fields.set(unescaped(name), unescaped(value));
		}
		fields.set('account', emulator.fixture.accounts.mia?.accountId ?? '');
		fields.set('answer', 'allow');
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		const answer = await fetch('https://www.dropbox.com/oauth2/authorize', {
			method: 'POST',
			headers,
			body: fields.toString(),
		});
		const back = new URL(answer.headers.get('location') ?? '');
		expect([answer.status, back.searchParams.get('state')]).toEqual([302, 'a state']);
		const token = await auth.getAccessTokenFromCode(redirect, back.searchParams.get('code') ?? '');
		expect(token.result).toMatchObject({ scope: scopes.join(' '), refresh_token: expect.any(String) });
		const { access_token: accessToken } = token.result as { access_token: string };
		expect((await new Dropbox({ fetch, accessToken }).usersGetCurrentAccount()).result.email).toBe(
			'mia@example.com',
		);
	});

	it('loses its answer where the connection is cut after the commit', async () => {
		emulator.dropbox.faults.set([
			{ route: 'files/create_folder_v2', nth: 1, fault: { kind: 'reset', when: 'after_commit' } },
		]);
		const make = () => as('jane').filesCreateFolderV2({ path: '/Once' });
		await expect(make()).rejects.toMatchObject({ code: 'ECONNRESET' });
		await expect(make()).rejects.toMatchObject({ status: 409 });
		emulator.dropbox.faults.set([]);
	});
});

function unescaped(text = ''): string {
	return text
		.replace(/&quot;/g, '"')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&#39;/g, "'")
		.replace(/&amp;/g, '&');
}
