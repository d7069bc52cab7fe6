import type { file_properties } from 'dropbox';
import type { Walk } from './Walk';

/** Properties, of a person's templates and of a team's. */
export async function walkProperties(walk: Walk): Promise<void> {
	const jane = walk.as('jane');
	const team = walk.as('team');
	const type = { '.tag': 'string' } as const;
	const described = { description: 'of the walk', fields: [{ name: 'case', description: 'Case ID', type }] };
	const mine = await walk.call(jane, 'filePropertiesTemplatesAddForUser', { name: 'Mine', ...described });
	const { template_id } = mine;
	await walk.call(jane, 'filePropertiesTemplatesGetForUser', { template_id });
	await walk.call(jane, 'filePropertiesTemplatesListForUser');
	await walk.call(jane, 'filePropertiesTemplatesUpdateForUser', { template_id, name: 'Mine, renamed' });
	const ours = await walk.call(team, 'filePropertiesTemplatesAddForTeam', { name: 'Ours', ...described });
	await walk.call(team, 'filePropertiesTemplatesGetForTeam', ours);
	await walk.call(team, 'filePropertiesTemplatesListForTeam');
	await walk.call(team, 'filePropertiesTemplatesUpdateForTeam', { ...ours, name: 'Ours, renamed' });

	const group = (value: string) => [{ template_id, fields: [{ name: 'case', value }] }];
	for (const path of ['/Walk/Brief ü.txt', '/Walk/A'])
		await walk.call(jane, 'filePropertiesPropertiesAdd', { path, property_groups: group('26-1') });
	const path = '/Walk/A';
	const update_property_groups = [{ template_id, add_or_update_fields: [{ name: 'case', value: '26-2' }] }];
	await walk.call(jane, 'filePropertiesPropertiesUpdate', { path, update_property_groups });
	await walk.call(jane, 'filePropertiesPropertiesOverwrite', { path, property_groups: group('26-1') });
	const include_property_groups: file_properties.TemplateFilterBase = {
		'.tag': 'filter_some',
		filter_some: [template_id],
	};
	const folder = await walk.call(jane, 'filesGetMetadata', { path, include_property_groups });
	walk.expect(
		'properties',
		'property_groups' in folder && folder.property_groups?.[0]?.fields[0]?.value,
		'26-1',
	);

	const { switches } = walk.emulator.state;
	switches.pageSize = 1;
	const mode = { '.tag': 'field_name', field_name: 'case' } as file_properties.PropertiesSearchMode;
	const found = await walk.call(jane, 'filePropertiesPropertiesSearch', {
		queries: [{ query: '26-1', mode }],
	});
	await walk.call(jane, 'filePropertiesPropertiesSearchContinue', { cursor: found.cursor ?? '' });
	switches.pageSize = Number.POSITIVE_INFINITY;

	await walk.call(jane, 'filePropertiesPropertiesRemove', { path, property_template_ids: [template_id] });
	await walk.call(jane, 'filePropertiesTemplatesRemoveForUser', { template_id });
	await walk.call(team, 'filePropertiesTemplatesRemoveForTeam', ours);
}

/** File requests from their making to their end. */
export async function walkFileRequests(walk: Walk): Promise<void> {
	const jane = walk.as('jane');
	const made = { title: 'Papers', destination: '/Walk/A' };
	const deadline = { deadline: '2099-01-01T00:00:00Z', allow_late_uploads: { '.tag': 'one_day' } } as const;
	const one = await walk.call(jane, 'fileRequestsCreate', { ...made, deadline, description: 'Please.' });
	const two = await walk.call(jane, 'fileRequestsCreate', made);
	await walk.call(jane, 'fileRequestsGet', { id: one.id });
	await walk.call(jane, 'fileRequestsList');
	const page = await walk.call(jane, 'fileRequestsListV2', { limit: 1 });
	walk.expect('a page of file requests', [page.file_requests.length, page.has_more], [1, true]);
	await walk.call(jane, 'fileRequestsListContinue', { cursor: page.cursor });
	walk.expect('their count', (await walk.call(jane, 'fileRequestsCount')).file_request_count, 2);
	for (const { id } of [one, two]) await walk.call(jane, 'fileRequestsUpdate', { id, open: false });
	await walk.call(jane, 'fileRequestsDelete', { ids: [one.id] });
	const closed = await walk.call(jane, 'fileRequestsDeleteAllClosed');
	walk.expect('what was closed', closed.file_requests.length, 1);
}
