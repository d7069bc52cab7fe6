import { LegalServerClient } from '../LegalServerClient';

describe('notes', () => {
	let legalserver: LegalServerClient;

	beforeEach(() => {
		legalserver = new LegalServerClient();
	});
	afterEach(() => legalserver.close());

	const path = () => `api/v1/matters/${legalserver.uuid('miller')}/notes`;
	const note = { subject: 'Case folder', body: 'It is in Dropbox.', note_type: 'API Notes' };
	const create = async (json: unknown) => legalserver.call(`POST ${path()}`, { json });

	it('are made with 201, by the user of the token, as of today', async () => {
		const { status, json } = await create(note);
		expect([status, json.data]).toEqual([
			201,
			expect.objectContaining({
				...{ ...note, matter_id: 101, matter_identification_number: '22-0000107', date_posted: '2026-01-05' },
				...{
					is_html: false,
					active: true,
					last_update: null,
					date_time_created: '2026-01-05T04:00:00-05:00',
				},
				created_by: expect.objectContaining({ user_name: 'n8n Integration' }),
			}),
		]);
		// As of version 1: the digit after the second dash is no 4.
		expect(json.data.casenote_uuid).toMatch(/^[\da-f]{8}-[\da-f]{4}-11e/);
		const read = await legalserver.call(`GET ${path()}/${json.data.casenote_uuid}`);
		expect(read.json.data).toEqual(json.data);
		const { json: list } = await legalserver.call(`GET ${path()}`);
		expect([list.total_records, list.data.at(-1)]).toEqual([4, json.data]);
	});

	it('made twice are two', async () => {
		await create(note);
		await create(note);
		expect((await legalserver.call(`GET ${path()}`)).json.total_records).toBe(5);
	});

	it.each([
		[{}, { missing_arguments: ['subject', 'body', 'note_type'] }],
		[{ ...note, body: '' }, { missing_arguments: ['body'] }],
		[{ ...note, note_type: 'Nothing' }, { invalid_values: { note_type: 'Nothing' } }],
		[{ ...note, note_type: 'Old Documents' }, { invalid_values: { note_type: 'Old Documents' } }],
		[{ ...note, note_type: 'api notes' }, { invalid_values: { note_type: 'api notes' } }],
		[{ ...note, color: 'red' }, { invalid_parameters: ['color'] }],
		[{ ...note, is_html: 'yes' }, { invalid_values: { is_html: 'yes' } }],
		[{ ...note, date_posted: '2026-01-01' }, { invalid_parameters: ['date_posted'] }],
	])('refuse %j', async (body, refusal) => {
		const { status, json } = await create(body);
		expect([status, json]).toEqual([400, refusal]);
		expect(legalserver.live.notes.size).toBe(3);
	});

	it('take a date only where the site lets them', async () => {
		legalserver.live.switches.datePosted = true;
		const { json } = await create({ ...note, date_posted: '2026-01-01', is_html: true });
		expect(json.data).toMatchObject({ date_posted: '2026-01-01', is_html: true });
	});

	it('are those of a case that the caller sees', async () => {
		const intake = `api/v1/matters/${legalserver.uuid('intake')}/notes`;
		expect((await legalserver.call(`POST ${intake}`, { token: 'ownCases', json: note })).status).toBe(404);
		const unknown = await legalserver.call(`GET ${path()}/6f5e3625-f39f-11ed-9261-0ae2319c1f6b`);
		expect([unknown.status, unknown.json]).toEqual([404, { error_message: 'Unknown note' }]);
	});

	it('are listed of all cases, but those that the caller does not see', async () => {
		await legalserver.call(`POST api/v1/matters/${legalserver.uuid('intake')}/notes`, { json: note });
		const all = async (token: string) => (await legalserver.call('GET api/v1/notes', { token })).json;
		expect([(await all('intake')).total_records, (await all('ownCases')).total_records]).toEqual([4, 3]);
	});

	describe('of any record', () => {
		const createAnywhere = async (json: unknown, version = 'v1') =>
			legalserver.call(`POST api/${version}/notes`, { json });

		it('say which', async () => {
			const { status, json } = await createAnywhere({ ...note, module: 'matter', module_id: 101 });
			expect([status, json.data.module_uuid, json.data]).toEqual([
				...[
					201,
					legalserver.uuid('miller'),
					expect.not.objectContaining({ casenote_uuid: expect.anything() }),
				],
			]);
			expect((await createAnywhere(note)).json).toEqual({ missing_arguments: ['module'] });
			expect((await createAnywhere({ ...note, module: 'matter' })).json).toEqual({
				missing_arguments: ['module_id'],
			});
			expect((await createAnywhere({ ...note, module: 'matter', module_id: 9 })).status).toBe(404);
		});

		it('in the second version too, where that is on', async () => {
			const asked = { ...note, module: 'matter', module_uuid: legalserver.uuid('miller') };
			expect((await createAnywhere(asked, 'v2')).status).toBe(403);
			legalserver.live.switches.v2 = true;
			expect((await createAnywhere(asked, 'v2')).status).toBe(201);
			const { json } = await legalserver.call(`GET api/v2/matters/${legalserver.uuid('miller')}/notes`);
			expect(json.total_records).toBe(4);
		});
	});
});
