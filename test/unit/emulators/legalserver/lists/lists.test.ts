/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createMatter } from '@/test/emulators/legalserver/state/matters';
import { LegalServerClient } from '../LegalServerClient';

describe('lists', () => {
	let legalserver: LegalServerClient;

	beforeEach(() => {
		legalserver = new LegalServerClient();
	});
	afterEach(() => legalserver.close());

	const search = async (query: Record<string, string | number> = {}) =>
		legalserver.call('GET api/v1/matters', { query: { results: 'caller_id', ...query } });
	const idsOf = (json: { data: Array<{ case_id: number }> }) => json.data.map(({ case_id: id }) => id);

	it('have twenty records a page, and say how many pages there are', async () => {
		const { json } = await search();
		expect(json).toMatchObject({
			page_number: 1,
			page_size: 20,
			total_number_of_pages: 2,
			total_records: 30,
		});
		expect(idsOf(json)).toEqual(Array.from({ length: 20 }, (_, index) => 101 + index));
		expect(idsOf((await search({ page_number: 2 })).json)).toHaveLength(10);
		expect(idsOf((await search({ page_number: 3 })).json)).toEqual([]);
	});

	it('make a page smaller that is too large, and only say so', async () => {
		for (let count = 0; count < 100; count++) createMatter(legalserver.live, { fields: { last: 'Many' } });
		const { status, json } = await search({ page_size: 5000 });
		expect([status, json.page_size, json.data.length, json.total_number_of_pages]).toEqual([
			200, 100, 100, 2,
		]);
	});

	it('are sorted by ID, up or down', async () => {
		expect(idsOf((await search({ sort: 'desc', page_size: 2 })).json)).toEqual([130, 129]);
		expect((await search({ sort: 'case_number' })).json).toEqual({
			'invalid search values': ['sort: case_number'],
		});
	});

	it.each([
		['page_number', 0],
		['page_size', 0],
		['page_number', 'two'],
	])('refuse the %s %s', async (name, value) => {
		expect((await search({ [name]: value })).status).toBe(400);
	});

	it.each([
		[{ case_number: '22-0000107' }, [101]],
		[{ case_number: '22-000010' }, []],
		[{ external_id: 'RS-107' }, [101]],
		[{ case_id: 103 }, [103]],
		[{ last: 'lópez' }, [105, 106]],
		[{ last: 'lópez', case_disposition: 'Closed' }, [106]],
		[{ organization: 'Hill Street Tenants Association' }, [103]],
		[{ dropbox_folder_id: 'id:a4ayc_80_OEAAAAAAAAAXw' }, [104]],
		[{ 'assignments:type': 'Pro Bono' }, [104]],
		[{ 'events:title': 'Hearing' }, []],
	])('find by %j', async (query, ids) => {
		const { status, json } = await search(query as Record<string, string>);
		expect([status, idsOf(json)]).toEqual([200, ids]);
	});

	it('may find what only contains the text', async () => {
		legalserver.live.switches.looseSearch = true;
		createMatter(legalserver.live, { caseNumber: '22-00001070' });
		expect(idsOf((await search({ case_number: '22-0000107' })).json)).toEqual([101, 131]);
		expect(idsOf((await search({ case_id: 10 })).json)).toEqual([]);
	});

	it.each([
		[
			{ updated_since: '2026-01-01' },
			{ 'invalid search keys': ['updated_since'], 'invalid search values': [] },
		],
		[{ date_opened: '2026-01-01' }, { 'invalid search keys': ['date_opened'], 'invalid search values': [] }],
		[{ matter_uuid: 'x' }, { 'invalid search keys': ['matter_uuid'], 'invalid search values': [] }],
		[{ case_disposition: 'Active' }, { 'invalid search values': ['case_disposition: Active'] }],
		[{ legal_problem_code: 'TEST' }, { 'invalid search values': ['legal_problem_code: TEST'] }],
		[{ case_id: '25-0000103' }, { 'invalid search values': ['case_id: 25-0000103'] }],
		[{ results: 'constructor' }, { 'invalid search keys': ['results'], 'invalid search values': [] }],
		[{ date_of_birth: '1/2/70' }, { 'invalid search values': ['date_of_birth: 1/2/70'] }],
	])('do not know %j', async (query, body) => {
		const { status, json } = await search(query as Record<string, string>);
		expect([status, json]).toEqual([400, body]);
	});
});
