/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ApiClient } from '@/test/unit/emulators/dropbox/ApiClient';

/** Routes that tell of people, teams and what is where. */
describe('of people and teams', () => {
	let desk: ApiClient;

	beforeEach(() => {
		desk = new ApiClient();
	});

	afterEach(() => desk.close());

	const account = (name: string) => desk.fixture.accounts[name]!;
	const team = (route: string, argument: unknown) => desk.call(`team/${route}`, { token: 'team', argument });

	it('users/get_account tells of a colleague, of oneself, and that nobody is there', async () => {
		const about = (accountId: string) =>
			desk.call('users/get_account', { argument: { account_id: accountId } });
		expect((await about(account('ravi').accountId)).json).toEqual({
			account_id: account('ravi').accountId,
			...{ email: 'ravi@example.com', email_verified: true, disabled: false, is_teammate: true },
			name: expect.objectContaining({ display_name: account('ravi').displayName }),
			team_member_id: account('ravi').teamMemberId,
		});
		expect((await about(account('jane').accountId)).json).toMatchObject({ is_teammate: true });
		expect((await about(`dbid:${'x'.repeat(35)}`)).json.error).toEqual({ '.tag': 'no_account' });
		expect((await about('dbid:short')).status).toBe(400);
	});

	it('users/get_account tells no member ID of somebody else’s team', async () => {
		Object.assign(account('ravi'), { teamId: 'dbtid:another' });
		const argument = { account_id: account('ravi').accountId };
		const { json } = await desk.call('users/get_account', { argument });
		expect(json.is_teammate).toBe(false);
		expect(json).not.toHaveProperty('team_member_id');
	});

	it('team/get_info tells the name, the seats and the policies', async () => {
		expect((await team('get_info', null)).json).toMatchObject({
			team_id: account('jane').teamId,
			name: expect.stringMatching(/./),
			...{ num_provisioned_users: 4, num_used_licenses: 4 },
			policies: { sharing: { shared_folder_member_policy: { '.tag': 'anyone' } } },
		});
		expect((await desk.call('team/get_info')).status).toBe(400);
	});

	it('team/members/get_info, the first version, answers with a list', async () => {
		const { json } = await team('members/get_info', {
			members: [
				{ '.tag': 'email', email: 'ravi@example.com' },
				{ '.tag': 'team_member_id', team_member_id: account('admin').teamMemberId },
				{ '.tag': 'external_id', external_id: 'x' },
			],
		});
		expect(json).toMatchObject([
			{ '.tag': 'member_info', profile: { email: 'ravi@example.com' }, role: { '.tag': 'member_only' } },
			{ '.tag': 'member_info', role: { '.tag': 'team_admin' } },
			{ '.tag': 'id_not_found', id_not_found: 'x' },
		]);
	});

	it('team/namespaces/list names homes, team folders and shared folders, page by page', async () => {
		await desk.call('sharing/share_folder', { argument: { path: '/Case' } });
		const first = (await team('namespaces/list', { limit: 5 })).json;
		expect([first.namespaces.length, first.has_more]).toEqual([5, true]);
		const rest = (await team('namespaces/list/continue', { cursor: first.cursor })).json;
		expect(rest.has_more).toBe(false);
		const all = [...first.namespaces, ...rest.namespaces];
		expect(all).toContainEqual({
			...{ name: 'Jane Doe', namespace_id: account('jane').homeNamespaceId },
			...{ namespace_type: { '.tag': 'team_member_folder' }, team_member_id: account('jane').teamMemberId },
		});
		expect(all).toContainEqual({
			...{ name: 'Matters', namespace_id: desk.fixture.namespaces.matters?.id },
			namespace_type: { '.tag': 'team_folder' },
		});
		expect(all).toContainEqual({
			...{ name: 'Case', namespace_id: expect.stringMatching(/^\d+$/) },
			namespace_type: { '.tag': 'shared_folder' },
		});
		const refused = await team('namespaces/list/continue', { cursor: 'x' });
		expect(refused.json.error).toEqual({ '.tag': 'invalid_cursor' });
	});

	it('sharing/list_received_files names single files that somebody was given, page by page', async () => {
		desk.state.seedFile(desk.fixture.namespaces.janeHome!, '/One.pdf', 'one');
		desk.state.seedFile(desk.fixture.namespaces.janeHome!, '/Two.pdf', 'two');
		const give = (file: string, level: string, email = 'ravi@example.com') =>
			desk.call('sharing/add_file_member', {
				argument: { file, members: [{ '.tag': 'email', email }], access_level: level },
			});
		await give('/One.pdf', 'viewer');
		await give('/Two.pdf', 'editor');
		await give('/Two.pdf', 'viewer', 'stranger@example.net');
		const received = (route: string, argument: object, token = 'ravi') =>
			desk.call(`sharing/list_received_files${route}`, { token, argument });
		const first = (await received('', { limit: 1 })).json;
		expect(first.entries).toEqual([
			expect.objectContaining({
				...{ name: 'One.pdf', id: expect.stringMatching(/^id:/), access_type: { '.tag': 'viewer' } },
				...{ owner_display_names: ['Jane Doe'], preview_url: expect.stringMatching(/^https:/) },
			}),
		]);
		expect(first.entries[0]).not.toHaveProperty('path_lower');
		const rest = (await received('/continue', { cursor: first.cursor })).json;
		expect(rest).toEqual({ entries: [expect.objectContaining({ name: 'Two.pdf' })] });
		expect((await received('', {}, 'jane')).json).toEqual({ entries: [] });
		expect((await received('', { limit: 301 })).status).toBe(400);
		await desk.call('files/delete_v2', { argument: { path: '/One.pdf' } });
		expect((await received('', {})).json.entries).toHaveLength(1);
		expect((await received('/continue', { cursor: 'x' })).json.error).toEqual({ '.tag': 'invalid_cursor' });
	});
});
