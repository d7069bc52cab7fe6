import { LegalServerClient } from '../LegalServerClient';

describe('people and lookups', () => {
	let legalserver: LegalServerClient;

	beforeEach(() => {
		legalserver = new LegalServerClient();
	});
	afterEach(() => legalserver.close());

	it('have users with the address that assignments do not have, or with none', async () => {
		const { json } = await legalserver.call('GET api/v1/users', { query: { email: 'jane@example.com' } });
		expect(json.data).toMatchObject([{ first: 'Jane', last: 'Doe', login: 'jane', active: true }]);
		const noor = await legalserver.call(`GET api/v1/users/${legalserver.fixture.users.noor?.userUuid}`);
		expect(noor.json.data).toMatchObject({ login: 'noor', email: null });
		const left = await legalserver.call('GET api/v1/users', { query: { active: 'false' } });
		expect(left.json.data).toMatchObject([{ login: 'lars' }]);
	});

	it('know no user by another parameter or UUID', async () => {
		expect((await legalserver.call('GET api/v1/users', { query: { name: 'Jane' } })).status).toBe(400);
		expect((await legalserver.call('GET api/v1/users/7')).status).toBe(400);
		const unknown = await legalserver.call('GET api/v1/users/587cd44b-6198-4ba8-9a14-4d27fb157016');
		expect([unknown.status, unknown.json]).toEqual([404, { error_message: 'Unknown user or site' }]);
	});

	const noteTypes = async (query = {}) => legalserver.call('GET api/v1/lookups/note_type', { query });

	it('list the types of notes by pages, with those that are no longer in use', async () => {
		const { json } = await noteTypes();
		const names = (page: { data: Array<{ name: string }> }) => page.data.map(({ name }) => name);
		expect([json.total_number_of_pages, json.total_records, json.data.length]).toEqual([2, 27, 20]);
		expect(names(json)).not.toContain('API Notes');
		const { json: second } = await noteTypes({ page_number: 2 });
		expect(names(second)).toEqual(expect.arrayContaining(['API Notes', 'Old Documents']));
		expect((await noteTypes({ name: 'API Notes' })).json.data).toMatchObject([
			{ active: true, system: false },
		]);
	});

	it('leave out the numbers where there is nothing', async () => {
		expect((await noteTypes({ name: 'Nothing' })).json).toEqual({ page_number: 1, page_size: 20, data: [] });
	});
});
