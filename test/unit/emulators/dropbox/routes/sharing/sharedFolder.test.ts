/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { sharing } from 'dropbox';
import { ApiClient } from '@/test/unit/emulators/dropbox/ApiClient';

describe('shared folders', () => {
	let desk: ApiClient;

	beforeEach(() => {
		desk = new ApiClient();
	});

	afterEach(() => desk.close());

	const root = () => ({
		'dropbox-api-path-root': JSON.stringify({ '.tag': 'root', root: desk.fixture.namespaces.root?.id }),
	});
	const call = (route: string, argument: unknown, token = 'jane') =>
		desk.call(route, { token, argument, headers: root() });
	const share = (path: string, more: object = {}) => call('sharing/share_folder', { path, ...more });
	const names = async (path: string, token: string): Promise<string[] | number> => {
		const { status, json } = await call('files/list_folder', { path }, token);
		return status === 200 ? json.entries.map(({ name }: { name: string }) => name) : status;
	};
	const members = async (id: string) => {
		const { json } = await call('sharing/list_folder_members', { shared_folder_id: id, path: `ns:${id}` });
		return (json as sharing.SharedFolderMembers).users.map(
			(each) => `${each.user.email} ${each.access_type['.tag']}${each.is_inherited ? ' inherited' : ''}`,
		);
	};

	it('keep their ID, their contents and the IDs in them', async () => {
		const folder = (await call('files/create_folder_v2', { path: '/Matters/Case/Privileged' })).json.metadata;
		const file = (
			await desk.call('files/upload', { argument: { path: `${folder.id}/Memo.txt` }, headers: root() })
		).json;
		const shared = (await share('/Matters/Case/Privileged')).json;
		expect(shared).toMatchObject({
			'.tag': 'complete',
			name: 'Privileged',
			access_inheritance: { '.tag': 'inherit' },
		});
		const after = (await call('files/get_metadata', { path: folder.id })).json;
		expect(after).toMatchObject({
			id: folder.id,
			path_display: '/Matters/Case/Privileged',
			shared_folder_id: shared.shared_folder_id,
		});
		expect((await call('files/get_metadata', { path: '/Matters/Case/Privileged/Memo.txt' })).json.id).toBe(
			file.id,
		);
	});

	it('have the members of the folder around them until they are cut off', async () => {
		const { shared_folder_id: id } = (await share('/Matters/Case/Privileged')).json;
		expect(await names('/Matters/Case', 'ravi')).toEqual(['Privileged']);
		expect(await members(id)).toContain('ravi@example.com editor inherited');
		const cut = await call('sharing/set_access_inheritance', {
			shared_folder_id: id,
			access_inheritance: 'no_inherit',
		});
		expect(cut.json).toMatchObject({ '.tag': 'complete', access_inheritance: { '.tag': 'no_inherit' } });
		expect(await members(id)).toEqual(['jane@example.com owner']);
		expect(await names('/Matters/Case', 'ravi')).toEqual([]);
		expect(await names('/Matters/Case/Privileged', 'ravi')).toBe(409);
		expect(await names('/Matters/Case', 'jane')).toEqual(['Privileged']);
		await call('sharing/set_access_inheritance', { shared_folder_id: id });
		expect(await names('/Matters/Case', 'ravi')).toEqual(['Privileged']);
	});

	it('take members one level below the owner, all or none', async () => {
		const { shared_folder_id: id } = (
			await share('/Matters/Case/Privileged', { access_inheritance: 'no_inherit' })
		).json;
		const add = (added: object[], token = 'jane') =>
			call('sharing/add_folder_member', { shared_folder_id: id, members: added, quiet: true }, token);
		const email = (address: string) => ({ '.tag': 'email', email: address });
		const broken = await add([
			{ member: email('ravi@example.com') },
			{ member: { '.tag': 'dropbox_id', dropbox_id: 'dbid:nobody' } },
		]);
		expect(broken.json.error).toMatchObject({
			'.tag': 'bad_member',
			bad_member: { '.tag': 'invalid_dropbox_id' },
		});
		expect(await members(id)).toEqual(['jane@example.com owner']);
		expect(await add([{ member: email('ravi@example.com'), access_level: 'editor' }])).toMatchObject({
			status: 200,
			text: 'null',
		});
		expect(await members(id)).toEqual(['jane@example.com owner', 'ravi@example.com editor']);
		expect(await names('/Matters/Case/Privileged', 'ravi')).toEqual([]);
		await add([{ member: email('expert@example.org') }], 'ravi');
		const listed = (await call('sharing/list_folder_members', { shared_folder_id: id, limit: 2 })).json;
		const rest = (await call('sharing/list_folder_members/continue', { cursor: listed.cursor })).json;
		expect(rest.invitees).toMatchObject([
			{ invitee: { email: 'expert@example.org' }, access_type: { '.tag': 'viewer' } },
		]);
	});

	it('keep people outside the team out, and inviting to owners, where the policy says so', async () => {
		const { shared_folder_id: id } = (await share('/Matters/Case/Privileged', { member_policy: 'team' }))
			.json;
		const add = (token: string, address: string) =>
			call(
				'sharing/add_folder_member',
				{ shared_folder_id: id, members: [{ member: { '.tag': 'email', email: address } }] },
				token,
			);
		expect((await add('jane', 'x@example.org')).json.error).toEqual({ '.tag': 'cant_share_outside_team' });
		await call('sharing/update_folder_policy', { shared_folder_id: id, acl_update_policy: 'owner' });
		expect((await add('ravi', 'mia@example.com')).json.error).toEqual({ '.tag': 'no_permission' });
		const { policy } = (await call('sharing/get_folder_metadata', { shared_folder_id: id })).json;
		expect(policy).toMatchObject({
			acl_update_policy: { '.tag': 'owner' },
			member_policy: { '.tag': 'team' },
		});
	});

	it('have links for members alone, and readers, only where the plan has teams', async () => {
		desk.close();
		desk = new ApiClient('personal');
		const own = (route: string, argument: object) =>
			desk.call(`sharing/${route}`, { token: 'owner', argument });
		const policy = { shared_link_policy: 'members' };
		expect((await own('share_folder', { path: '/Case', ...policy })).json.error).toEqual({
			'.tag': 'disallowed_shared_link_policy',
		});
		const { shared_folder_id } = (await own('share_folder', { path: '/Case' })).json;
		expect((await own('update_folder_policy', { shared_folder_id, ...policy })).json.error).toEqual({
			'.tag': 'disallowed_shared_link_policy',
		});
		const add = (access_level: string | null) =>
			own('add_folder_member', {
				shared_folder_id,
				members: [{ member: { '.tag': 'email', email: 'x@example.org' }, access_level }],
			});
		expect((await add('viewer')).json.error).toEqual({ '.tag': 'insufficient_plan' });
		expect((await add(null)).json.error).toEqual({ '.tag': 'insufficient_plan' });
		expect((await add('owner')).json.error).toEqual({ '.tag': 'no_permission' });
		expect((await add('editor')).status).toBe(200);
	});

	it('are cut off from the folder around them only in a root that the team shares', async () => {
		desk.close();
		desk = new ApiClient('memberHomes');
		const matters = desk.fixture.namespaces.matters?.id;
		const shared = await desk.call('sharing/share_folder', { argument: { path: `ns:${matters}/Case` } });
		expect(shared.json['.tag']).toBe('complete');
		const cut = await desk.call('sharing/set_access_inheritance', {
			argument: { shared_folder_id: shared.json.shared_folder_id, access_inheritance: 'no_inherit' },
		});
		expect(cut.json.error).toEqual({ '.tag': 'no_permission' });
	});

	it.each([
		['get_folder_metadata', { actions: ['dance'] }],
		['list_folder_members', { actions: ['edit_contents'] }],
		['list_folder_members', { path: 'Matters' }],
		['update_folder_policy', { link_settings: { expiry: 'tomorrow' } }],
		['mount_folder', { actions: ['unmount'] }],
	])('refuse what %s does not take: %j', async (route, more) => {
		const argument = { shared_folder_id: desk.fixture.namespaces.matters?.id, ...more };
		expect((await call(`sharing/${route}`, argument)).status).toBe(400);
	});

	it('move with the folder they are in, as long as no other shared folder comes around them', async () => {
		await share('/Matters/Case/Privileged');
		const move = (from_path: string, to_path: string) => call('files/move_v2', { from_path, to_path });
		expect((await move('/Matters/Case', '/Matters/Closed/Case')).status).toBe(200);
		expect(await names('/Matters/Closed/Case', 'ravi')).toEqual(['Privileged']);
		expect((await move('/Matters/Closed/Case', '/Finance/Case')).json.error).toEqual({
			'.tag': 'cant_nest_shared_folder',
		});
	});

	it('are reached by namespace until a member mounts them', async () => {
		desk.close();
		desk = new ApiClient();
		const { shared_folder_id: id } = (await share('/Jane Doe/Shared')).json;
		const member = { member: { '.tag': 'email', email: 'ravi@example.com' }, access_level: 'editor' };
		await call('sharing/add_folder_member', { shared_folder_id: id, members: [member] });
		expect(await names(`ns:${id}`, 'ravi')).toEqual([]);
		expect(await names('/Ravi Roe', 'ravi')).toEqual([]);
		expect((await call('sharing/mount_folder', { shared_folder_id: id }, 'ravi')).json.path_display).toBe(
			'/Ravi Roe/Shared',
		);
		expect(await names('/Ravi Roe', 'ravi')).toEqual(['Shared']);
		expect((await call('sharing/mount_folder', { shared_folder_id: id }, 'ravi')).json.error['.tag']).toBe(
			'already_mounted',
		);
	});

	it.each([
		['a file', '/Matters/note.txt', 'is_file'],
		['a folder shared already', '/Matters/Shared', 'already_shared'],
		['a folder with a shared one in it', '/Matters/Around', 'contains_shared_folder'],
	])('cannot be made of %s', async (_what, path, tag) => {
		await desk.call('files/upload', { argument: { path: '/Matters/note.txt' }, headers: root() });
		await share('/Matters/Shared');
		await share('/Matters/Around/Inner');
		expect((await share(path)).json.error).toMatchObject({ '.tag': 'bad_path', bad_path: { '.tag': tag } });
	});

	it('cannot be made where one may only read', async () => {
		await call('files/create_folder_v2', { path: '/Matters/Case' });
		expect((await call('sharing/share_folder', { path: '/Matters/Case' }, 'mia')).json.error).toEqual({
			'.tag': 'no_permission',
		});
		expect((await call('sharing/share_folder', { path: '/Matters/New' }, 'mia')).json.error).toEqual({
			'.tag': 'no_permission',
		});
	});

	it('may take a job to make', async () => {
		const launched = (await share('/Matters/Case', { force_async: true })).json;
		const check = () => call('sharing/check_share_job_status', { async_job_id: launched.async_job_id });
		expect((await check()).json['.tag']).toBe('in_progress');
		expect((await check()).json).toMatchObject({ '.tag': 'complete', path_display: '/Matters/Case' });
		const unknown = await call('sharing/check_share_job_status', { async_job_id: 'x' });
		expect(unknown.json.error).toEqual({ '.tag': 'invalid_async_job_id' });
	});

	it('are told apart from namespaces that are none, and from those of others', async () => {
		const metadata = async (id = '', token = 'jane') =>
			(await call('sharing/get_folder_metadata', { shared_folder_id: id }, token)).json;
		expect((await metadata('1')).error).toEqual({ '.tag': 'invalid_id' });
		expect((await metadata(desk.fixture.namespaces.janeHome?.id)).error).toEqual({ '.tag': 'invalid_id' });
		expect((await metadata(desk.fixture.namespaces.finance?.id, 'ravi')).error).toEqual({
			'.tag': 'not_a_member',
		});
		expect(await metadata(desk.fixture.namespaces.finance?.id)).toMatchObject({
			name: 'Finance',
			is_team_folder: true,
		});
	});
});
