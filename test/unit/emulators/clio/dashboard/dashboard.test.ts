/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { startServices, type RunningServices } from '@/test/emulators/core/startServices';
import { CLIO_PANEL } from '@/test/emulators/clio/dashboard/panel';
import { ClioWorld } from '@/test/emulators/clio/ClioWorld';
import { HookServer } from '../HookServer';

type Answer = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- any answer

describe('the dashboard and control API of the emulated Clio', () => {
	let world: ClioWorld;
	let running: RunningServices;
	let hook: HookServer;

	beforeAll(async () => {
		world = new ClioWorld();
		running = await startServices({ world, panel: CLIO_PANEL });
		hook = await HookServer.start();
	});

	beforeEach(() => {
		world.reset();
		hook.received.length = 0;
		world.state.switches.webhookHosts['n8n.example'] = hook.origin;
		world.state.webhooks.create({
			...{ appKey: world.fixture.app.key, userId: world.fixture.users.ada?.id ?? 0, sharedSecret: 's' },
			...{ url: 'https://n8n.example/hook', model: 'document', fields: 'id,name', status: 'enabled' },
			...{ events: ['created', 'updated', 'deleted'], expiresAt: Date.now() + 1_000_000 },
		});
	});

	afterAll(async () => {
		await running.close();
		await hook.close();
	});

	async function post(path: string, body: object = {}): Promise<{ status: number; json: Answer }> {
		const response = await fetch(running.dashboardUrl + path, {
			...{ method: 'POST', headers: { 'content-type': 'application/json' } },
			body: JSON.stringify(body),
		});
		return { status: response.status, json: (await response.json()) as Answer };
	}

	const get = async (path: string) => (await (await fetch(running.dashboardUrl + path)).json()) as Answer;
	const documents = (matter: string) => get(`/documents?matter=${encodeURIComponent(matter)}`);
	const events = async () => {
		await post('/webhooks/settled');
		return hook.events;
	};

	it('does what people do with documents, and webhooks hear of it', async () => {
		const { json } = await post('/upload', {
			matter: 'smith',
			name: 'Motion.pdf',
			text: 'so moved',
			category: 'Pleadings',
		});
		await post('/new-version', { document: json.id, text: 'amended' });
		await post('/rename-document', { document: json.id, name: 'Motion (amended).pdf' });
		await post('/category', { document: json.id, category: 'Privileged' });
		await post('/move-document', { document: json.id, matter: '00002-Acme Holdings, LLC' });
		const [, moved] = (await documents('00002-Acme Holdings, LLC')) as unknown as Answer[];
		expect(moved).toMatchObject({
			...{ name: 'Motion (amended).pdf', category: 'Privileged', folder: '/00002-Acme Holdings, LLC' },
			versions: [
				{ number: 1, size: 8 },
				{ number: 2, size: 7, fullyUploaded: true },
			],
		});
		await post('/trash-document', { document: json.id });
		expect((await events()).at(0)).toBe('created');
		expect((await events()).at(-1)).toBe('deleted');
	});

	it('uploads without the bytes, which come later', async () => {
		const { json } = await post('/upload', { matter: 'smith', name: 'Slow.pdf', uploaded: false });
		expect(await documents('00001-Smith')).toMatchObject([
			{},
			{},
			{ versions: [{ fullyUploaded: false, size: null }] },
		]);
		await post('/finish-upload', { document: json.id, size: 1234 });
		expect(await documents('00001-Smith')).toMatchObject([
			{},
			{},
			{ versions: [{ fullyUploaded: true, size: 1234 }] },
		]);
		expect((await post('/finish-upload', { document: json.id })).status).toBe(409);
	});

	it('uploads as the client, by the portal', async () => {
		await post('/portal-upload', { matter: 'smith', name: 'Passport.pdf', text: 'x' });
		const [, , last] = (await documents('00001-Smith')) as unknown as Answer[];
		expect(last?.creator).toBe('john.smith@client.example (ClientUser)');
		expect((await post('/portal-upload', { matter: 'smith', name: 'x', by: 'jane' })).status).toBe(409);
	});

	it('opens, closes and moves matters through their stages', async () => {
		const { json } = await post('/open-matter', {
			description: 'New',
			client: 'okafor',
			practiceArea: 'Litigation',
			customFields: { 'Matter Type': 'Litigation' },
		});
		expect(json).toMatchObject({ displayNumber: '00005-Okafor', status: 'Open' });
		await post('/stage', { matter: json.id, stage: 'Discovery' });
		await post('/close-matter', { matter: json.id, date: '2026-02-03' });
		await post('/rename-folder', { folder: json.folderId, name: 'Renamed' });
		const { matters } = await get('/state');
		expect(matters.at(-1)).toMatchObject({ stage: 'Discovery', status: 'Closed', closeDate: '2026-02-03' });
		await post('/reopen-matter', { matter: json.id });
		expect((await get('/state')).matters.at(-1)).toMatchObject({ status: 'Open', closeDate: null });
	});

	it('makes many at once', async () => {
		await post('/upload', { matter: 'smith', name: 'Page.pdf', count: 100 });
		await post('/seed', { matters: 50, documents: 3, size: 10 });
		expect([world.state.documents.size, world.state.matters.size]).toEqual([3 + 100 + 150, 54]);
		expect((await events()).filter((event) => event === 'created')).toHaveLength(250);
	});

	it('repeats deliveries, ends webhooks and tokens, and changes who may what', async () => {
		await post('/upload', { matter: 'smith', name: 'A.pdf' });
		const before = (await events()).length;
		expect((await post('/webhooks/repeat', { last: 2 })).json).toEqual({ repeated: 1 });
		expect((await events()).length).toBe(before + 1);
		await post('/webhooks/suspend');
		expect((await get('/webhooks')).webhooks).toMatchObject([{ status: 'suspended' }]);
		await post('/webhooks/expire');
		expect((await get('/webhooks')).webhooks).toEqual([]);
		await post('/expire-tokens', { revoke: true, lifetimeSeconds: 60 });
		expect([...world.state.access.refreshTokens.values()].every(({ revoked }) => revoked)).toBe(true);
		expect((await post('/permissions', { documents: 'read' })).json.documents).toBe('read');
		await post('/visibility', { user: 'jane', matters: ['smith'] });
		expect(world.state.users.at(world.fixture.users.jane?.id ?? 0).sees).toHaveLength(1);
		expect((await post('/switches', { rateLimit: 5 })).json).toMatchObject({
			rateLimit: 5,
			webhookAttempts: 5,
		});
	});

	it('clicks on a custom action', async () => {
		world.state.customActions.create({
			...{ appKey: world.fixture.app.key, userId: world.fixture.users.jane?.id ?? 0, label: 'Open' },
			...{ targetUrl: 'https://n8n.example/open?a=1', uiReference: 'matters/show' },
		});
		const [action] = (await get('/custom-actions')) as unknown as Answer[];
		const { json } = await post('/click', { action: action?.id, subject: 7 });
		const url = new URL(json.url);
		expect(Object.fromEntries(url.searchParams)).toEqual({
			...{ a: '1', custom_action_id: String(action?.id), user_id: String(world.fixture.users.jane?.id) },
			...{ subject_url: '/api/v4/matters/7', custom_action_nonce: json.nonce },
		});
	});

	it.each([
		['/upload', { matter: 'nobody', name: 'x' }, 404],
		['/upload', { matter: 'smith' }, 400],
		['/stage', { matter: 'smith', stage: 'None' }, 404],
		['/switches', { colour: 'red' }, 400],
		['/nothing', {}, 404],
	])('says what is wrong with %s %j', async (path, body, status) => {
		const answer = await post(path, body);
		expect([answer.status, typeof answer.json.message]).toEqual([status, 'string']);
	});

	it('shows matters, documents and webhooks, and has a form for each act', async () => {
		await post('/upload', { matter: 'smith', name: '<b>Bold</b>.pdf', uploaded: false });
		const page = await (await fetch(running.dashboardUrl)).text();
		for (const text of [
			'Emulated Clio',
			'00001-Smith',
			'bytes not there yet',
			'https://n8n.example/hook',
			'&lt;b&gt;Bold',
		])
			expect(page).toContain(text);
		expect(page).not.toContain('<b>Bold');
		const sent = await fetch(`${running.dashboardUrl}/close-matter`, {
			...{
				method: 'POST',
				redirect: 'manual',
				headers: { 'content-type': 'application/x-www-form-urlencoded' },
			},
			body: new URLSearchParams({ matter: '00001-Smith' }).toString(),
		});
		expect(sent.status).toBe(303);
		expect((await get('/state')).matters[0].status).toBe('Closed');
	});
});
