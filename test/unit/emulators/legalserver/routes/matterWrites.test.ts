import { LegalServerClient } from '../LegalServerClient';

describe('changing a case', () => {
	let legalserver: LegalServerClient;

	beforeEach(() => {
		legalserver = new LegalServerClient();
		legalserver.live.switches.premium = true;
	});
	afterEach(() => legalserver.close());

	const patch = async (json: unknown, options = {}) =>
		legalserver.call(`PATCH api/v1/matters/${legalserver.uuid('miller')}`, { json, ...options });
	const matter = () => legalserver.live.matters.at(101);

	it('is refused where the site does not pay for it, and that before anything else', async () => {
		legalserver.live.switches.premium = false;
		const { status, json } = await patch({ colour: 'red' }, { token: 'readOnlyApi' });
		expect([status, json]).toEqual([
			...[403, { error_message: 'This API cannot be processed for this site' }],
		]);
		legalserver.live.switches.premium = true;
		expect((await patch({}, { token: 'readOnlyApi' })).status).toBe(401);
	});

	it('sets the external ID and custom fields by database name, and leaves the others alone', async () => {
		const custom = { dropbox_folder_12: 'id:abc', household_size_15: '2,310', conflict_checked_16: true };
		const { status, json } = await patch({ external_id: 'X-1', custom_fields: custom });
		expect([status, json.data.external_id, json.data.modified_by_integration_or_api]).toEqual([
			...[200, 'X-1', true],
		]);
		expect(json.data).not.toHaveProperty('custom_fields');
		expect(matter().customFields).toEqual({ ...custom, county_court_17: 'Birch County' });
		expect(matter().fields.last).toBe('Miller');
		expect((await patch({ custom_fields: { dropbox_folder_12: null } })).status).toBe(200);
		expect(matter().customFields.dropbox_folder_12).toBeNull();
	});

	it('moves the dates with the disposition', async () => {
		const { json } = await patch({ case_disposition: 'Closed' });
		expect(json.data).toMatchObject({
			...{ case_disposition: 'Closed', date_opened: { raw_value: '2025-03-05' } },
			date_closed: { raw_value: '2026-01-05', text_value: '01/05/2026' },
		});
	});

	it.each([
		[{ dropbox_folder_id: 'id:x' }, ['dropbox_folder_id']],
		[{ case_number: '1', assignments: [] }, ['case_number', 'assignments']],
		[{ custom_fields: { 'Dropbox Folder': 'x' } }, ['Dropbox Folder']],
	])('refuses the parameters of %j', async (body, names) => {
		const before = matter();
		const { status, json } = await patch(body);
		expect([status, json]).toEqual([400, { invalid_parameters: names }]);
		expect(matter()).toBe(before);
	});

	it.each([
		[{ legal_problem_code: 'VAWA' }, { legal_problem_code: 'VAWA' }],
		[{ external_id: 7 }, { external_id: 7 }],
		[{ date_opened: '03/05/2025' }, { date_opened: '03/05/2025' }],
		[{ external_id: 'ok', custom_fields: { next_hearing_14: 'soon' } }, { next_hearing_14: 'soon' }],
		[{ custom_fields: { next_hearing_14: '2026-13-45' } }, { next_hearing_14: '2026-13-45' }],
		[{ case_disposition: null }, { case_disposition: null }],
		[{ custom_fields: { county_court_17: 'Elm County' } }, { county_court_17: 'Elm County' }],
		[{ custom_fields: { dropbox_folder_12: 7 } }, { dropbox_folder_12: 7 }],
	])('refuses the values of %j, and then sets none', async (body, values) => {
		const before = matter();
		const { status, json } = await patch(body);
		expect([status, json]).toEqual([400, { invalid_values: values }]);
		expect(matter()).toBe(before);
	});

	it('empties a field', async () => {
		expect((await patch({ case_title: null, legal_problem_code: null })).status).toBe(200);
		expect([matter().fields.case_title, matter().fields.legal_problem_code]).toEqual([null, null]);
	});

	it('takes JSON only', async () => {
		expect((await patch([])).status).toBe(400);
		expect((await patch(undefined, { body: '{' })).status).toBe(400);
		const form = await patch({ external_id: 'x' }, { headers: { 'content-type': 'text/plain' } });
		expect(form.status).toBe(400);
	});
});
