/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { file_properties } from 'dropbox';
import { setPropertyGroups } from '@/test/emulators/dropbox/state/properties';
import { ApiClient } from '@/test/unit/emulators/dropbox/ApiClient';

const FIELDS = ['caseId', 'client'].map((name) => ({ name, description: name, type: 'string' }));
const TEMPLATE = { name: 'Case', description: 'A case folder', fields: FIELDS };

describe('file properties', () => {
	let desk: ApiClient;
	let templateId: string;

	beforeEach(async () => {
		desk = new ApiClient();
		templateId = (await call('templates/add_for_user', TEMPLATE)).json.template_id;
		await desk.call('files/create_folder_v2', { argument: { path: '/Case' } });
		await desk.call('files/upload', { argument: { path: '/Case/a.txt' } });
	});

	afterEach(() => desk.close());

	const call = (route: string, argument: unknown, token = 'jane', headers = {}) =>
		desk.call(`file_properties/${route}`, { token, argument, headers });
	const group = (fields: Record<string, string>, template_id = templateId) => ({
		...{ template_id, fields: Object.entries(fields).map(([name, value]) => ({ name, value })) },
	});
	const add = (path: string, ...property_groups: object[]) =>
		call('properties/add', { path, property_groups });
	const groupsOf = async (path: string) =>
		(
			await desk.call('files/get_metadata', {
				argument: { path, include_property_groups: { '.tag': 'filter_some', filter_some: [templateId] } },
			})
		).json.property_groups;
	const asJane = () => ({ 'dropbox-api-select-user': desk.fixture.accounts.jane?.teamMemberId ?? '' });

	it('follow a template that only its owner sees', async () => {
		expect((await call('templates/get_for_user', { template_id: templateId })).json).toEqual({
			...TEMPLATE,
			fields: FIELDS.map((field) => ({ ...field, type: { '.tag': 'string' } })),
		});
		expect((await call('templates/list_for_user', null)).json).toEqual({ template_ids: [templateId] });
		expect((await call('templates/list_for_user', null, 'ravi')).json).toEqual({ template_ids: [] });
		expect((await call('templates/get_for_user', { template_id: templateId }, 'ravi')).json.error).toEqual({
			...{ '.tag': 'template_not_found', template_not_found: templateId },
		});
	});

	it.each([
		[
			'33 fields',
			{ fields: Array.from({ length: 33 }, (_, index) => ({ ...FIELDS[0], name: `f${index}` })) },
			'too_many_properties',
		],
		['a field twice', { fields: [FIELDS[0], FIELDS[0]] }, 'conflicting_property_names'],
		[
			'a key of 257 bytes',
			{ fields: [{ ...FIELDS[0], name: 'ü'.repeat(128) + 'x' }] },
			'template_attribute_too_large',
		],
	])('have no template with %s', async (_what, more, tag) => {
		expect((await call('templates/add_for_user', { ...TEMPLATE, ...more })).json.error).toEqual({
			'.tag': tag,
		});
	});

	it.each([
		['user', 'jane'],
		['team', 'team'],
	])('have templates of a %s that are shown, enlarged and removed', async (owner, token) => {
		const template = (verb: string, argument: unknown) =>
			call(`templates/${verb}_for_${owner}`, argument, token);
		const { template_id } = (await template('add', { ...TEMPLATE, name: 'Another' })).json;
		const field = { name: 'closed', description: 'closed', type: 'string' };
		expect((await template('update', { template_id, add_fields: [field] })).json).toEqual({ template_id });
		expect((await template('update', { template_id, add_fields: [field] })).json.error).toEqual({
			'.tag': 'conflicting_property_names',
		});
		const { name, fields } = (await template('get', { template_id })).json;
		expect([name, fields.map((each: { name: string }) => each.name)]).toEqual([
			'Another',
			['caseId', 'client', 'closed'],
		]);
		expect((await template('list', null)).json.template_ids).toContain(template_id);
		expect(await template('remove', { template_id })).toMatchObject({ status: 200, text: 'null' });
		expect((await template('get', { template_id })).json.error['.tag']).toBe('template_not_found');
	});

	it("have no templates of users on a member's behalf", async () => {
		for (const [route, argument] of [
			['templates/add_for_user', TEMPLATE],
			['templates/list_for_user', null],
		] as const) {
			expect((await call(route, argument, 'team', asJane())).status).toBe(400);
		}
		const used = await call(
			'properties/add',
			{ path: '/Case', property_groups: [group({ caseId: '1' })] },
			'team',
			asJane(),
		);
		expect(used.json.error['.tag']).toBe('template_not_found');
	});

	it('of the team go on files but not on folders', async () => {
		const { template_id } = (await call('templates/add_for_team', TEMPLATE, 'team')).json;
		const tag = (path: string) =>
			call(
				'properties/add',
				{ path, property_groups: [group({ caseId: '1' }, template_id)] },
				'team',
				asJane(),
			);
		expect((await tag('/Case')).json.error).toEqual({ '.tag': 'unsupported_folder' });
		expect((await tag('/Case/a.txt')).status).toBe(200);
	});

	it('are added once and stay with a folder that moves', async () => {
		expect(await add('/Case', group({ caseId: '25-1' }))).toMatchObject({ status: 200, text: 'null' });
		expect((await add('/Case', group({ caseId: '25-2' }))).json.error).toEqual({
			'.tag': 'property_group_already_exists',
		});
		await desk.call('files/move_v2', { argument: { from_path: '/Case', to_path: '/Closed/Case' } });
		expect(await groupsOf('/Closed/Case')).toEqual([group({ caseId: '25-1' })]);
	});

	it.each([
		['a field of no template', [{ strange: 'x' }], 'does_not_fit_template'],
		['a value of 1025 bytes', [{ caseId: 'x'.repeat(1025) }], 'property_field_too_large'],
		['a template twice', [{ caseId: '1' }, { client: '2' }], 'duplicate_property_groups'],
	])('are refused with %s', async (_what, groups, tag) => {
		const answer = await add(
			'/Case',
			...groups.map((fields) => group(fields as unknown as Record<string, string>)),
		);
		expect(answer.json.error).toEqual({ '.tag': tag });
		expect(await groupsOf('/Case')).toBeUndefined();
	});

	it('come with a file, which is there without them when they do not fit', async () => {
		const upload = (path: string, fields: Record<string, string>) =>
			desk.call('files/upload', { argument: { path, property_groups: [group(fields)] } });
		expect((await upload('/fits.txt', { caseId: '1' })).status).toBe(200);
		expect(await groupsOf('/fits.txt')).toEqual([group({ caseId: '1' })]);
		expect((await upload('/odd.txt', { strange: '1' })).json.error).toEqual({
			...{ '.tag': 'properties_error', properties_error: { '.tag': 'does_not_fit_template' } },
		});
		expect((await desk.call('files/get_metadata', { argument: { path: '/odd.txt' } })).status).toBe(200);
		expect(await groupsOf('/odd.txt')).toBeUndefined();
	});

	it('that do not fit spend the upload session all the same', async () => {
		const { session_id } = (await desk.call('files/upload_session/start', { argument: { close: true } }))
			.json;
		const strange = [group({ caseId: '1' }, 'ptid:none')];
		const entry = {
			cursor: { session_id, offset: 0 },
			commit: { path: '/odd.txt', property_groups: strange },
		};
		const finish = async () =>
			(await desk.call('files/upload_session/finish_batch_v2', { argument: { entries: [entry] } })).json
				.entries[0].failure;
		expect(await finish()).toEqual({
			'.tag': 'properties_error',
			properties_error: { '.tag': 'template_not_found', template_not_found: 'ptid:none' },
		});
		expect(await finish()).toEqual({ '.tag': 'lookup_failed', lookup_failed: { '.tag': 'not_found' } });
	});

	it('are listed with entries by templates that one has, and no others', async () => {
		const list = (id: string) =>
			desk.call('files/list_folder', {
				argument: { path: '', include_property_groups: { '.tag': 'filter_some', filter_some: [id] } },
			});
		await add('/Case', group({ caseId: '1' }));
		expect((await list(templateId)).json.entries).toMatchObject([
			{ name: 'Case', property_groups: [group({ caseId: '1' })] },
		]);
		expect((await list('ptid:none')).json.error).toEqual({
			'.tag': 'template_error',
			template_error: { '.tag': 'template_not_found', template_not_found: 'ptid:none' },
		});
		expect((await list('none')).status).toBe(400);
	});

	it('are refused where nothing is', async () => {
		expect((await add('/none', group({ caseId: '1' }))).json.error).toEqual({
			'.tag': 'path',
			path: { '.tag': 'not_found' },
		});
	});

	it('are updated field by field, if the group is there', async () => {
		const update = (update_property_groups: object[]) =>
			call('properties/update', { path: '/Case', update_property_groups });
		const change = { template_id: templateId, add_or_update_fields: [{ name: 'client', value: 'Doe' }] };
		expect((await update([change])).json.error).toEqual({
			...{ '.tag': 'property_group_lookup', property_group_lookup: { '.tag': 'property_group_not_found' } },
		});
		await add('/Case', group({ caseId: '1' }));
		await update([change]);
		expect(await groupsOf('/Case')).toEqual([group({ caseId: '1', client: 'Doe' })]);
		await update([{ template_id: templateId, remove_fields: ['caseId'] }]);
		expect(await groupsOf('/Case')).toEqual([group({ client: 'Doe' })]);
	});

	it('are overwritten whole, and removed', async () => {
		const overwrite = (fields: Record<string, string>) =>
			call('properties/overwrite', { path: '/Case', property_groups: [group(fields)] });
		await overwrite({ caseId: '1', client: 'Doe' });
		await overwrite({ caseId: '2' });
		expect(await groupsOf('/Case')).toEqual([group({ caseId: '2' })]);
		const remove = () => call('properties/remove', { path: '/Case', property_template_ids: [templateId] });
		expect((await remove()).status).toBe(200);
		expect(await groupsOf('/Case')).toBeUndefined();
		expect((await remove()).json.error['.tag']).toBe('property_group_lookup');
	});

	it('are found by value, among what one may see', async () => {
		await add('/Case', group({ caseId: 'LA-25' }));
		const search = (query: string, token = 'jane') =>
			call(
				'properties/search',
				{ queries: [{ query, mode: { '.tag': 'field_name', field_name: 'caseId' } }] },
				token,
			);
		expect((await search('la-25')).json.matches).toMatchObject([
			{ path: '/Case', is_deleted: false, property_groups: [group({ caseId: 'LA-25' })] },
		]);
		expect((await search('la-2')).json.matches).toHaveLength(1);
		desk.state.switches.propertiesFoundByBeginning = false;
		expect((await search('la-2')).json.matches).toEqual([]);
		expect((await search('la-25', 'ravi')).json.matches).toEqual([]);
	});

	const found = async (query: string, token = 'jane', headers = {}) => {
		const queries = [{ query, mode: { '.tag': 'field_name', field_name: 'caseId' } }];
		const { json } = await call('properties/search', { queries }, token, headers);
		return (json as file_properties.PropertiesSearchResult).matches.map(
			({ path, is_deleted: isDeleted }) => `${isDeleted ? '-' : ''}${path}`,
		);
	};

	it('are seen by nobody else, in a folder that others see, nor on behalf of their owner', async () => {
		const matters = desk.fixture.namespaces.matters?.id;
		await desk.call('files/create_folder_v2', { argument: { path: `ns:${matters}/Team case` } });
		await add(`ns:${matters}/Team case`, group({ caseId: 'LA-7' }));
		expect(await found('LA-7')).toHaveLength(1);
		expect(await found('LA-7', 'ravi')).toEqual([]);
		expect(await found('LA-7', 'team', asJane())).toEqual([]);
		const queries = [{ query: 'x', mode: { '.tag': 'field_name', field_name: 'caseId' } }];
		const template_filter = { '.tag': 'filter_some', filter_some: [templateId] };
		expect((await call('properties/search', { queries, template_filter }, 'ravi')).json.error['.tag']).toBe(
			'template_not_found',
		);
	});

	it('are found late, and also on what was deleted', async () => {
		await add('/Case', group({ caseId: 'LA-25' }));
		await add('/Case/a.txt', group({ caseId: 'LA-25' }));
		desk.state.switches.searchDelay = 60_000;
		expect(await found('LA-25')).toEqual([]);
		desk.state.switches.searchDelay = 0;
		await desk.call('files/delete_v2', { argument: { path: '/Case' } });
		expect(await found('LA-25')).toEqual(['-/Case', '-/Case/a.txt']);
		desk.state.switches.deletedFoundByProperties = false;
		expect(await found('LA-25')).toEqual([]);
	});

	it('may or may not go with a copy, and go with a move', async () => {
		await add('/Case', group({ caseId: 'LA-25' }));
		const copy = (to_path: string) =>
			desk.call('files/copy_v2', { argument: { from_path: '/Case', to_path } });
		await copy('/One');
		expect(await found('LA-25')).toEqual(['/Case']);
		desk.state.switches.copiesKeepProperties = true;
		await copy('/Two');
		await desk.call('files/move_v2', { argument: { from_path: '/Case', to_path: '/Closed' } });
		expect(await found('LA-25')).toEqual(['/Closed', '/Two']);
	});

	it('are found page by page', async () => {
		const home = desk.fixture.namespaces.janeHome;
		for (let number = 0; number < 1001; number++) {
			const file = desk.state.seedFile(home!, `/Many/${number}`, 0);
			setPropertyGroups(desk.state, file, [group({ caseId: 'LA-1' }) as file_properties.PropertyGroup]);
		}
		const first = await call('properties/search', {
			queries: [{ query: 'LA-1', mode: { '.tag': 'field_name', field_name: 'caseId' } }],
		});
		const rest = await call('properties/search/continue', { cursor: first.json.cursor });
		expect([first.json.matches.length, rest.json.matches.length]).toEqual([1000, 1]);
		expect(rest.json).not.toHaveProperty('cursor');
		expect((await call('properties/search/continue', { cursor: 'x' })).json.error).toEqual({
			'.tag': 'reset',
		});
	});

	it('go with their template', async () => {
		await add('/Case', group({ caseId: '1' }));
		await call('templates/remove_for_user', { template_id: templateId });
		expect(await groupsOf('/Case')).toBeUndefined();
	});
});
