/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ApiClient } from '@/test/unit/emulators/dropbox/ApiClient';

describe('shared links', () => {
	let desk: ApiClient;

	beforeEach(async () => {
		desk = new ApiClient();
		await desk.call('files/upload', {
			argument: { path: '/Case/Letters/Brief.pdf' },
			body: Buffer.from('brief'),
		});
	});

	afterEach(() => desk.close());

	const create = (path: string, settings?: object, token = 'jane') =>
		desk.call('sharing/create_shared_link_with_settings', {
			token,
			argument: { path, ...(settings ? { settings } : {}) },
		});
	const list = async (argument: object): Promise<string[]> =>
		(await desk.call('sharing/list_shared_links', { argument })).json.links.map(
			({ name }: { name: string }) => name,
		);

	it('lead to a file or folder, named as such', async () => {
		expect((await create('/Case/Letters/Brief.pdf')).json).toMatchObject({
			...{ '.tag': 'file', name: 'Brief.pdf', size: 5, path_lower: '/case/letters/brief.pdf' },
			link_permissions: {
				resolved_visibility: { '.tag': 'team_only' },
				requested_visibility: { '.tag': 'public' },
				effective_audience: { '.tag': 'team' },
			},
			team_member_info: { display_name: 'Jane Doe' },
		});
		const folder = (await create('/Case')).json;
		expect([folder['.tag'], folder.url]).toEqual([
			'folder',
			expect.stringMatching(/^https:\/\/www\.dropbox\.com\/scl\/fo\//),
		]);
	});

	it('exist once, and a second request is told of the first only without settings', async () => {
		const { url } = (await create('/Case')).json;
		expect((await create('/Case')).json.error).toMatchObject({
			'.tag': 'shared_link_already_exists',
			shared_link_already_exists: { '.tag': 'metadata', metadata: { url } },
		});
		expect((await create('/Case', { audience: 'public' })).json.error).toEqual({
			'.tag': 'shared_link_already_exists',
		});
	});

	it('are listed with those of the folders around, unless only direct ones are asked for', async () => {
		await create('/Case/Letters/Brief.pdf');
		await create('/Case');
		expect(await list({ path: '/Case/Letters/Brief.pdf' })).toEqual(['Brief.pdf', 'Case']);
		expect(await list({ path: '/Case/Letters/Brief.pdf', direct_only: true })).toEqual(['Brief.pdf']);
		expect(await list({ path: '/Case/Letters', direct_only: true })).toEqual([]);
		expect(await list({})).toEqual(['Brief.pdf', 'Case']);
		const none = await desk.call('sharing/list_shared_links', { argument: { path: '/none' } });
		expect(none.json.error).toEqual({ '.tag': 'path', path: { '.tag': 'not_found' } });
	});

	it('without a path are those under the path root', async () => {
		const atRoot = {
			'dropbox-api-path-root': JSON.stringify({ '.tag': 'root', root: desk.fixture.namespaces.root?.id }),
		};
		const inTeamFolder = `ns:${desk.fixture.namespaces.matters?.id}/Team case`;
		await desk.call('files/create_folder_v2', { argument: { path: inTeamFolder } });
		await create(inTeamFolder);
		await create('/Case');
		expect(await list({})).toEqual(['Case']);
		const { json } = await desk.call('sharing/list_shared_links', { argument: {}, headers: atRoot });
		expect(json.links.map(({ name }: { name: string }) => name)).toEqual(['Team case', 'Case']);
		expect((await desk.call('sharing/list_shared_links', { argument: { path: '' } })).status).toBe(400);
	});

	it('follow what they lead to, until that is deleted', async () => {
		await create('/Case');
		await desk.call('files/move_v2', { argument: { from_path: '/Case', to_path: '/Closed' } });
		expect(await list({ path: '/Closed', direct_only: true })).toEqual(['Closed']);
		await desk.call('files/delete_v2', { argument: { path: '/Closed' } });
		expect(await list({})).toEqual([]);
	});

	it('are changed by whoever made them', async () => {
		const { url } = (await create('/Case')).json;
		const modify = (settings: object, token = 'jane', more: object = {}) =>
			desk.call('sharing/modify_shared_link_settings', { token, argument: { url, settings, ...more } });
		const wide = await modify({ audience: 'public', expires: '2099-01-01T00:00:00Z' });
		expect(wide.json).toMatchObject({
			expires: '2099-01-01T00:00:00Z',
			link_permissions: { resolved_visibility: { '.tag': 'public' } },
		});
		const secret = await modify({ require_password: true, link_password: 'secret' });
		expect(secret.json.link_permissions.resolved_visibility).toEqual({ '.tag': 'password' });
		expect((await modify({}, 'jane', { remove_expiration: true })).json).not.toHaveProperty('expires');
		expect((await modify({ audience: 'no_one' }, 'ravi')).json.error).toEqual({
			'.tag': 'shared_link_access_denied',
		});
		expect((await modify({ audience: 'no_one' })).json.link_permissions.effective_audience).toEqual({
			'.tag': 'no_one',
		});
	});

	it.each([
		['nothing at all', {}],
		['a password without one', { require_password: true }],
		['an end in the past', { expires: '2001-01-01T00:00:00Z' }],
	])('are refused with %s', async (_what, settings) => {
		expect((await create('/Case', settings)).json.error).toEqual({
			...{ '.tag': 'settings_error', settings_error: { '.tag': 'invalid_settings' } },
		});
	});

	it('of a personal account are public and nothing else', async () => {
		desk.close();
		desk = new ApiClient('personal');
		await desk.call('files/create_folder_v2', { token: 'owner', argument: { path: '/Case' } });
		const refused = await create('/Case', { require_password: true, link_password: 'x' }, 'owner');
		expect(refused.json.error.settings_error).toEqual({ '.tag': 'not_authorized' });
		expect(
			(await create('/Case', undefined, 'owner')).json.link_permissions.resolved_visibility['.tag'],
		).toBe('public');
	});

	it('are revoked one by one', async () => {
		const { url } = (await create('/Case/Letters/Brief.pdf')).json;
		await create('/Case');
		const revoke = (address: string) =>
			desk.call('sharing/revoke_shared_link', { argument: { url: address } });
		expect(await revoke(url)).toMatchObject({ status: 200, text: 'null' });
		expect(await list({ path: '/Case/Letters/Brief.pdf' })).toEqual(['Case']);
		expect((await revoke(url)).json.error).toEqual({ '.tag': 'shared_link_not_found' });
		expect((await revoke('https://example.org/x')).json.error).toEqual({ '.tag': 'shared_link_malformed' });
	});

	it('come out narrower than asked for where the folder says so', async () => {
		const { shared_folder_id: id } = (
			await desk.call('sharing/share_folder', { argument: { path: '/Case' } })
		).json;
		await desk.call('sharing/update_folder_policy', {
			argument: { shared_folder_id: id, shared_link_policy: 'members' },
		});
		expect(
			(await create('/Case/Letters/Brief.pdf', { audience: 'public' })).json.link_permissions,
		).toMatchObject({
			...{ resolved_visibility: { '.tag': 'shared_folder_only' }, effective_audience: { '.tag': 'members' } },
		});
	});
});
