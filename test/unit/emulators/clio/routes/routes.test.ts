import { ClioClient } from '../ClioClient';

type Answer = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- any answer

/** The routes besides those of documents, each by what it does. */
describe('the routes', () => {
	let clio: ClioClient;

	beforeEach(() => {
		clio = new ClioClient();
		clio.switches.rateLimit = null;
	});
	afterEach(() => clio.close());

	const matter = () => clio.fixture.matters.smith?.id ?? 0;

	describe('of matters', () => {
		const VALUES = 'custom_field_values{id,value,field_name,field_type,custom_field,picklist_option}';
		const FIELDS = `id,display_number,status,open_date,close_date,pending_date,matter_stage{name},${VALUES},client{name}`;
		const patch = (data: Answer, query: Answer = {}) =>
			clio.call(`PATCH matters/${matter()}`, { data, query: { fields: FIELDS, ...query } });

		it('open one, with a folder that is named like it', async () => {
			const { contacts, practiceAreas } = clio.fixture;
			const data = {
				description: 'New',
				client: { id: contacts.okafor?.id },
				practice_area: { id: practiceAreas.family?.id },
			};
			const { status, json } = await clio.call('POST matters', {
				...{ data, query: { fields: `${FIELDS},folder{id,name}` } },
			});
			expect([status, json.data]).toMatchObject([
				201,
				{ display_number: '00005-Okafor', folder: { name: '00005-Okafor' } },
			]);
			expect((await clio.call('POST matters', { data: { description: 'No client' } })).status).toBe(422);
			expect((await clio.call('POST matters', { data, token: 'readOnly' })).status).toBe(403);
		});

		it('change the status, with its dates', async () => {
			expect((await patch({ status: 'closed' })).json.data).toMatchObject({
				status: 'Closed',
				close_date: '2026-01-05',
			});
			expect((await patch({ status: 'open' })).json.data).toMatchObject({ status: 'Open', close_date: null });
			expect((await patch({ status: 'closed', close_date: '2025-12-31' })).json.data.close_date).toBe(
				'2025-12-31',
			);
			expect((await patch({ status: 'Closed' })).status).toBe(422);
		});

		it('change the stage, of the practice area alone', async () => {
			const { stages } = clio.fixture;
			expect((await patch({ matter_stage: { id: stages.trial?.id } })).json.data.matter_stage.name).toBe(
				'Trial',
			);
			expect((await patch({ matter_stage: { id: stages.decree?.id } })).status).toBe(422);
		});

		it('rename the folder with the number', async () => {
			await patch({ display_number: '2026-77' });
			const { folderId } = clio.state.matters.at(matter());
			expect(clio.state.folders.at(folderId).name).toBe('2026-77');
		});

		it('keep values of custom fields under composite IDs', async () => {
			const { customFields } = clio.fixture;
			const fieldId = customFields.court?.id;
			const read = async (query: Answer = {}) =>
				(await clio.call(`GET matters/${matter()}`, { query: { fields: FIELDS, ...query } })).json.data
					.custom_field_values;
			expect(await read()).toHaveLength(5);
			expect((await read())[1]).toMatchObject({
				id: null,
				value: null,
				field_name: 'Court',
				custom_field: { id: fieldId },
			});
			const narrow = { 'custom_field_ids[]': String(fieldId) };
			await patch({ custom_field_values: [{ custom_field: { id: fieldId }, value: 'Superior' }] });
			const [value] = await read(narrow);
			expect(value).toMatchObject({ id: expect.stringMatching(/^text_line-\d+$/), value: 'Superior' });
			await patch({ custom_field_values: [{ id: value.id, value: 'Appeals' }] });
			expect(await read(narrow)).toMatchObject([{ id: value.id, value: 'Appeals' }]);
			// Without the ID it is another value.
			await patch({ custom_field_values: [{ custom_field: { id: fieldId }, value: 'Second' }] });
			expect(await read(narrow)).toHaveLength(2);
			await patch({
				custom_field_values: (await read(narrow)).map(({ id }: Answer) => ({ id, _destroy: true })),
			});
			expect(await read(narrow)).toMatchObject([{ id: null }]);
		});

		it('take only values of the type', async () => {
			const { customFields } = clio.fixture;
			const set = (name: string, value: unknown) =>
				patch({ custom_field_values: [{ custom_field: { id: customFields[name]?.id }, value }] });
			for (const [name, value] of [
				...[
					['matterType', 'Litigation'],
					['matterType', 1],
					['claim', 'much'],
					['trialDate', '1/2/2026'],
					['dropboxFolder', 'x'],
				],
			] as const)
				expect([name, (await set(name, value)).status]).toEqual([name, 422]);
			const option = customFields.matterType?.options[0]?.id;
			const { json } = await set('matterType', option);
			expect(json.data.custom_field_values[0]).toMatchObject({
				value: option,
				picklist_option: { id: option },
			});
		});
	});

	describe('of folders', () => {
		const list = (query: Answer) =>
			clio.call('GET folders/list', { query: { fields: 'id,type,name,latest_document_version', ...query } });

		it('make, rename, list and trash', async () => {
			const { folderId } = clio.state.matters.at(matter());
			const made = await clio.call('POST folders', {
				...{
					data: { name: 'Pleadings', parent: { id: matter(), type: 'Matter' } },
					query: { fields: 'id,name,parent,matter' },
				},
			});
			expect([made.status, made.json.data]).toMatchObject([
				201,
				{ parent: { id: folderId }, matter: { id: matter() } },
			]);
			const { id } = made.json.data;
			const renamed = await clio.call(`PATCH folders/${id}`, {
				data: { name: 'Filed' },
				query: { fields: 'name' },
			});
			expect(renamed.json.data.name).toBe('Filed');
			const { json } = await list({ parent_id: String(folderId) });
			expect(json.data.map(({ type, name }: Answer) => `${type} ${name}`)).toEqual([
				...['Folder Filed', 'Document Complaint.pdf', 'Document Answer.pdf'],
			]);
			expect(json.data[0].latest_document_version).toBeNull();
			expect((await clio.call(`DELETE folders/${id}`)).status).toBe(204);
			expect((await list({ parent_id: String(folderId) })).json.data).toHaveLength(2);
			expect(
				(await clio.call('GET folders', { query: { matter_id: String(matter()), include_deleted: 'true' } }))
					.json.data,
			).toHaveLength(2);
		});

		it('list the root unless another is named, by cursors alone', async () => {
			const { json } = await list({ limit: '3' });
			expect(json.data.map(({ type }: Answer) => type)).toEqual(['Folder', 'Folder', 'Folder']);
			expect(json.meta.paging.next).toContain('page_token=');
			expect((await list({ parent_id: 'null' })).status).toBe(400);
		});

		it('leave the folders of matters as they are', async () => {
			const { folderId } = clio.state.matters.at(matter());
			expect((await clio.call(`PATCH folders/${folderId}`, { data: { name: 'Mine' } })).status).toBe(422);
			expect((await clio.call(`DELETE folders/${folderId}`)).status).toBe(422);
		});
	});

	describe('of notes', () => {
		const FIELDS = { fields: 'id,subject,detail,date,matter{id},author{name}' };
		const write = (data: Answer, token = 'ada') =>
			clio.call('POST notes', {
				data: { type: 'Matter', matter: { id: matter() }, ...data },
				query: FIELDS,
				token,
			});

		it('write and find them', async () => {
			const { status, json } = await write({ subject: 'Archived', detail: 'See /Closed/2026' });
			expect([status, json.data]).toMatchObject([201, { date: '2026-01-05', author: { name: 'Ada Quinn' } }]);
			const found = await clio.call('GET notes', {
				query: { type: 'Matter', matter_id: String(matter()), query: 'closed/2026', ...FIELDS },
			});
			expect(found.json.data).toMatchObject([{ subject: 'Archived' }]);
			expect((await clio.call(`DELETE notes/${json.data.id}`)).status).toBe(204);
		});

		it('need the type for reading, too', async () => {
			for (const type of ['', 'matter'])
				expect((await clio.call('GET notes', { query: type === '' ? {} : { type } })).status).toBe(400);
		});

		it('need what they belong to, and the permission for that', async () => {
			expect((await write({ matter: undefined })).status).toBe(422);
			expect((await write({ type: 'Contact' })).status).toBe(422);
			expect((await write({}, 'readOnly')).status).toBe(403);
			expect((await clio.call('GET notes', { query: { type: 'Contact' }, token: 'noContacts' })).status).toBe(
				403,
			);
		});

		it('keep links of rich text, and nothing that is not allowed', async () => {
			const detail =
				'<p onclick="x()"><a href="https://dropbox.example/a?b=1&c">Open</a><script>x</script></p>';
			const { json } = await write({ detail, detail_text_type: 'rich_text' });
			expect(json.data.detail).toBe('<p><a href="https://dropbox.example/a?b=1&c">Open</a>x</p>');
		});
	});

	describe('of archives', () => {
		const FIELDS = { fields: 'id,state,progress,message,size' };
		const create = async (items: Answer[]) =>
			clio.call('POST document_archives', { data: { items }, query: FIELDS });
		const read = async (id: number) =>
			(await clio.call(`GET document_archives/${id}`, { query: FIELDS })).json.data;

		it('gather a folder, and are done after a while', async () => {
			clio.switches.archiveDelay = 5000;
			const { folderId } = clio.state.matters.at(matter());
			const { status, json } = await create([{ id: folderId, type: 'Folder' }]);
			expect([status, json.data.state]).toEqual([201, 'queued']);
			expect(await read(json.data.id)).toMatchObject({ state: 'in_progress', size: null });
			expect((await clio.call(`GET document_archives/${json.data.id}/download`)).status).toBe(404);
			clio.clock.advance(5000);
			expect(await read(json.data.id)).toMatchObject({ state: 'completed', progress: 100 });
			const { status: seen, headers } = await clio.call(
				`GET document_archives/${json.data.id}/download.json`,
			);
			const { text } = await clio.send(headers.get('location') ?? '');
			expect(seen).toBe(303);
			for (const part of ['00001-Smith/Complaint.pdf', 'the complaint', '00001-Smith/Answer.pdf'])
				expect(text).toContain(part);
		});

		it('fail with a message', async () => {
			clio.switches.archiveFailure = 'too large';
			const { json } = await create([{ id: clio.fixture.documents.lease?.id, type: 'Document' }]);
			expect(await read(json.data.id)).toMatchObject({ state: 'failed', message: 'too large' });
			expect((await create([{ id: 1, type: 'Folder' }])).status).toBe(422);
			expect((await create([])).status).toBe(422);
		});
	});

	describe('of custom actions', () => {
		const data = {
			label: 'Open case folder',
			target_url: 'https://n8n.example/open?x=1',
			ui_reference: 'matters/show',
		};

		it('are made for one person, once where the switch has it', async () => {
			const { status, json } = await clio.call('POST custom_actions', { data });
			expect([status, Object.keys(json.data)]).toEqual([201, ['id', 'etag']]);
			const again = await clio.call('POST custom_actions', { data });
			expect(again.status).toBe(201);
			expect((await clio.call(`DELETE custom_actions/${again.json.data.id}`)).status).toBe(204);
			clio.state.switches.uniqueCustomActions = true;
			expect((await clio.call('POST custom_actions', { data })).status).toBe(422);
			expect(
				(await clio.call('POST custom_actions', { data: { ...data, ui_reference: 'tasks/show' } })).status,
			).toBe(422);
			expect((await clio.call('GET custom_actions', { token: 'jane' })).json.data).toEqual([]);
			expect((await clio.call(`DELETE custom_actions/${json.data.id}`)).status).toBe(204);
		});

		it('prove by a nonce that this person clicked, once and for a minute', async () => {
			const { users, app } = clio.fixture;
			const issue = () => clio.state.nonces.issue(users.ada?.id ?? 0, app.key, clio.clock.now());
			const use = async (nonce: string, token = 'ada') =>
				(await clio.call(`GET matters/${matter()}`, { token, query: { custom_action_nonce: nonce } })).status;
			const nonce = issue();
			expect([await use(nonce), await use(nonce)]).toEqual([200, 403]);
			expect(await use(issue(), 'jane')).toBe(403);
			const late = issue();
			clio.clock.advance(60_000);
			expect(await use(late)).toBe(403);
		});
	});

	it('have a fault each, by their names', async () => {
		const { routes, faults } = clio.world.clio;
		expect(routes).toEqual(
			expect.arrayContaining(['GET documents/:id/download', 'POST oauth/token', 'PUT storage']),
		);
		for (const route of routes.filter((name) => !/oauth|storage|strange/.test(name))) {
			faults.set([{ route, fault: { kind: 'status', status: 503 } }]);
			const name = route.replace(':id', '1');
			expect([
				route,
				(await clio.call(name, { data: {}, ...(/^GET/.test(name) ? { data: undefined } : {}) })).status,
			]).toEqual([route, 503]);
		}
	});
});
