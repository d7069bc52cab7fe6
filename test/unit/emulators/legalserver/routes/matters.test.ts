/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { assign, unassign } from '@/test/emulators/legalserver/state/matters';
import { LegalServerClient } from '../LegalServerClient';

describe('cases', () => {
	let legalserver: LegalServerClient;

	beforeEach(() => {
		legalserver = new LegalServerClient();
		legalserver.live.switches.rateLimit = null;
	});
	afterEach(() => legalserver.close());

	const get = async (name: string, options: { token?: string; query?: Record<string, string> } = {}) =>
		legalserver.call(`GET api/v1/matters/${legalserver.uuid(name)}`, {
			...options,
			query: { results: 'full', ...options.query },
		});

	it('show who the client is, where the case stands and who works on it', async () => {
		const { status, json } = await get('miller');
		expect([status, Object.keys(json as object)]).toEqual([200, ['data']]);
		expect(json.data).toMatchObject({
			...{ case_number: '22-0000107', case_id: 101, matter_uuid: legalserver.uuid('miller') },
			...{ client_full_name: 'Rosa Lee Miller', first: 'Rosa', last: 'Miller', is_group: false },
			...{
				case_disposition: 'Open',
				legal_problem_code: '63 Private Landlord/Tenant',
				external_id: 'RS-107',
			},
			case_profile_url: 'https://riverside.legalserver.org/matter/dynamic-profile/view/101',
			date_opened: { raw_value: '2025-03-05', text_value: '03/05/2025' },
			date_closed: { raw_value: null, text_value: 'N/A' },
			special_legal_problem_code: { all_values: 'Eviction', individual_values: ['Eviction'] },
			intake_office: { office_name: 'Main Office' },
			dropbox_folder_id: null,
		});
		const [primary] = json.data.assignments as object[];
		expect(primary).toMatchObject({
			...{ type: 'Primary', start_date: '2025-03-05', end_date: null, name: 'Doe, Jane', matter_id: 101 },
			user: { user_name: 'Jane Doe', user_uuid: legalserver.fixture.users.jane?.userUuid },
		});
		// The address is in the user's own record only.
		expect(JSON.stringify(primary)).not.toContain('@');
	});

	it('show an organization by its name, without a first or last one', async () => {
		const { json } = await get('group');
		expect(json.data).toMatchObject({
			...{ is_group: true, organization_name: 'Hill Street Tenants Association', first: null, last: null },
			client_full_name: 'Hill Street Tenants Association',
		});
	});

	it('are shown as pro bono results, without UUID and name, unless more is asked for', async () => {
		const { json } = await legalserver.call(`GET api/v1/matters/${legalserver.uuid('miller')}`);
		expect(json.data).toMatchObject({ case_number: '22-0000107' });
		for (const name of ['matter_uuid', 'first', 'case_disposition', 'assignments'])
			expect(json.data).not.toHaveProperty(name);
		expect((await legalserver.call('GET api/v1/matters')).json.data[0]).not.toHaveProperty('matter_uuid');
		const { status, json: refused } = await legalserver.call('GET api/v1/matters', {
			query: { results: 'all' },
		});
		expect([status, refused]).toEqual([
			400,
			{ 'invalid search keys': ['results'], 'invalid search values': [] },
		]);
	});

	it('stand under full_data, as the documentation lists it, where that is switched', async () => {
		legalserver.live.switches.matterKey = 'full_data';
		expect(Object.keys((await get('miller')).json as object)).toEqual(['full_data']);
	});

	it('leave out lists, without a word, for who may not include them', async () => {
		const all = (await get('miller')).json.data;
		expect([all.events.length, all.notes.length, all.tasks.length]).toEqual([1, 3, 1]);
		const { status, json } = await get('miller', { token: 'noIncludes' });
		expect(status).toBe(200);
		for (const name of ['events', 'notes', 'tasks', 'adverse_parties'])
			expect(json.data).not.toHaveProperty(name);
		expect(json.data.assignments).toHaveLength(3);
		const { json: found } = await legalserver.call('GET api/v1/matters', {
			...{ token: 'noIncludes', query: { results: 'full', case_id: 101 } },
		});
		expect(found.data[0]).not.toHaveProperty('notes');
		// Searching and getting have a permission each.
		const token = legalserver.live.tokens.get(legalserver.fixture.tokens.noIncludes!)!;
		const permissions = new Set(token.permissions).add('API Search Matter Include Notes');
		legalserver.live.tokens.set(token.token, { ...token, permissions });
		expect((await get('miller', { token: 'noIncludes' })).json.data).not.toHaveProperty('notes');
		const { json: searched } = await legalserver.call('GET api/v1/matters', {
			...{ token: 'noIncludes', query: { results: 'full', case_id: 101 } },
		});
		expect(searched.data[0].notes).toHaveLength(3);
	});

	it('show a field of an integration only where the site has that', async () => {
		expect((await get('withFolder')).json.data.dropbox_folder_id).toMatch(/^id:/);
		legalserver.live.switches.dropboxIntegration = false;
		expect((await get('withFolder')).json.data).not.toHaveProperty('dropbox_folder_id');
		const { status, json } = await legalserver.call('GET api/v1/matters', {
			query: { dropbox_folder_id: 'id:x' },
		});
		expect([status, json['invalid search keys']]).toEqual([400, ['dropbox_folder_id']]);
	});

	describe('show custom fields', () => {
		const names = '["household_size_15","dropbox_folder_12"]';

		it('that were asked for by database name, and no others', async () => {
			expect((await get('miller')).json.data).not.toHaveProperty('custom_fields');
			const { json } = await get('miller', { query: { custom_fields: names } });
			expect(json.data.custom_fields).toEqual({ household_size_15: 3, dropbox_folder_12: null });
			legalserver.live.switches.customFieldsAt = 'top';
			const { json: top } = await get('miller', { query: { custom_fields: names } });
			expect(top.data).toMatchObject({ household_size_15: 3, dropbox_folder_12: null });
			expect(top.data).not.toHaveProperty('custom_fields');
		});

		it('by no label, and in no other form', async () => {
			const unknown = await get('miller', { query: { custom_fields: '["Dropbox Folder"]' } });
			expect([unknown.status, unknown.json]).toEqual([400, { invalid_parameters: ['Dropbox Folder'] }]);
			expect((await get('miller', { query: { custom_fields: 'dropbox_folder_12' } })).status).toBe(400);
		});

		it('in full results only', async () => {
			const query = { custom_fields: names, results: 'caller_id' };
			expect((await get('miller', { query })).json.data).not.toHaveProperty('custom_fields');
		});

		it('not in a search', async () => {
			const { status, json } = await legalserver.call('GET api/v1/matters', {
				query: { custom_fields: names },
			});
			expect([status, json['invalid search keys']]).toEqual([400, ['custom_fields']]);
		});
	});

	it('are found by no wrong UUID', async () => {
		const wrong = await legalserver.call('GET api/v1/matters/101', {});
		expect([wrong.status, wrong.json]).toEqual([400, { error_message: 'Invalid matter_uuid' }]);
		const unknown = await legalserver.call('GET api/v1/matters/587cd44b-6198-4ba8-9a14-4d27fb157016');
		expect([unknown.status, unknown.json]).toEqual([404, { error_message: 'Unknown matter' }]);
	});

	it('are those of another site under the same number and UUID', async () => {
		const { matterUuid, matterId, caseNumber } = legalserver.fixture.matters.demo!;
		expect([matterUuid, matterId, caseNumber]).toEqual([legalserver.uuid('miller'), 101, '22-0000107']);
		legalserver.demo.matters.change(legalserver.demo.matters.at(101), { disposition: 'Closed' });
		const { json } = await legalserver.call(`GET api/v1/matters/${matterUuid}`, {
			...{ site: 'riverside-demo', token: 'demo', query: { results: 'caller_id' } },
		});
		expect(json.data.case_disposition).toBe('Closed');
		expect((await get('miller')).json.data.case_disposition).toBe('Open');
	});

	describe('of others', () => {
		const seen = async (query = {}) =>
			legalserver.call('GET api/v1/matters', { token: 'ownCases', query: { results: 'full', ...query } });

		it('are not there for who may not access all', async () => {
			expect((await get('intake', { token: 'ownCases' })).status).toBe(404);
			expect((await get('miller', { token: 'ownCases' })).status).toBe(200);
			const { json } = await seen({ case_number: legalserver.fixture.matters.intake?.caseNumber });
			expect(json).toMatchObject({ total_records: 0, data: [] });
		});

		it('come with the assignment and go with it', async () => {
			const { live, fixture } = legalserver;
			const userId = fixture.users.jane?.userId ?? 0;
			assign(live, live.matters.at(102), { userId, type: 'Primary' });
			expect((await get('intake', { token: 'ownCases' })).status).toBe(200);
			unassign(live, live.matters.at(102), userId);
			expect((await get('intake', { token: 'ownCases' })).status).toBe(404);
		});

		it('are not there for who is excluded, whatever else that user may do', async () => {
			const { live, fixture } = legalserver;
			live.matters.change(live.matters.at(101), { exclusions: [fixture.users.api?.userId ?? 0] });
			expect((await get('miller')).status).toBe(404);
			expect((await legalserver.call('GET api/v1/matters')).json.total_records).toBe(29);
		});
	});

	it('have assignments, past ones too, that end on their end date', async () => {
		const list = async (query = {}) =>
			(await legalserver.call(`GET api/v1/matters/${legalserver.uuid('miller')}/assignments`, { query }))
				.json;
		expect((await list()).total_records).toBe(3);
		expect((await list({ current_only: 'true' })).data.map(({ type }: { type: string }) => type)).toEqual([
			...['Primary', 'Co-Counsel'],
		]);
		const { live } = legalserver;
		unassign(live, live.matters.at(101), live.users.all.find(({ login }) => login === 'ravi')!.id);
		expect((await list({ current_only: 'true' })).total_records).toBe(1);
		expect((await list({ probono_only: 'true' })).total_records).toBe(0);
		const future = { userId: 1, type: 'Translator', startDate: '2026-01-06' };
		assign(live, live.matters.at(101), future);
		expect((await list({ current_only: 'true' })).total_records).toBe(1);
		expect((await list({ type: 'Co-Counsel' })).data[0].end_date).toBe('2026-01-05');
	});
});
