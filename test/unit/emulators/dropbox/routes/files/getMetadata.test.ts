/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { files } from 'dropbox';
import { ZodError } from 'zod';
import { CallRefused } from '@/test/emulators/dropbox/route';
import { setPropertyGroups } from '@/test/emulators/dropbox/state/properties';
import { refusal, World } from './World';

let world: World;
let call: ReturnType<World['as']>;
beforeEach(() => {
	world = new World();
	call = world.as('owner');
});
afterEach(() => world.close());

const get = (path: string, more: object = {}) =>
	call<files.FileMetadataReference>('get_metadata', { path, ...more });
const seed = (path: string, contents: string | number = 'x') =>
	world.state.seedFile(world.namespace('home'), path, contents);
const notFound = { '.tag': 'path', path: { '.tag': 'not_found' } };

test('trap 1: a file with its tag and all that is known of it', async () => {
	seed('/Cases/Brief.pdf', 'contents');
	expect(await get('/CASES/brief.PDF')).toEqual({
		'.tag': 'file',
		name: 'Brief.pdf',
		path_lower: '/cases/brief.pdf',
		path_display: '/Cases/Brief.pdf',
		id: expect.stringMatching(/^id:[\w-]{22}$/),
		client_modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
		server_modified: expect.stringMatching(/Z$/),
		rev: expect.stringMatching(/^[0-9a-f]{9,}$/),
		size: 8,
		is_downloadable: true,
		content_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
	});
});

test.each(['', '/'])('the root has none: %j', async (path) => {
	await expect(get(path)).rejects.toBeInstanceOf(CallRefused);
	await expect(get(path)).rejects.toThrow(/root folder/);
});

test('nor has the top of a namespace, mounted or not', async () => {
	await expect(get(`ns:${world.namespace('home').id}`)).rejects.toThrow(/root folder/);
	const team = new World('teamSpace');
	const mounted = team.atRoot('jane')('get_metadata', { path: `ns:${team.namespace('matters').id}` });
	await expect(mounted).rejects.toThrow(/root folder/);
	team.close();
});

test('by ID, rev and namespace', async () => {
	seed('/Cases/Brief.pdf');
	const file = await get('/Cases/Brief.pdf');
	for (const path of [file.id, `rev:${file.rev}`, `ns:${world.namespace('home').id}/Cases/Brief.pdf`]) {
		expect(await get(path)).toEqual(file);
	}
});

test('IDs compare case and all, and stay through moves', async () => {
	seed('/Cases/Brief.pdf');
	const { id } = await get('/Cases');
	await call('move_v2', { from_path: '/Cases', to_path: '/Archive/Cases' });
	expect((await get(id)).path_display).toBe('/Archive/Cases');
	expect((await get(`${id}/brief.pdf`)).path_display).toBe('/Archive/Cases/Brief.pdf');
	expect(await refusal(get(id.toLowerCase()))).toEqual(notFound);
});

test('what is not there', async () => {
	seed('/Note');
	for (const path of ['/Nothing', '/Note/Below', 'id:x', 'rev:0123456789', 'ns:42/x']) {
		expect(await refusal(get(path))).toEqual(notFound);
	}
	expect(await refusal(get('/Cases/'))).toEqual({ '.tag': 'path', path: { '.tag': 'malformed_path' } });
});

test('what was deleted, with include_deleted, also inside a deleted folder', async () => {
	seed('/Cases/Brief.pdf');
	const { id } = await get('/Cases/Brief.pdf');
	await call('delete_v2', { path: '/Cases' });
	expect(await refusal(get('/Cases'))).toEqual(notFound);
	expect(await get('/cases/brief.pdf', { include_deleted: true })).toEqual({
		'.tag': 'deleted',
		name: 'Brief.pdf',
		path_lower: '/cases/brief.pdf',
		path_display: '/Cases/Brief.pdf',
	});
	expect(await refusal(get('/Other', { include_deleted: true }))).toEqual(notFound);
	expect(await refusal(get(id))).toEqual(notFound);
});

test('what was deleted is found by its ID, as documented, unless switched off', async () => {
	seed('/Cases/Brief.pdf');
	const { id } = await get('/Cases/Brief.pdf');
	await call('delete_v2', { path: '/Cases' });
	expect(await get(id, { include_deleted: true })).toEqual({ '.tag': 'deleted', name: 'Brief.pdf' });
	world.state.switches.deletedFoundById = false;
	expect(await refusal(get(id, { include_deleted: true }))).toEqual(notFound);
});

test('property groups show when their template is asked for', async () => {
	const folder = world.state.seedFolder(world.namespace('home'), '/Cases');
	const group = { template_id: 'ptid:one', fields: [{ name: 'case', value: '26-001' }] };
	setPropertyGroups(world.state, folder, [group, { template_id: 'ptid:two', fields: [] }]);
	const filter = { '.tag': 'filter_some', filter_some: ['ptid:one'] };
	expect(await get('/Cases')).not.toHaveProperty('property_groups');
	expect(await get('/Cases', { include_property_groups: filter })).toMatchObject({
		property_groups: [group],
	});
	const none = { '.tag': 'filter_some', filter_some: [] };
	await expect(get('/Cases', { include_property_groups: none })).rejects.toBeInstanceOf(ZodError);
});
