/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Dashboard } from '@/test/emulators/core/dashboard/Dashboard';
import { LEGALSERVER_PANEL } from '@/test/emulators/legalserver/dashboard/panel';
import { LegalServerClient, type ApiAnswer } from '../LegalServerClient';

describe('the dashboard of the emulated LegalServer', () => {
	let legalserver: LegalServerClient;
	let dashboard: Dashboard;

	beforeEach(async () => {
		legalserver = new LegalServerClient();
		dashboard = await Dashboard.start(legalserver.world, LEGALSERVER_PANEL);
	});
	afterEach(async () => {
		await dashboard.close();
		legalserver.close();
	});

	/** Past nock, which has the network of this test. */
	const control = async (name: string, body?: unknown): Promise<Omit<ApiAnswer, 'headers'>> => {
		const [method = '', path = ''] = name.split(' ');
		const response = await fetch(`${dashboard.url}${path}`, {
			method,
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		return { status: response.status, text, json: text.startsWith('<') ? undefined : JSON.parse(text) };
	};

	it('shows cases, documents and notes of both sites, and a button for each act', async () => {
		const { status, text } = await control('GET /');
		expect(status).toBe(200);
		for (const expected of [
			...['Emulated LegalServer', 'Cases of riverside (30)', 'Cases of riverside-demo (8)'],
			...['Rosa Lee Miller', 'not scanned yet', 'Notes of riverside (3)', 'Set the disposition'],
		])
			expect(text).toContain(expected);
	});

	it('shows one case with everything that is on it', async () => {
		const { json } = await control('GET /matter?matter=miller');
		expect(json).toMatchObject({
			...{ caseNumber: '22-0000107', matterId: 101, disposition: 'Open', clientName: 'Rosa Lee Miller' },
			customFields: { household_size_15: 3 },
		});
		expect(json.assignments[0]).toMatchObject({ email: 'jane@example.com', current: true, type: 'Primary' });
		expect([json.notes.length, json.documents.length]).toEqual([3, 6]);
		const demo = await control('GET /matter?matter=22-0000107&site=riverside-demo');
		expect([demo.json.site, demo.json.documents]).toEqual(['riverside-demo', []]);
		expect((await control('GET /matter?matter=nobody')).status).toBe(404);
		expect((await control('GET /matter?matter=miller&site=elsewhere')).status).toBe(404);
	});

	it('does with a case what people do', async () => {
		const where = { matter: 'intake' };
		const accepted = await control('POST /set-disposition', { ...where, disposition: 'Open' });
		expect([accepted.json.disposition, accepted.json.fields.date_opened]).toEqual(['Open', '2026-01-05']);
		await control('POST /assign', { ...where, user: 'ravi@example.com' });
		const { json: ended } = await control('POST /unassign', { ...where, user: 'mia' });
		expect(
			ended.assignments.map(({ login, current }: { login: string; current: boolean }) => [login, current]),
		).toEqual([
			['mia', false],
			['ravi', true],
		]);
		await control('POST /set-field', { ...where, field: 'dropbox_folder_id', value: 'id:new' });
		await control('POST /set-field', { ...where, field: 'dropbox_folder_12', value: 'id:custom' });
		const found = await legalserver.call('GET api/v1/matters', {
			query: { dropbox_folder_id: 'id:new', results: 'full' },
		});
		expect(found.json.data[0]).toMatchObject({ case_disposition: 'Open', last: 'Park' });
		const { json } = await control('GET /matter?matter=intake');
		expect(json.customFields).toEqual({ dropbox_folder_12: 'id:custom' });
		expect((await control('GET /matter?matter=demoIntake')).json.disposition).toBe('Incomplete Intake');
	});

	it('adds cases, one or many', async () => {
		const { json } = await control('POST /add-matter', {
			...{ fields: { first: 'Ivy', last: 'Tan' }, disposition: 'Pending', assignTo: 'jane' },
		});
		expect(json).toMatchObject({ clientName: 'Ivy Tan', disposition: 'Pending', caseNumber: '26-0000131' });
		await control('POST /add-matter', { fields: { last: 'Many' }, count: 100 });
		expect((await legalserver.call('GET api/v1/matters')).json.total_records).toBe(131);
	});

	it('adds documents and moves the virus scan on', async () => {
		const { json } = await control('POST /add-document', {
			...{ matter: 'miller', name: 'New.pdf', text: 'new', scan: 'pending', subfolder: 'Letters' },
		});
		expect(json).toMatchObject({ title: 'New', scan: 'pending', folder: 'Letters', size: 3 });
		const infected = await control('POST /scan', { document: json.uuid, result: 'infected' });
		expect(infected.json.scan).toBe('infected');
		const rest = await control('POST /scan', {});
		expect(rest.json.map(({ title }: { title: string }) => title)).toEqual(['Letter from client']);
		const many = { matter: 'group', name: 'Page.pdf', size: 1000, seed: 1, count: 3 };
		await control('POST /add-document', many);
		expect((await control('GET /documents?matter=group')).json).toHaveLength(4);
	});

	it('ends tokens, takes permissions away, and uses up requests', async () => {
		const status = async (token = 'intake') => (await legalserver.call('GET api/v1/users', { token })).status;
		await control('POST /permissions', { token: 'intake', take: ['API Search User'] });
		expect(await status()).toBe(401);
		await control('POST /permissions', { token: 'intake', give: ['API Search User'] });
		expect(await status()).toBe(200);
		await control('POST /expire-tokens', { token: 'intake' });
		expect([await status(), await status('ownCases')]).toEqual([401, 200]);
		await control('POST /expire-tokens', { site: 'riverside' });
		expect(await status('ownCases')).toBe(401);
		const demo = { token: 'demo', site: 'riverside-demo' };
		expect((await legalserver.call('GET api/v1/users', demo)).status).toBe(200);
		await control('POST /spend', { site: 'riverside-demo', requests: 199 });
		expect((await legalserver.call('GET api/v1/users', demo)).status).toBe(429);
		expect((await control('POST /expire-tokens', { token: 'nobody' })).status).toBe(404);
	});

	it('turns switches of one site, and leaves those that were not said', async () => {
		await control('POST /switches', { premium: true });
		const { json } = await control('POST /switches', { v2: true });
		expect(json).toMatchObject({ premium: true, v2: true, dropboxIntegration: true });
		expect((await control('GET /switches?site=riverside-demo')).json.premium).toBe(false);
		expect((await control('POST /switches', { colour: 'red' })).status).toBe(400);
	});

	it('takes forms of the page, and says nothing of what was left empty', async () => {
		const form = new URLSearchParams({ site: '', matter: '22-0000107', disposition: 'Closed' });
		const response = await fetch(`${dashboard.url}/set-disposition`, {
			...{ method: 'POST', body: form, redirect: 'manual' },
		});
		expect(response.status).toBe(303);
		expect(legalserver.live.matters.at(101).disposition).toBe('Closed');
	});
});
