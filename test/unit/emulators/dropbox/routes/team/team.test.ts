/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ApiClient } from '@/test/unit/emulators/dropbox/ApiClient';

describe('the team routes', () => {
	let desk: ApiClient;

	beforeEach(() => {
		desk = new ApiClient();
	});

	afterEach(() => desk.close());

	const team = (route: string, argument: unknown) => desk.call(`team/${route}`, { token: 'team', argument });
	const emails = (members: Array<{ profile: { email: string } }>) =>
		members.map(({ profile }) => profile.email);

	it('list the members page by page', async () => {
		const first = (await team('members/list_v2', { limit: 3 })).json;
		expect([first.members.length, first.has_more]).toEqual([3, true]);
		const rest = (await team('members/list/continue_v2', { cursor: first.cursor })).json;
		expect(rest.has_more).toBe(false);
		expect(emails([...first.members, ...rest.members])).toEqual(
			['admin', 'jane', 'ravi', 'mia'].map((name) => `${name}@example.com`),
		);
		expect(await team('members/list/continue_v2', { cursor: 'x' })).toMatchObject({
			...{ status: 409, json: { error: { '.tag': 'invalid_cursor' } } },
		});
	});

	it('find members by e-mail and ID, and tell who was not found', async () => {
		const { jane } = desk.fixture.accounts;
		const { json } = await team('members/get_info_v2', {
			members: [
				{ '.tag': 'email', email: 'JANE@example.com' },
				{ '.tag': 'team_member_id', team_member_id: jane?.teamMemberId },
				{ '.tag': 'email', email: 'nobody@example.com' },
			],
		});
		expect(json.members_info).toMatchObject([
			{
				'.tag': 'member_info',
				profile: { team_member_id: jane?.teamMemberId, member_folder_id: jane?.homeNamespaceId },
			},
			{ '.tag': 'member_info', profile: { email: 'jane@example.com' }, roles: [] },
			{ '.tag': 'id_not_found', id_not_found: 'nobody@example.com' },
		]);
	});

	it.each(['jane', 'jane@localhost', 'jane doe@example.com', 'jané@example.com'])(
		'refuse as an argument what is no address: %s',
		async (email) => {
			expect((await team('members/get_info_v2', { members: [{ '.tag': 'email', email }] })).status).toBe(400);
		},
	);

	it('name the admin who connected the app', async () => {
		expect((await desk.call('team/token/get_authenticated_admin', { token: 'team' })).json).toMatchObject({
			admin_profile: { email: 'admin@example.com' },
		});
	});

	it('make no team folder in a team space', async () => {
		expect((await team('team_folder/create', { name: 'Intake' })).status).toBe(409);
	});

	it('make team folders where every member has a root', async () => {
		desk.close();
		desk = new ApiClient('memberHomes');
		const { json } = await team('team_folder/create', { name: 'Intake' });
		expect(json).toMatchObject({
			name: 'Intake',
			status: { '.tag': 'active' },
			is_team_shared_dropbox: false,
		});
		expect((await team('team_folder/create', { name: 'intake' })).json.error['.tag']).toBe(
			'folder_name_already_used',
		);
		expect((await team('team_folder/create', { name: 'a/b' })).json.error['.tag']).toBe(
			'invalid_folder_name',
		);
		const listed = (await team('team_folder/list', {})).json;
		expect(listed.team_folders.map(({ name }: { name: string }) => name)).toEqual([
			'Matters',
			'Finance',
			'Intake',
		]);
		const pages = [(await team('team_folder/list', { limit: 2 })).json];
		pages.push((await team('team_folder/list/continue', { cursor: pages[0].cursor })).json);
		expect(pages.map(({ team_folders, has_more }) => [team_folders.length, has_more])).toEqual([
			[2, true],
			[1, false],
		]);
		const asAdmin = await desk.call('files/create_folder_v2', {
			...{ token: 'team', argument: { path: `ns:${json.team_folder_id}/Doe, Jane - 1` } },
			headers: { 'dropbox-api-select-admin': desk.fixture.accounts.admin?.teamMemberId ?? '' },
		});
		expect(asAdmin.status).toBe(200);
	});
});

describe('the users routes', () => {
	it.each([
		['personal', 'owner', 'user'],
		['teamSpace', 'jane', 'team'],
		['memberHomes', 'jane', 'user'],
	] as const)('tell the roots of %s', async (fixture, account, tag) => {
		const desk = new ApiClient(fixture);
		const { json } = await desk.call('users/get_current_account', { token: account });
		expect(json.root_info['.tag']).toBe(tag);
		const { root_namespace_id: root, home_namespace_id: home, home_path: homePath } = json.root_info;
		expect(root === home).toBe(fixture === 'personal');
		expect(homePath).toBe(fixture === 'personal' ? undefined : '/Jane Doe');
		desk.close();
	});

	it.each(['users/get_space_usage', 'check/user'])('take no admin in %s', async (route) => {
		const desk = new ApiClient();
		const as = (who: string, name: string) =>
			desk.call(route, {
				...{ token: 'team', argument: route === 'check/user' ? {} : undefined },
				headers: { [`dropbox-api-select-${who}`]: desk.fixture.accounts[name]?.teamMemberId ?? '' },
			});
		expect((await as('user', 'jane')).status).toBe(200);
		expect((await as('admin', 'admin')).status).toBe(400);
		desk.close();
	});

	it('tell the space a person has, and a team', async () => {
		for (const [fixture, account] of [
			['personal', 'owner'],
			['teamSpace', 'jane'],
		] as const) {
			const desk = new ApiClient(fixture);
			await desk.call('files/upload', { token: account, argument: { path: '/a' }, body: Buffer.alloc(1000) });
			const { json } = await desk.call('users/get_space_usage', { token: account });
			expect(json.used).toBe(1000);
			expect(json.allocation['.tag']).toBe(fixture === 'personal' ? 'individual' : 'team');
			desk.close();
		}
	});
});
