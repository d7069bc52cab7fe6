/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { sharing } from 'dropbox';
import { whoCanOpen } from '@/test/emulators/dropbox/sharing/whoCanOpen';
import { numberOfId } from '@/test/emulators/dropbox/state/ids';
import { ApiClient } from '@/test/unit/emulators/dropbox/ApiClient';

describe('members of shared folders', () => {
	let desk: ApiClient;
	let id: string;

	beforeEach(async () => {
		desk = new ApiClient();
		id = (await call('share_folder', { path: '/Matters/Case/Privileged' })).json.shared_folder_id;
	});

	afterEach(() => desk.close());

	const root = () => ({
		'dropbox-api-path-root': JSON.stringify({ '.tag': 'root', root: desk.fixture.namespaces.root?.id }),
	});
	const call = (route: string, argument: unknown, token = 'jane') =>
		desk.call(route.includes('/') && /^files/.test(route) ? route : `sharing/${route}`, {
			...{ token, argument, headers: root() },
		});
	const email = (address: string) => ({ '.tag': 'email', email: address });
	const dropboxId = (short: string) => ({
		...{ '.tag': 'dropbox_id', dropbox_id: desk.fixture.accounts[short]?.accountId },
	});
	const add = (short: string, access_level: string) =>
		call('add_folder_member', {
			shared_folder_id: id,
			members: [{ member: dropboxId(short), access_level }],
		});
	const remove = (member: object, token = 'jane', leave_a_copy = false) =>
		call('remove_folder_member', { shared_folder_id: id, member, leave_a_copy }, token);
	const finish = async ({ json }: Awaited<ReturnType<typeof remove>>) => {
		const check = () => call('check_remove_member_job_status', { async_job_id: json.async_job_id });
		expect((await check()).json['.tag']).toBe('in_progress');
		return (await check()).json;
	};
	const cutOff = () =>
		call('set_access_inheritance', { shared_folder_id: id, access_inheritance: 'no_inherit' });
	const openers = async (path: string) => {
		const { json } = await call('files/get_metadata', { path });
		const entry = desk.state.entries[numberOfId(json.id) ?? -1];
		return whoCanOpen(desk.state, entry!);
	};
	const listed = async (more: object = {}) => {
		const { json } = await call('list_folder_members', { shared_folder_id: id, ...more });
		return (json as sharing.SharedFolderMembers).users.map(({ user }) => user.email.split('@')[0]);
	};

	it('are named by the ID alone when they are direct ones, with a path also the inherited', async () => {
		expect(await listed()).toEqual(['jane']);
		expect((await listed({ path: '/Matters/Case/Privileged' })).sort()).toEqual([
			'admin',
			'jane',
			'mia',
			'ravi',
		]);
		desk.state.switches.inheritedMembersById = true;
		expect(await listed()).toHaveLength(4);
	});

	it('go by a job, and then see it no more', async () => {
		await cutOff();
		await add('ravi', 'editor');
		expect((await openers('/Matters/Case/Privileged')).accounts).toEqual({
			...{ 'jane@example.com': 'owner', 'ravi@example.com': 'editor' },
		});
		expect(await finish(await remove(dropboxId('ravi')))).toEqual({ '.tag': 'complete' });
		expect((await openers('/Matters/Case/Privileged')).accounts).toEqual({ 'jane@example.com': 'owner' });
		expect((await call('files/list_folder', { path: `ns:${id}` }, 'ravi')).status).toBe(409);
	});

	it('keep what they inherit, and are told so', async () => {
		await add('ravi', 'viewer');
		expect(await finish(await remove(email('ravi@example.com')))).toMatchObject({
			...{ '.tag': 'complete', access_level: { '.tag': 'editor' } },
			access_details: [{ folder_name: 'Matters', path: '/Matters' }],
		});
		expect((await remove(dropboxId('ravi'))).json.error).toMatchObject({
			'.tag': 'member_error',
			member_error: { '.tag': 'no_explicit_access', access_level: { '.tag': 'editor' } },
		});
	});

	it.each([
		['the owner', () => dropboxId('jane'), { '.tag': 'folder_owner' }],
		[
			'a stranger',
			() => email('x@example.org'),
			{ '.tag': 'member_error', member_error: { '.tag': 'not_a_member' } },
		],
		[
			'an unknown ID',
			() => ({ '.tag': 'dropbox_id', dropbox_id: 'dbid:none' }),
			{ '.tag': 'member_error', member_error: { '.tag': 'invalid_dropbox_id' } },
		],
	])('cannot be taken away: %s', async (_what, member, error) => {
		expect((await remove(member())).json.error).toEqual(error);
	});

	it('are taken away without a copy in a team folder, and by those who may', async () => {
		await add('ravi', 'editor');
		expect((await remove(dropboxId('ravi'), 'jane', true)).json.error).toEqual({ '.tag': 'no_permission' });
		expect((await remove(dropboxId('ravi'), 'mia')).json.error).toEqual({ '.tag': 'no_permission' });
		const team = await call('remove_folder_member', {
			shared_folder_id: desk.fixture.namespaces.matters?.id,
			...{ member: dropboxId('ravi'), leave_a_copy: false },
		});
		expect(team.json.error).toEqual({ '.tag': 'team_folder' });
	});

	it('may be gone only once the job is complete', async () => {
		desk.state.switches.lateSharingJobs = true;
		await cutOff();
		await add('ravi', 'editor');
		const launched = await remove(dropboxId('ravi'));
		expect(await listed()).toContain('ravi');
		await finish(launched);
		expect(await listed()).not.toContain('ravi');
	});

	it('may be cut off by a job', async () => {
		Object.assign(desk.state.switches, { forceAsync: true, lateSharingJobs: true });
		const { async_job_id } = (await cutOff()).json;
		const check = () => call('check_share_job_status', { async_job_id });
		expect((await check()).json).toEqual({ '.tag': 'in_progress' });
		expect((await openers('/Matters/Case/Privileged')).accounts).toHaveProperty(['ravi@example.com']);
		expect((await check()).json).toMatchObject({
			...{ '.tag': 'complete', access_inheritance: { '.tag': 'no_inherit' } },
		});
		expect((await openers('/Matters/Case/Privileged')).accounts).toEqual({ 'jane@example.com': 'owner' });
	});

	it('that are only invited are taken back', async () => {
		await call('add_folder_member', {
			...{ shared_folder_id: id, members: [{ member: email('Expert@example.org') }] },
		});
		expect((await openers('/Matters/Case/Privileged')).invitees).toEqual(['expert@example.org']);
		await finish(await remove(email('expert@example.org')));
		expect((await openers('/Matters/Case/Privileged')).invitees).toEqual([]);
	});

	it('change their level, by ID only and never to owner', async () => {
		await cutOff();
		await add('ravi', 'viewer');
		const update = (member: object, access_level: string) =>
			call('update_folder_member', { shared_folder_id: id, member, access_level });
		expect((await update(dropboxId('ravi'), 'editor')).json).toEqual({});
		expect((await openers('/Matters/Case/Privileged')).accounts['ravi@example.com']).toBe('editor');
		expect((await update(email('ravi@example.com'), 'editor')).json.error['.tag']).toBe('member_error');
		expect((await update(dropboxId('ravi'), 'owner')).json.error).toEqual({ '.tag': 'no_permission' });
		expect((await update(dropboxId('mia'), 'viewer')).json.error.member_error).toEqual({
			'.tag': 'not_a_member',
		});
	});

	it('leave by themselves once it is unmounted, unless they own or inherit it', async () => {
		const shared = (await call('share_folder', { path: '/Jane Doe/Shared' })).json.shared_folder_id;
		await call('add_folder_member', {
			...{ shared_folder_id: shared, members: [{ member: dropboxId('ravi'), access_level: 'editor' }] },
		});
		await call('mount_folder', { shared_folder_id: shared }, 'ravi');
		const leave = (token: string, folder = shared) =>
			call('relinquish_folder_membership', { shared_folder_id: folder }, token);
		expect((await leave('ravi')).json.error).toEqual({ '.tag': 'mounted' });
		expect((await call('unmount_folder', { shared_folder_id: shared }, 'ravi')).text).toBe('null');
		expect((await leave('ravi')).json).toEqual({ '.tag': 'complete' });
		expect((await leave('ravi')).json.error.access_error).toEqual({ '.tag': 'not_a_member' });
		expect((await leave('jane')).json.error).toEqual({ '.tag': 'folder_owner' });
		expect((await leave('mia', id)).json.error).toEqual({ '.tag': 'no_explicit_access' });
	});

	it('lose it all when it is unshared, which only a folder by itself can be', async () => {
		const folder = (await call('files/create_folder_v2', { path: '/Jane Doe/Shared' })).json.metadata.id;
		const shared = (await call('share_folder', { path: '/Jane Doe/Shared' })).json.shared_folder_id;
		const file = await desk.call('files/upload', {
			...{ argument: { path: '/Jane Doe/Shared/a.txt' }, headers: root() },
		});
		await call('add_folder_member', {
			...{ shared_folder_id: shared, members: [{ member: dropboxId('ravi'), access_level: 'editor' }] },
		});
		await call('mount_folder', { shared_folder_id: shared }, 'ravi');
		expect((await call('unshare_folder', { shared_folder_id: id })).json.error).toEqual({
			'.tag': 'no_permission',
		});
		const { json } = await call('unshare_folder', { shared_folder_id: shared });
		const check = () => call('check_job_status', { async_job_id: json.async_job_id });
		await check();
		expect((await check()).json).toEqual({ '.tag': 'complete' });
		const found = (await call('files/get_metadata', { path: '/Jane Doe/Shared' })).json;
		expect(found).toMatchObject({ id: folder });
		expect(found).not.toHaveProperty('shared_folder_id');
		expect((await call('files/get_metadata', { path: file.json.id })).json.path_display).toBe(
			'/Jane Doe/Shared/a.txt',
		);
		expect((await call('files/list_folder', { path: '/Ravi Roe' }, 'ravi')).json.entries).toEqual([]);
	});

	it('find their folders in lists', async () => {
		await call('share_folder', { path: '/Jane Doe/Shared' });
		const names = async (route: string) =>
			(await call(route, {})).json.entries.map(({ name }: { name: string }) => name);
		expect(await names('list_folders')).toEqual(['Matters', 'Finance', 'Privileged', 'Shared']);
		expect(await names('list_mountable_folders')).toEqual(['Shared']);
		const first = (await call('list_folders', { limit: 3 })).json;
		expect((await call('list_folders/continue', { cursor: first.cursor })).json.entries).toHaveLength(1);
	});

	it('are kept out of a new folder only in a root that the team shares, and nothing is made', async () => {
		const answer = await call('share_folder', { path: '/Jane Doe/New', access_inheritance: 'no_inherit' });
		expect(answer.json.error).toEqual({ '.tag': 'no_permission' });
		expect((await call('files/get_metadata', { path: '/Jane Doe/New' })).status).toBe(409);
		const made = await call('share_folder', { path: '/Matters/New', access_inheritance: 'no_inherit' });
		expect(made.json.access_inheritance).toEqual({ '.tag': 'no_inherit' });
		expect((await openers('/Matters/New')).accounts).toEqual({ 'jane@example.com': 'owner' });
	});

	it('inherit from where the folder lies when that moves', async () => {
		const move = (from_path: string, to_path: string) => call('files/move_v2', { from_path, to_path });
		expect((await openers('/Matters/Case/Privileged')).accounts['ravi@example.com']).toBe('editor');
		expect((await move('/Matters/Case/Privileged', '/Jane Doe/Privileged')).status).toBe(200);
		expect((await openers('/Jane Doe/Privileged')).accounts).toEqual({ 'jane@example.com': 'owner' });
		expect((await call('get_folder_metadata', { shared_folder_id: id })).json.path_display).toBe(
			'/Jane Doe/Privileged',
		);
	});
});
