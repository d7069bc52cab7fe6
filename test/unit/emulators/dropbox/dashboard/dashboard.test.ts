/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { request as httpRequest } from 'node:http';
import { startEmulator, type RunningEmulator } from '@/test/emulators';
import { createProxiedFetch, type ProxiedFetch } from '@/test/unit/emulators/core/proxy/createProxiedFetch';

// Real connections take their time on a busy machine.
jest.setTimeout(30_000);

describe('the dashboard', () => {
	let emulator: RunningEmulator;
	let proxied: ProxiedFetch;

	beforeAll(async () => {
		emulator = await startEmulator();
		proxied = createProxiedFetch(emulator);
	});

	afterEach(() => post('/reset'));

	afterAll(async () => {
		proxied.close();
		await emulator.close();
	});

	async function post(path: string, body: unknown = {}) {
		const headers = { 'content-type': 'application/json' };
		const response = await fetch(emulator.dashboardUrl + path, {
			method: 'POST',
			headers,
			body: JSON.stringify(body),
		});
		return { status: response.status, json: await response.json() };
	}
	const get = async (path: string) => (await fetch(emulator.dashboardUrl + path)).json();
	const paths = async (namespace: string): Promise<string[]> =>
		(await get(`/state?namespace=${namespace}`)).entries.map(({ path }: { path: string }) => path);
	const dropbox = async (route: string, argument: unknown, token = 'jane') => {
		const response = await proxied(`https://api.dropboxapi.com/2/${route}`, {
			method: 'POST',
			headers: {
				authorization: `Bearer ${emulator.fixture.tokens[token]}`,
				'content-type': 'application/json',
			},
			body: JSON.stringify(argument),
		});
		return { status: response.status, json: await response.json() };
	};

	it('shows contents, calls and faults on a page, escaped', async () => {
		const evil = '<img src=x onerror=alert(1)>';
		await post('/seed', { namespace: 'janeHome', folders: [`/${evil}`] });
		await post('/faults', [{ route: evil, fault: { kind: 'delay', milliseconds: 1 } }]);
		await dropbox('check/user', { query: 'x' });
		const response = await fetch(emulator.dashboardUrl);
		const page = await response.text();
		expect(response.headers.get('content-type')).toMatch(/^text\/html/);
		expect(page).not.toContain('<img');
		expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
		expect(page).toContain('<td>check/user</td>');
	});

	it('shows folders as a tree and the fixture that a reset goes back to', async () => {
		await post('/seed', { namespace: 'matters', folders: ['/Doe, Jane - 25-1/Letters'] });
		await post('/seed', {
			namespace: 'finance',
			folders: Array.from({ length: 201 }, (_, index) => `/F${index}`),
		});
		const page = await (await fetch(emulator.dashboardUrl)).text();
		expect(page).toContain('200 entries and more');
		expect(page).toContain('<pre>Doe, Jane - 25-1/\n  Letters/</pre');
		expect(page).toContain(`Matters/ → ns:${emulator.fixture.namespaces.matters?.id}`);
		expect(page).toMatch(/<option\s+selected\s*>\s*teamSpace\s*</);
	});

	it('seeds folders and files, tells what is there, and moves and deletes like a person', async () => {
		const seeded = await post('/seed', {
			...{ namespace: 'matters', folders: ['/Doe, Jane - 25-1'] },
			files: [
				{ path: '/Doe, Jane - 25-1/Letters/a.txt', text: 'hello' },
				{ path: '/big.bin', size: 5_000_000 },
			],
		});
		expect(seeded.status).toBe(200);
		const { entries } = await get('/state?namespace=matters');
		expect(entries).toContainEqual({
			...{ path: '/big.bin', kind: 'file', size: 5_000_000, modified: expect.any(String) },
			...{ id: seeded.json.files[1].id, contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
		});
		const moved = await post('/move', { namespace: 'matters', from: '/Doe, Jane - 25-1', to: '/Closed/Doe' });
		expect(moved.json.id).toBe(seeded.json.folders[0].id);
		await post('/delete', { namespace: 'matters', path: '/big.bin' });
		expect(await paths('matters')).toEqual([
			'/Closed',
			'/Closed/Doe',
			'/Closed/Doe/Letters',
			'/Closed/Doe/Letters/a.txt',
		]);
		expect((await dropbox('files/get_metadata', { path: moved.json.id })).json.name).toBe('Doe');
	});

	it('takes access away and gives it', async () => {
		const read = async () =>
			(await dropbox('files/list_folder', { path: `ns:${emulator.fixture.namespaces.finance?.id}` })).status;
		await post('/access', { namespace: 'finance', email: 'jane@example.com', level: null });
		expect(await read()).toBe(409);
		await post('/access', { namespace: 'finance', email: 'jane@example.com', level: 'viewer' });
		expect(await read()).toBe(200);
	});

	it("copies, restores and writes in a person's name", async () => {
		const seeded = await post('/seed', {
			...{ namespace: 'matters', by: 'ravi@example.com', files: [{ path: '/Case/a.txt', text: 'x' }] },
		});
		const { json } = await dropbox('files/get_metadata', { path: seeded.json.files[0].id });
		expect(json.sharing_info.modified_by).toBe(emulator.fixture.accounts.ravi?.accountId);
		const copied = await post('/copy', { namespace: 'matters', from: '/Case', to: '/Copy' });
		expect(copied.json.id).toMatch(/^id:/);
		await post('/delete', { namespace: 'matters', path: '/Case' });
		const restored = await post('/restore', { namespace: 'matters', path: '/Case' });
		expect(restored.json.files).toEqual([{ path: '/Case/a.txt', id: seeded.json.files[0].id }]);
		expect((await paths('matters')).sort()).toEqual(['/Case', '/Case/a.txt', '/Copy', '/Copy/a.txt']);
		expect((await post('/restore', { namespace: 'matters', path: '/Case' })).status).toBe(409);
	});

	it('shares links and tells who can open what', async () => {
		await post('/seed', { namespace: 'finance', folders: ['/Case'] });
		const link = { namespace: 'finance', path: '/Case', email: 'jane@example.com', audience: 'public' };
		const { json } = await post('/share-link', link);
		expect(await get('/who-can-open?namespace=finance&path=/Case')).toMatchObject({
			accounts: { 'admin@example.com': 'editor', 'jane@example.com': 'editor' },
			viaLinks: [{ url: json.url, madeBy: 'jane@example.com', audience: 'public' }],
		});
		expect((await post('/share-link', { ...link, email: 'ravi@example.com' })).status).toBe(409);
	});

	it('hands files in on the page of a file request', async () => {
		await post('/seed', { namespace: 'janeHome', folders: ['/Uploads'] });
		const { json } = await dropbox('file_requests/create', { title: 'Papers', destination: '/Uploads' });
		const upload = (files: object[]) => post('/upload-through-request', { id: json.id, from: 'Doe', files });
		expect((await upload([{ name: 'a.txt', text: 'x' }])).json.files).toMatchObject([
			{ name: 'Doe - a.txt' },
		]);
		expect(await paths('janeHome')).toContain('/Uploads/Doe - a.txt');
		await dropbox('file_requests/update', { id: json.id, open: false });
		expect(await upload([{ name: 'b.txt' }])).toMatchObject({
			...{ status: 409, json: { message: expect.stringMatching(/closed/) } },
		});
	});

	it('registers a webhook that answers the challenge, and no other', async () => {
		const refused = await post('/webhook', { url: `${emulator.dashboardUrl}/none` });
		expect(refused).toMatchObject({ status: 409, json: { message: expect.stringMatching(/404/) } });
		expect(await get('/webhook')).toEqual({ url: null, deliveries: [] });
		expect((await post('/webhook', { url: null })).status).toBe(200);
	});

	it('counts the calls, by route if asked', async () => {
		await dropbox('check/user', {});
		await dropbox('files/list_folder', { path: '' });
		await dropbox('files/list_folder', { path: '' });
		expect(await get('/calls')).toHaveLength(3);
		expect(await get('/calls?route=files/list_folder')).toMatchObject([{ status: 200 }, { status: 200 }]);
		expect(await get('/calls?last=1')).toHaveLength(1);
		await post('/forget-calls');
		expect(await get('/calls')).toEqual([]);
	});

	it('sets faults, latency, lock and switches while running', async () => {
		await post('/faults', [{ route: 'check/user', nth: 2, fault: { kind: 'status', status: 503 } }]);
		await post('/latency', { milliseconds: 1 });
		await post('/lock', { milliseconds: 2, whenHeld: 'wait' });
		await post('/switches', { jobPolls: 7, unavailableRoutes: ['files/tags/*'], longestHeader: 9000 });
		expect(emulator.dropbox.latencyMs).toBe(1);
		expect(emulator.dropbox.locks.settings).toEqual({ milliseconds: 2, whenHeld: 'wait' });
		expect(emulator.state.switches.jobPolls).toBe(7);
		expect(emulator.state.switches).toMatchObject({
			unavailableRoutes: ['files/tags/*'],
			longestHeader: 9000,
		});
		expect(await get('/faults')).toMatchObject([{ route: 'check/user', nth: 2 }]);
		const statuses = [(await dropbox('check/user', {})).status];
		expect(statuses).toEqual([200]);
	});

	it('takes faults from the form of the page', async () => {
		const rules = '[{"route":"check/user","fault":{"kind":"expired_token"}}]';
		const response = await fetch(`${emulator.dashboardUrl}/faults`, {
			...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ rules }) },
		});
		expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
		expect((await dropbox('check/user', {})).status).toBe(401);
	});

	it('expires tokens that can be refreshed, or all', async () => {
		await post('/expire-tokens');
		expect((await dropbox('check/user', {}, 'janeShortLived')).status).toBe(401);
		expect((await dropbox('check/user', {}, 'jane')).status).toBe(200);
		await post('/expire-tokens', { all: true, lifetimeSeconds: 5 });
		expect((await dropbox('check/user', {}, 'jane')).status).toBe(401);
		expect(emulator.dropbox.oauth.settings.tokenLifetimeSeconds).toBe(5);
	});

	it('starts over with a fixture', async () => {
		await dropbox('files/create_folder_v2', { path: '/A' });
		await post('/latency', { milliseconds: 5 });
		expect((await post('/reset', { fixture: 'personal' })).status).toBe(200);
		expect([await get('/calls'), await paths('home')]).toEqual([[], []]);
		expect(emulator.dropbox.latencyMs).toBe(0);
		expect((await dropbox('check/user', {}, 'owner')).status).toBe(200);
		await post('/reset', { fixture: 'teamSpace' });
	});

	it.each([
		['/faults', [{ route: 'x', fault: { kind: 'meteor' } }], 400, /fault\.kind/],
		['/faults', 'x', 400, /array/i],
		['/seed', { namespace: 'nowhere' }, 404, /no namespace nowhere.*matters/],
		['/seed', { namespace: 'matters', folders: ['no-slash'] }, 400, /folders\.0/],
		['/move', { namespace: 'matters', from: '/none', to: '/x' }, 409, /not_found/],
		['/access', { namespace: 'matters', email: 'x@y', level: null }, 404, /x@y/],
		['/nothing', {}, 404, /POST \/faults/],
	])('says what is wrong with %s %j', async (path, body, status, message) => {
		const answer = await post(path, body);
		expect(answer).toMatchObject({ status, json: { message: expect.stringMatching(message) } });
	});

	it('takes no orders from other sites', async () => {
		const headers = { origin: 'https://evil.example', 'content-type': 'text/plain' };
		const response = await fetch(`${emulator.dashboardUrl}/reset`, { method: 'POST', headers, body: '{}' });
		expect(response.status).toBe(403);
		const rebound = await new Promise<number>((resolve) => {
			const call = httpRequest(
				`${emulator.dashboardUrl}/state`,
				{ headers: { host: 'evil.example' } },
				(answer) => resolve(answer.resume().statusCode ?? 0),
			);
			call.end();
		});
		expect(rebound).toBe(403);
	});
});
