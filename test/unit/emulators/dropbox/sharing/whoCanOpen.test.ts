/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { linksOf } from '@/test/emulators/dropbox/sharing/SharedLink';
import { whoCanOpen } from '@/test/emulators/dropbox/sharing/whoCanOpen';
import { numberOfId } from '@/test/emulators/dropbox/state/ids';
import { ApiClient } from '@/test/unit/emulators/dropbox/ApiClient';

describe('who can open a document', () => {
	let desk: ApiClient;
	let file: string;
	let privileged: string;

	beforeEach(async () => {
		desk = new ApiClient();
		privileged = (await call('sharing/share_folder', { path: '/Matters/Case/Privileged' })).json
			.shared_folder_id;
		await call('sharing/set_access_inheritance', {
			...{ shared_folder_id: privileged, access_inheritance: 'no_inherit' },
		});
		const argument = { path: '/Matters/Case/Privileged/Memo.txt' };
		file = (await desk.call('files/upload', { argument, headers: root() })).json.id;
	});

	afterEach(() => desk.close());

	const root = () => ({
		'dropbox-api-path-root': JSON.stringify({ '.tag': 'root', root: desk.fixture.namespaces.root?.id }),
	});
	const call = (route: string, argument: unknown, token = 'jane') =>
		desk.call(route, { token, argument, headers: root() });
	const openers = () => whoCanOpen(desk.state, desk.state.entries[numberOfId(file) ?? -1]!);
	const link = async (path: string, audience: string, token = 'jane'): Promise<string> =>
		(await call('sharing/create_shared_link_with_settings', { path, settings: { audience } }, token)).json
			.url;
	const email = (address: string) => ({ '.tag': 'email', email: address });
	const members = async (more: object = {}) =>
		(await call('sharing/list_file_members', { file, ...more })).json;

	it('are its members and those of its folder', async () => {
		expect(openers()).toEqual({ accounts: { 'jane@example.com': 'owner' }, invitees: [], viaLinks: [] });
		const added = await call('sharing/add_file_member', {
			...{ file, members: [email('ravi@example.com'), email('Expert@example.org')], access_level: 'viewer' },
		});
		expect(added.json.map(({ result }: { result: object }) => result)).toEqual([
			{ '.tag': 'success', success: { '.tag': 'viewer' } },
			{ '.tag': 'success', success: { '.tag': 'viewer' } },
		]);
		expect(openers()).toMatchObject({
			accounts: { 'jane@example.com': 'owner', 'ravi@example.com': 'viewer' },
			invitees: ['expert@example.org'],
		});
		expect(await members()).toMatchObject({
			users: [
				{ user: { email: 'ravi@example.com' }, is_inherited: false, access_type: { '.tag': 'viewer' } },
				{ user: { email: 'jane@example.com' }, is_inherited: true, access_type: { '.tag': 'owner' } },
			],
			...{ groups: [], invitees: [{ invitee: { email: 'expert@example.org' } }] },
		});
		expect((await members({ include_inherited: false })).users).toHaveLength(1);
		const first = await members({ limit: 1 });
		expect(
			(await call('sharing/list_file_members/continue', { cursor: first.cursor })).json.users,
		).toHaveLength(1);
		const remove = (member: object) => call('sharing/remove_file_member_2', { file, member });
		expect((await remove(email('ravi@example.com'))).json).toEqual({ '.tag': 'success' });
		expect((await remove(email('expert@example.org'))).json).toEqual({ '.tag': 'success' });
		expect((await remove(email('jane@example.com'))).json.error).toMatchObject({
			'.tag': 'no_explicit_access',
			access_level: { '.tag': 'owner' },
		});
		expect(openers()).toMatchObject({ accounts: { 'jane@example.com': 'owner' }, invitees: [] });
	});

	it.each([
		[
			'a folder',
			{ file: '/Matters/Case' },
			'jane',
			{ '.tag': 'access_error', access_error: { '.tag': 'is_folder' } },
		],
		[
			'nothing',
			{ file: '/none' },
			'jane',
			{ '.tag': 'access_error', access_error: { '.tag': 'invalid_file' } },
		],
		['what is hidden', {}, 'ravi', { '.tag': 'access_error', access_error: { '.tag': 'invalid_file' } }],
	])('is not told of %s', async (_what, more, token, error) => {
		expect((await call('sharing/list_file_members', { file, ...more }, token)).json.error).toEqual(error);
	});

	it('is everybody with a link to it or to a folder around it', async () => {
		const wide = await link('/Matters/Case', 'public', 'ravi');
		await link('/Matters/Case/Privileged/Memo.txt', 'no_one');
		expect(openers().viaLinks).toEqual([
			{ url: wide, madeBy: 'ravi@example.com', to: 'Case', audience: 'public', needsPassword: false },
		]);
		// A link that somebody else made is not among the caller's.
		const { json } = await call('sharing/list_shared_links', { path: file });
		expect(json.links.map(({ name }: { name: string }) => name)).toEqual(['Memo.txt']);
		desk.state.switches.linksReachNestedFolders = false;
		await call('sharing/update_folder_policy', {
			shared_folder_id: privileged,
			shared_link_policy: 'members',
		});
		expect(openers().viaLinks).toEqual([]);
	});

	it('is nobody by a link that was revoked, has run out, or that a policy narrows', async () => {
		const direct = await link('/Matters/Case/Privileged/Memo.txt', 'public');
		expect(openers().viaLinks).toMatchObject([{ url: direct, audience: 'public' }]);
		desk.state.switches.teamLinkPolicy = 'team';
		expect(openers().viaLinks).toMatchObject([{ audience: 'team' }]);
		const policy = (shared_link_policy: string) =>
			call('sharing/update_folder_policy', { shared_folder_id: privileged, shared_link_policy });
		await policy('members');
		expect(openers().viaLinks).toEqual([]);
		const listed = (await call('sharing/list_shared_links', { path: file, direct_only: true })).json.links[0];
		expect(listed.link_permissions).toMatchObject({
			...{ resolved_visibility: { '.tag': 'shared_folder_only' }, effective_audience: { '.tag': 'members' } },
		});
		await policy('anyone');
		Object.assign(linksOf(desk.state).get(direct)!, { expires: '2001-01-01T00:00:00Z' });
		expect(openers().viaLinks).toEqual([]);
	});

	it('is nobody by a link to the restricted folder itself, which cannot be made', async () => {
		const settings = { audience: 'team' };
		const create = () =>
			call('sharing/create_shared_link_with_settings', { path: '/Matters/Case/Privileged', settings });
		expect((await create()).json.error).toEqual({ '.tag': 'access_denied' });
		await call('sharing/set_access_inheritance', { shared_folder_id: privileged });
		expect((await create()).status).toBe(200);
	});

	it('may use a link as its audience says', async () => {
		const url = await link('/Matters/Case', 'team');
		const visit = (token: string, more: object = {}) =>
			call('sharing/get_shared_link_metadata', { url, ...more }, token);
		expect((await visit('jane')).json.link_permissions).toMatchObject({
			...{ resolved_visibility: { '.tag': 'team_only' }, can_revoke: true },
		});
		const others = (await visit('mia')).json.link_permissions;
		expect(others).toMatchObject({
			...{ effective_audience: { '.tag': 'team' }, can_revoke: false },
			revoke_failure_reason: { '.tag': 'owner_only' },
		});
		expect(others).not.toHaveProperty('resolved_visibility');
		expect((await visit('jane', { path: '/Privileged/Memo.txt' })).json).toMatchObject({
			'.tag': 'file',
			id: file,
		});
		expect((await visit('jane', { path: '/none' })).json.error).toEqual({ '.tag': 'shared_link_not_found' });
		await call('sharing/modify_shared_link_settings', { url, settings: { audience: 'no_one' } });
		desk.fixture.namespaces.matters?.members.delete(desk.fixture.accounts.mia?.accountId ?? '');
		expect((await visit('mia')).json.error).toEqual({ '.tag': 'shared_link_access_denied' });
	});

	it('changes with the folder that a document is moved into', async () => {
		await call('files/move_v2', { from_path: file, to_path: '/Matters/Case/Memo.txt' });
		expect(Object.keys(openers().accounts).sort()).toEqual([
			...['admin@example.com', 'jane@example.com', 'mia@example.com', 'ravi@example.com'],
		]);
		await call('files/move_v2', { from_path: file, to_path: '/Matters/Case/Privileged/Memo.txt' });
		expect(openers().accounts).toEqual({ 'jane@example.com': 'owner' });
	});

	it('is nobody outside where the team says so', async () => {
		desk.state.switches.teamMemberPolicy = 'team';
		const added = await call('sharing/add_file_member', { file, members: [email('x@example.org')] });
		expect(added.json[0].result.member_error).toEqual({ '.tag': 'no_permission' });
		const folder = await call('sharing/add_folder_member', {
			...{ shared_folder_id: privileged, members: [{ member: email('x@example.org') }] },
		});
		expect(folder.json.error).toEqual({ '.tag': 'cant_share_outside_team' });
		const { policy } = (await call('sharing/get_folder_metadata', { shared_folder_id: privileged })).json;
		expect(policy).toMatchObject({
			...{ member_policy: { '.tag': 'anyone' }, resolved_member_policy: { '.tag': 'team' } },
		});
	});
});
