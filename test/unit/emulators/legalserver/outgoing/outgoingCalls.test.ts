/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { startServices, type RunningServices } from '@/test/emulators/core/startServices';
import { LEGALSERVER_PANEL } from '@/test/emulators/legalserver/dashboard/panel';
import { LegalServerWorld } from '@/test/emulators/legalserver/LegalServerWorld';
import { WebhookServer } from '@/test/support/WebhookServer';

const ID = 'dropbox_folder_12';
const LINK = 'dropbox_link_13';
const PASSWORD = 'a long password';
const GOOD = { ok: true, folderId: 'id:1', folderUrl: 'https://www.dropbox.com/home/x' };

type Answer = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- any answer

describe('calls of a site', () => {
	let webhook: WebhookServer;
	let world: LegalServerWorld;
	let running: RunningServices;

	beforeAll(async () => {
		webhook = await WebhookServer.start();
		world = new LegalServerWorld();
		running = await startServices({ world, panel: LEGALSERVER_PANEL });
	});
	beforeEach(() => {
		world.reset();
		webhook.received.splice(0);
		webhook.answerJson(GOOD);
	});
	afterAll(async () => {
		await running.close();
		await webhook.close();
	});

	const call = async (path: string, body?: object): Promise<{ status: number; json: Answer }> => {
		const response = await fetch(running.dashboardUrl + path, {
			...(body && { method: 'POST', body: JSON.stringify(body) }),
			headers: { 'content-type': 'application/json' },
		});
		return { status: response.status, json: (await response.json()) as Answer };
	};
	const setUp = async (more: object = {}) =>
		await call('/outgoing-usual', { url: webhook.url, password: PASSWORD, ...more });
	const named = (name: string) => world.fixture.matters[name]!;
	const matter = (name: string) => {
		const { site, matterId } = named(name);
		return world.state.site(site).matters.at(matterId);
	};
	const sent = () => JSON.parse(webhook.received.at(-1)?.body ?? '') as Answer;

	it('store what comes back in fields of the case, and send it along the next time', async () => {
		await setUp();
		const { matterUuid } = named('miller');
		const before = matter('miller').customFields;
		const { json } = await call('/navigation-call', { matterUuid });
		expect(sent()).toEqual({
			...{ matter_uuid: matterUuid, folder_id: before[ID] ?? null, folder_url: before[LINK] ?? null },
		});
		expect(json).toMatchObject({ stored: { [ID]: GOOD.folderId, [LINK]: GOOD.folderUrl }, kept: {} });
		expect(matter('miller').customFields).toEqual({ ...before, [ID]: GOOD.folderId, [LINK]: GOOD.folderUrl });
		await call('/navigation-call', { matterUuid });
		expect(sent()).toMatchObject({ folder_id: GOOD.folderId, folder_url: GOOD.folderUrl });
	});

	it.each([
		['401', () => webhook.answerJson({ folderId: 'id:wrong' }, 401)],
		['404', () => webhook.answerJson({ folderId: 'id:wrong' }, 404)],
		['500', () => webhook.answerJson({ folderId: 'id:wrong' }, 500)],
		['nothing in time', () => (webhook.answer = () => undefined)],
		['a refusal', () => webhook.answerJson({ ok: false, folderId: null, folderUrl: null })],
	])('leave the case as it is after %s', async (_, set) => {
		await setUp();
		await call('/navigation-call', { matter: 'miller' });
		await call('/outgoing', { timeout: 100 });
		const before = matter('miller');
		set();
		const { status, json } = await call('/navigation-call', { matter: 'miller' });
		expect({ status, stored: json['stored'] as object }).toEqual({ status: 200, stored: {} });
		expect(Object.keys(json['kept'] as object)).toEqual([ID, LINK]);
		expect(matter('miller')).toEqual(before);
	});

	it('empty a field for a filter that gives an empty text, and in the other reading for one that gives nothing', async () => {
		await setUp();
		await call('/navigation-call', { matter: 'miller' });
		webhook.answerJson({ folderId: '', folderUrl: null });
		await call('/navigation-call', { matter: 'miller' });
		expect(matter('miller').customFields).toMatchObject({ [ID]: null, [LINK]: GOOD.folderUrl });
		await call('/outgoing', { noOutputWipes: true });
		await call('/navigation-call', { matter: 'miller' });
		expect(matter('miller').customFields).toMatchObject({ [ID]: null, [LINK]: null });
	});

	it('can store in the field that LegalServer’s own integration brings', async () => {
		const stores = [{ filter: '.folderId', field: 'dropbox_folder_id' }];
		const navigation = { url: webhook.url, synchronous: true, stores };
		await call('/outgoing', { navigation });
		await call('/navigation-call', { matter: 'miller' });
		expect(matter('miller').fields['dropbox_folder_id']).toBe(GOOD.folderId);
	});

	it('of a block write a note with the answer', async () => {
		await setUp();
		await call('/outgoing-block', {
			matter: 'miller',
			user: world.state.site('riverside').users.all[1]?.login,
		});
		expect(webhook.received[0]?.headers['x-case-folders-key']).toBe(PASSWORD);
		const note = world.state.site('riverside').notes.all.at(-1);
		expect(note).toMatchObject({
			...{ matterId: named('miller').matterId, body: JSON.stringify(GOOD) },
			createdBy: world.state.site('riverside').users.all[1]?.id,
		});
	});

	it('are shown on the page, without secrets', async () => {
		webhook.answer = (outgoing, { headers, body }) =>
			outgoing
				.writeHead(200, { 'content-type': 'application/json' })
				.end(JSON.stringify({ ...GOOD, headers, body }));
		await setUp();
		await call('/navigation-call', { matter: 'miller' });
		await call('/outgoing-block', { matter: 'miller' });
		const page = await (await fetch(running.dashboardUrl)).text();
		const { json } = await call('/outgoing');
		expect(page).toContain('Run Guided Navigation');
		expect(page).toContain('Calls of riverside (2)');
		for (const secret of [PASSWORD, Buffer.from(`legalserver:${PASSWORD}`).toString('base64')]) {
			expect(page.split('Notes of riverside')[0]).not.toContain(secret);
			expect(page.split('Calls of riverside')[1]).not.toContain(secret);
			expect(JSON.stringify(json)).not.toContain(secret);
		}
	});

	it('are set up for each site apart, and for a case at its own site', async () => {
		await setUp({ site: 'riverside-demo' });
		expect((await call('/outgoing')).json).toMatchObject({ site: 'riverside', navigation: null });
		await call('/navigation-call', { matter: 'demo' });
		expect(matter('demo').customFields).toMatchObject({ [ID]: GOOD.folderId });
		expect(matter('miller').customFields[ID]).not.toBe(GOOD.folderId);
	});

	it('are forgotten with a reset, and kept by a fork', async () => {
		await setUp();
		expect(world.fork().state.site('riverside').outgoing.navigation).not.toBeNull();
		world.reset();
		expect((await call('/outgoing')).json).toMatchObject({ navigation: null, block: null, timeout: 10_000 });
	});

	it.each([
		['an unknown site', '/outgoing', { site: 'other' }, /no site other/],
		['an unknown case', '/navigation-call', { matterUuid: 'x' }, /no case x/],
		['no case', '/navigation-call', {}, /name the case/],
		['an unknown user', '/navigation-call', { matter: 'miller', user: 'x' }, /no user x/],
		['a call that is not set up', '/navigation-call', { matter: 'miller' }, /no call in Guided/],
		['a block that is not set up', '/outgoing-block', { matter: 'miller' }, /no Generic Outgoing/],
		['an unknown setting', '/outgoing', { navigaton: null }, /navigaton/],
		[
			'a custom header of Guided Navigation',
			'/outgoing',
			{ navigation: { url: 'https://n8n.localhost', headers: [] } },
			/headers/,
		],
		[
			'a field that holds no text',
			'/outgoing',
			{ navigation: { url: 'https://n8n.localhost', stores: [{ filter: '.', field: 'next_hearing_14' }] } },
			/cannot store text in next_hearing_14/,
		],
	])('are refused with %s', async (_, path, body, reason) => {
		const { status, json } = await call(path, body);
		expect(status).toBeGreaterThanOrEqual(400);
		expect(status).toBeLessThan(500);
		expect(JSON.stringify(json)).toMatch(reason);
	});
});
