/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ApiClient } from '@/test/unit/emulators/dropbox/ApiClient';

/** What is read by a shared link: a listing, a file, a thumbnail. */
describe('through a shared link', () => {
	let desk: ApiClient;

	beforeEach(async () => {
		desk = new ApiClient();
		const home = desk.fixture.namespaces.janeHome!;
		desk.state.seedFile(home, '/Case/Brief.pdf', 'brief');
		desk.state.seedFile(home, '/Case/Photos/Scene.png', Buffer.from('\x89PNG\r\n\x1a\n…', 'latin1'));
		desk.state.seedFile(home, '/Case/Photos/Broken.jpg', 'no picture');
	});

	afterEach(() => desk.close());

	const link = async (path: string, settings: object = { audience: 'public' }): Promise<string> =>
		(await desk.call('sharing/create_shared_link_with_settings', { argument: { path, settings } })).json.url;
	const list = (argument: object, token = 'ravi') => desk.call('files/list_folder', { token, argument });
	const names = (entries: Array<{ name: string }>) => entries.map(({ name }) => name);
	const PASSWORD = { audience: 'public', require_password: true, link_password: 'secret' };

	describe('list_folder', () => {
		it('gives what lies in the folder, and below it by a path, without saying where that is', async () => {
			const url = await link('/Case');
			const { json } = await list({ path: '', shared_link: { url } });
			expect(names(json.entries)).toEqual(['Brief.pdf', 'Photos']);
			expect(json.entries[0]).toMatchObject({ '.tag': 'file', size: 5, id: expect.stringMatching(/^id:/) });
			for (const entry of json.entries)
				expect(Object.keys(entry)).not.toEqual(expect.arrayContaining(['path_lower']));
			const below = await list({ path: '/photos', shared_link: { url } });
			expect(names(below.json.entries)).toEqual(['Scene.png', 'Broken.jpg']);
		});

		it('goes on by its cursor, for the same account only', async () => {
			const url = await link('/Case');
			const first = (await list({ path: '', limit: 1, shared_link: { url } })).json;
			expect([names(first.entries), first.has_more]).toEqual([['Brief.pdf'], true]);
			const goOn = (token: string, cursor: string) =>
				desk.call('files/list_folder/continue', { token, argument: { cursor } });
			const rest = (await goOn('ravi', first.cursor)).json;
			expect([names(rest.entries), rest.has_more]).toEqual([['Photos'], false]);
			expect((await goOn('ravi', rest.cursor)).json).toMatchObject({ entries: [], has_more: false });
			expect((await goOn('mia', first.cursor)).status).toBe(400);
			expect((await goOn('ravi', 'AALnonsense')).status).toBe(400);
			const latest = await desk.call('files/list_folder/get_latest_cursor', {
				...{ token: 'ravi', argument: { path: '', shared_link: { url } } },
			});
			expect((await goOn('ravi', latest.json.cursor)).json).toMatchObject({ entries: [], has_more: false });
		});

		it('wants the password, and takes nothing recursive', async () => {
			const url = await link('/Case', PASSWORD);
			expect((await list({ path: '', shared_link: { url } })).json.error).toEqual({ '.tag': 'other' });
			const withPassword = { path: '', shared_link: { url, password: 'secret' } };
			expect((await list(withPassword)).status).toBe(200);
			expect((await list({ ...withPassword, recursive: true })).status).toBe(400);
		});

		it('says what is not there, or no folder', async () => {
			const path = (tag: string) => ({ '.tag': 'path', path: { '.tag': tag } });
			const nowhere = { url: 'https://www.dropbox.com/scl/fo/none' };
			expect((await list({ path: '', shared_link: nowhere })).json.error).toEqual(path('not_found'));
			const url = await link('/Case');
			expect((await list({ path: '/none', shared_link: { url } })).json.error).toEqual(path('not_found'));
			expect((await list({ path: '/Brief.pdf', shared_link: { url } })).json.error).toEqual(
				path('not_folder'),
			);
		});

		it('shows a shared folder further down as the switch says', async () => {
			const url = await link('/Case');
			await desk.call('sharing/share_folder', { argument: { path: '/Case/Photos' } });
			expect(names((await list({ path: '', shared_link: { url } })).json.entries)).toContain('Photos');
			desk.state.switches.linksReachNestedFolders = false;
			expect(names((await list({ path: '', shared_link: { url } })).json.entries)).toEqual(['Brief.pdf']);
			expect((await list({ path: '/Photos', shared_link: { url } })).status).toBe(409);
			const { json } = await list({ path: '', shared_link: { url } }, 'jane');
			expect(names(json.entries)).toContain('Photos');
		});
	});

	describe('get_shared_link_file', () => {
		const file = (argument: object, token = 'ravi', headers: Record<string, string> = {}) =>
			desk.call('sharing/get_shared_link_file', { token, argument, headers });

		it("gives the bytes, and the link's metadata in the header", async () => {
			const answer = await file({ url: await link('/Case/Brief.pdf') });
			expect(answer).toMatchObject({ status: 200, text: 'brief' });
			const result = JSON.parse(answer.headers['dropbox-api-result'] ?? '');
			expect(result).toMatchObject({ '.tag': 'file', name: 'Brief.pdf', size: 5 });
			expect(result).not.toHaveProperty('path_lower');
			const folder = await link('/Case');
			expect(await file({ url: folder, path: '/photos/broken.jpg' })).toMatchObject({ text: 'no picture' });
		});

		it('gives a part, or nothing to who has the version', async () => {
			const url = await link('/Case/Brief.pdf');
			expect(await file({ url }, 'ravi', { range: 'bytes=1-2' })).toMatchObject({ status: 206, text: 'ri' });
			const { etag = '' } = (await file({ url })).headers;
			expect((await file({ url }, 'ravi', { 'if-none-match': etag })).status).toBe(304);
		});

		it.each([
			['a folder', '/Case', { audience: 'public' }, {}, 'shared_link_is_directory'],
			['nothing', '/Case', { audience: 'public' }, { path: '/none' }, 'shared_link_not_found'],
			['what wants a password', '/Case', PASSWORD, { path: '/Brief.pdf' }, 'shared_link_access_denied'],
			[
				'what may not be downloaded',
				'/Case',
				{ audience: 'public', allow_download: false },
				{ path: '/Brief.pdf' },
				'shared_link_access_denied',
			],
		])('refuses %s', async (_what, path, settings, more, tag) => {
			const url = await link(path, settings);
			expect((await file({ url, ...more })).json.error).toEqual({ '.tag': tag });
		});

		it('refuses what can only be exported', async () => {
			const { entries } = desk.state;
			const brief = entries.find(({ name }) => name === 'Brief.pdf')!;
			desk.state.exportedAs.set(brief.number, 'markdown');
			const answer = await file({ url: await link('/Case/Brief.pdf') });
			expect(answer.json.error).toEqual({ '.tag': 'unsupported_link_type' });
		});
	});

	describe('get_thumbnail_v2', () => {
		const thumbnail = (argument: object, token = 'jane') =>
			desk.call('files/get_thumbnail_v2', { token, argument });
		const byPath = (path: string) => ({ resource: { '.tag': 'path', path } });

		it.each([
			['jpeg', 'image/jpeg'],
			['png', 'image/png'],
			['webp', 'image/webp'],
		])('gives a picture as %s', async (format, type) => {
			const argument = { ...byPath('/Case/Photos/Scene.png'), format, size: 'w128h128', mode: 'bestfit' };
			const answer = await thumbnail(argument);
			expect(answer).toMatchObject({ status: 200, headers: { 'content-type': type } });
			expect(JSON.parse(answer.headers['dropbox-api-result'] ?? '')).toMatchObject({
				file_metadata: { name: 'Scene.png', path_lower: '/case/photos/scene.png' },
			});
		});

		it('takes a link, and a path below it', async () => {
			const url = await link('/Case');
			const argument = { resource: { '.tag': 'link', url, path: '/Photos/Scene.png' } };
			const answer = await thumbnail(argument, 'ravi');
			expect(answer.status).toBe(200);
			expect(JSON.parse(answer.headers['dropbox-api-result'] ?? '')).toEqual({
				link_metadata: { url, id: expect.stringMatching(/^id:/), rev: expect.stringMatching(/^\w{9,}$/) },
			});
			const nowhere = { resource: { '.tag': 'link', url: `${url}x` } };
			expect((await thumbnail(nowhere, 'ravi')).json.error).toEqual({ '.tag': 'not_found' });
			const closed = { resource: { '.tag': 'link', url: await link('/Case/Photos', PASSWORD) } };
			expect((await thumbnail(closed, 'ravi')).json.error).toEqual({ '.tag': 'access_denied' });
		});

		it.each([
			['/Case/Brief.pdf', { '.tag': 'unsupported_extension' }],
			['/Case/Photos/Broken.jpg', { '.tag': 'unsupported_image' }],
			['/Case/none.png', { '.tag': 'path', path: { '.tag': 'not_found' } }],
			['/Case', { '.tag': 'path', path: { '.tag': 'not_file' } }],
		])('refuses %s', async (path, error) => {
			expect((await thumbnail(byPath(path))).json.error).toEqual(error);
		});

		it('keeps what shines through only in formats that can', async () => {
			const argument = { ...byPath('/Case/Photos/Scene.png'), preserve_transparency: true };
			expect((await thumbnail(argument)).json.error).toEqual({ '.tag': 'unsupported_output_format' });
			expect((await thumbnail({ ...argument, format: 'png' })).status).toBe(200);
			expect((await thumbnail({ ...argument, size: 'w1h1' })).status).toBe(400);
		});
	});
});
