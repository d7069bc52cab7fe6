/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { file_requests } from 'dropbox';
import { receive } from '@/test/emulators/dropbox/fileRequests/receive';
import { ApiClient } from '@/test/unit/emulators/dropbox/ApiClient';

describe('file requests', () => {
	let desk: ApiClient;

	beforeEach(async () => {
		desk = new ApiClient();
		await call('files/create_folder_v2', { path: '/Matters/25-1/Uploads' });
	});

	afterEach(() => desk.close());

	const root = () => ({
		'dropbox-api-path-root': JSON.stringify({ '.tag': 'root', root: desk.fixture.namespaces.root?.id }),
	});
	const call = (route: string, argument: unknown, token = 'jane') =>
		desk.call(route, { token, argument, headers: root() });
	const requests = (route: string, argument: unknown, token = 'jane') =>
		call(`file_requests/${route}`, argument, token);
	const create = async (more: object = {}): Promise<file_requests.FileRequest> =>
		(await requests('create', { title: 'Papers', destination: '/Matters/25-1/Uploads', ...more })).json;
	const refused = async (answer: ReturnType<typeof requests>) => (await answer).json.error['.tag'];
	const handIn = (id: string, name: string, text: string) =>
		receive(desk.state, id, { name, from: undefined, blob: desk.state.contents.put(Buffer.from(text)) });

	it('are made for a folder, and read with what was asked for', async () => {
		const made = await create({ description: 'Please', deadline: { deadline: '2099-01-01T00:00:00Z' } });
		expect(made).toEqual({
			...{ id: expect.stringMatching(/^[-_0-9a-zA-Z]+$/), title: 'Papers', description: 'Please' },
			url: `https://www.dropbox.com/request/${made.id}`,
			...{ destination: '/Matters/25-1/Uploads', created: expect.stringMatching(/Z$/) },
			...{ deadline: { deadline: '2099-01-01T00:00:00Z' }, is_open: true, file_count: 0 },
		});
		expect((await requests('get', { id: made.id })).json).toEqual(made);
	});

	it('follow their folder, and have no destination once it is gone', async () => {
		const { id } = await create();
		await call('files/move_v2', { from_path: '/Matters/25-1', to_path: '/Matters/Closed/25-1' });
		expect((await requests('get', { id })).json.destination).toBe('/Matters/Closed/25-1/Uploads');
		handIn(id, 'Letter.txt', 'hello');
		expect(
			(await call('files/get_metadata', { path: '/Matters/Closed/25-1/Uploads/Letter.txt' })).status,
		).toBe(200);
		await call('files/delete_v2', { path: '/Matters/Closed/25-1/Uploads' });
		expect((await requests('get', { id })).json).not.toHaveProperty('destination');
	});

	it.each([
		['a folder that is not there', { destination: '/Matters/none' }, 'not_a_folder'],
		['the root', { destination: '/' }, 'validation_error'],
		['a home', { destination: '/Jane Doe' }, 'invalid_location'],
		['a title of spaces', { title: '  ' }, 'validation_error'],
	])('are refused for %s', async (_what, more, tag) => {
		expect(await refused(requests('create', { title: 'P', destination: '/Matters/25-1', ...more }))).toBe(
			tag,
		);
	});

	it('want a file kept out, a writer, the scope and a title', async () => {
		await desk.call('files/upload', { argument: { path: '/Matters/25-1/a.txt' }, headers: root() });
		expect(await refused(requests('create', { title: 'P', destination: '/Matters/25-1/a.txt' }))).toBe(
			'not_a_folder',
		);
		expect(await refused(requests('create', { title: 'P', destination: '/Matters/25-1' }, 'mia'))).toBe(
			'no_write_permission',
		);
		expect(
			(await requests('create', { title: 'P', destination: '/Matters' }, 'janeReadOnly')).json,
		).toMatchObject({
			error: { '.tag': 'missing_scope', required_scope: 'file_requests.write' },
		});
		expect((await requests('count', undefined, 'janeReadOnly')).json.error.required_scope).toBe(
			'file_requests.read',
		);
		expect((await requests('create', { title: '', destination: '/Matters' })).status).toBe(400);
		expect((await requests('create', { title: 'P', destination: 'id:abc' })).status).toBe(400);
	});

	it('are kept apart by account, limited in number, and off where the team says so', async () => {
		const { id } = await create();
		expect(await refused(requests('get', { id }, 'ravi'))).toBe('no_permission');
		expect(await refused(requests('get', { id: 'none' }))).toBe('not_found');
		expect((await requests('count', undefined, 'ravi')).json).toEqual({ file_request_count: 0 });
		desk.state.switches.mostFileRequests = 1;
		expect(await refused(requests('create', { title: 'P', destination: '/Matters' }))).toBe('rate_limit');
		desk.state.switches.fileRequestsAllowed = false;
		expect(await refused(requests('list_v2', {}))).toBe('disabled_for_team');
	});

	it('change as asked, and clear their deadline', async () => {
		const { id } = await create({ deadline: { deadline: '2099-01-01T00:00:00Z' } });
		const update = (more: object) => requests('update', { id, ...more });
		const deadline = { '.tag': 'update', deadline: '2099-02-01T00:00:00Z', allow_late_uploads: 'seven_days' };
		expect((await update({ title: 'New', deadline, destination: '/Matters/25-1' })).json).toMatchObject({
			...{ title: 'New', destination: '/Matters/25-1', is_open: true },
			deadline: { deadline: '2099-02-01T00:00:00Z', allow_late_uploads: { '.tag': 'seven_days' } },
		});
		expect((await update({ deadline: 'no_update', open: false })).json).toMatchObject({
			...{ is_open: false, deadline: { deadline: '2099-02-01T00:00:00Z' } },
		});
		expect((await update({ deadline: { '.tag': 'update' } })).json).not.toHaveProperty('deadline');
		expect(await refused(update({ title: 'Other', destination: '/none' }))).toBe('not_a_folder');
		expect((await requests('get', { id })).json.title).toBe('New');
	});

	it('are listed in pages', async () => {
		const ids: string[] = [];
		for (let count = 0; count < 3; count++) ids.push((await create()).id);
		const first = (await requests('list_v2', { limit: 2 })).json;
		expect(first).toMatchObject({ has_more: true, file_requests: [{ id: ids[0] }, { id: ids[1] }] });
		const second = (await requests('list/continue', { cursor: first.cursor })).json;
		expect(second).toMatchObject({ has_more: false, file_requests: [{ id: ids[2] }] });
		expect((await requests('list', undefined)).json.file_requests).toHaveLength(3);
		expect(await refused(requests('list/continue', { cursor: 'none' }))).toBe('invalid_cursor');
	});

	it('are deleted when they are closed, all that were named or none', async () => {
		const [one, two] = [await create({ open: false }), await create()];
		expect(await refused(requests('delete', { ids: [one.id, two.id] }))).toBe('file_request_open');
		expect((await requests('count', undefined)).json.file_request_count).toBe(2);
		expect((await requests('delete_all_closed', undefined)).json.file_requests).toMatchObject([
			{ id: one.id },
		]);
		await requests('update', { id: two.id, open: false });
		expect((await requests('delete', { ids: [two.id] })).json.file_requests).toMatchObject([{ id: two.id }]);
		expect((await requests('count', undefined)).json.file_request_count).toBe(0);
	});

	it('take files while they are open, beside those that are there', async () => {
		const { id } = await create();
		expect(handIn(id, 'a.txt', 'one').name).toBe('a.txt');
		expect(handIn(id, 'a.txt', 'two').name).toBe('a (1).txt');
		expect((await requests('get', { id })).json.file_count).toBe(2);
		await requests('update', { id, deadline: { '.tag': 'update', deadline: '2001-01-01T00:00:00Z' } });
		expect(() => handIn(id, 'b.txt', 'late')).toThrow(/deadline/);
		await requests('update', { id, open: false, deadline: { '.tag': 'update' } });
		expect(() => handIn(id, 'b.txt', 'closed')).toThrow(/closed/);
	});

	it('of a personal account have no deadline', async () => {
		desk.close();
		desk = new ApiClient('personal');
		await desk.call('files/create_folder_v2', { token: 'owner', argument: { path: '/Uploads' } });
		const argument = { title: 'P', destination: '/Uploads', deadline: { deadline: '2099-01-01T00:00:00Z' } };
		expect((await desk.call('file_requests/create', { token: 'owner', argument })).json.error['.tag']).toBe(
			'validation_error',
		);
	});
});
