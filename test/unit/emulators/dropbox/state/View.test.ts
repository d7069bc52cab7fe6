/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { files } from 'dropbox';
import { setMember, shareFolder, unmount, unshareFolder } from '@/test/emulators/dropbox/state/share';
import { mountNamespace } from '@/test/emulators/dropbox/state/mount';
import { allPages, pathsOf, refusal, World } from '../routes/files/World';

let world: World;
beforeEach(() => {
	world = new World('teamSpace');
	world.state.seedFile(world.namespace('matters'), '/26-001/Brief.pdf', 'brief');
	world.state.seedFile(world.namespace('finance'), '/Ledger.xlsx', 'ledger');
	world.state.seedFile(world.namespace('janeHome'), '/Private.txt', 'private');
});
afterEach(() => world.close());

const listed = async (call: ReturnType<World['as']>, argument: object = { path: '', recursive: true }) =>
	pathsOf(await call<files.ListFolderResult>('list_folder', argument));
const notFound = { '.tag': 'path', path: { '.tag': 'not_found' } };
const noWrite = { '.tag': 'path', path: { '.tag': 'no_write_permission' } };

describe('a team space', () => {
	test('without a path root, team folders look missing', async () => {
		const jane = world.as('jane');
		expect(await listed(jane)).toEqual(['/Private.txt']);
		expect(await refusal(jane('get_metadata', { path: '/Matters' }))).toEqual(notFound);
	});

	test('at the root: homes and team folders, as far as the member may see them', async () => {
		expect(await listed(world.atRoot('jane'))).toEqual([
			...['/Jane Doe', '/Jane Doe/Private.txt'],
			...['/Matters', '/Matters/26-001', '/Matters/26-001/Brief.pdf', '/Finance', '/Finance/Ledger.xlsx'],
		]);
		expect(await listed(world.atRoot('ravi'), { path: '' })).toEqual(['/Ravi Roe', '/Matters']);
	});

	test('include_mounted_folders: false stays out of what is mounted', async () => {
		const argument = { path: '', recursive: true, include_mounted_folders: false };
		expect(await listed(world.atRoot('jane'), argument)).toEqual(['/Jane Doe', '/Matters', '/Finance']);
	});

	test('what a member cannot see is not found, by path, ID, rev and namespace', async () => {
		const ledger = await world.atRoot('jane')<files.FileMetadata>('get_metadata', {
			path: '/Finance/Ledger.xlsx',
		});
		const ravi = world.atRoot('ravi');
		const finance = `ns:${world.namespace('finance').id}`;
		for (const path of [
			'/Finance',
			'/Finance/Ledger.xlsx',
			ledger.id,
			`rev:${ledger.rev}`,
			`${finance}/Ledger.xlsx`,
		]) {
			expect(await refusal(ravi('get_metadata', { path }))).toEqual(notFound);
		}
		expect(await refusal(ravi('list_folder', { path: finance }))).toEqual(notFound);
		expect(await refusal(ravi('download', { path: ledger.id }))).toEqual(notFound);
	});

	test('who may only read cannot write', async () => {
		const mia = world.atRoot('mia');
		expect(await mia('get_metadata', { path: '/Matters' })).toMatchObject({
			sharing_info: { read_only: true },
		});
		expect(await refusal(mia('create_folder_v2', { path: '/Matters/26-002' }))).toEqual(noWrite);
		expect(await refusal(mia('upload', { path: '/Matters/x' }))).toMatchObject({
			reason: { '.tag': 'no_write_permission' },
		});
		expect(await refusal(mia('delete_v2', { path: '/Matters/26-001' }))).toMatchObject({
			path_write: { '.tag': 'no_write_permission' },
		});
		const move = mia('move_v2', { from_path: '/Matters/26-001', to_path: '/Mia Moe/26-001' });
		expect(await refusal(move)).toMatchObject({
			'.tag': 'from_write',
			from_write: { '.tag': 'no_write_permission' },
		});
		const copy = await mia('copy_v2', { from_path: '/Matters/26-001', to_path: '/Mia Moe/26-001' });
		expect(copy).toMatchObject({ metadata: { path_display: '/Mia Moe/26-001' } });
	});

	test('only an admin writes in the root itself', async () => {
		expect(await refusal(world.atRoot('jane')('create_folder_v2', { path: '/New' }))).toEqual(noWrite);
		await world.atRoot('admin')('create_folder_v2', { path: '/New' });
	});

	test('what one cannot see is in the way all the same', async () => {
		world.namespace('finance').members.clear();
		const admin = world.atRoot('admin');
		const folder = { '.tag': 'path', path: { '.tag': 'conflict', conflict: { '.tag': 'folder' } } };
		expect(await refusal(admin('create_folder_v2', { path: '/finance' }))).toEqual(folder);
		expect(await refusal(admin('create_folder_v2', { path: '/Finance/2026' }))).toEqual(noWrite);
		const renamed = await admin('create_folder_v2', { path: '/Finance', autorename: true }).catch(
			(error: unknown) => error,
		);
		expect(renamed).toMatchObject({ error: folder });
	});

	test('team folders and homes do not move and are not deleted', async () => {
		const admin = world.atRoot('admin');
		const teamFolder = { '.tag': 'team_folder' };
		expect(await refusal(admin('delete_v2', { path: '/Matters' }))).toMatchObject({ path_write: teamFolder });
		const move = admin('move_v2', { from_path: '/Matters', to_path: '/Cases' });
		expect(await refusal(move)).toMatchObject({ from_write: teamFolder });
		expect(await refusal(admin('delete_v2', { path: '/Ada Sample' }))).toMatchObject({
			path_write: { '.tag': 'no_write_permission' },
		});
	});

	test('a team folder has one ID for everybody, and its namespace ID in sharing_info', async () => {
		const [jane, ravi] = await Promise.all(
			['jane', 'ravi'].map((short) =>
				world.atRoot(short)<files.FolderMetadata>('get_metadata', { path: '/Matters' }),
			),
		);
		expect(jane?.id).toBe(ravi?.id);
		expect(jane?.sharing_info?.shared_folder_id).toBe(world.namespace('matters').id);
		expect(await world.atRoot('ravi')('get_metadata', { path: jane?.id })).toMatchObject({
			path_display: '/Matters',
		});
	});

	test('by namespace ID from the home: found, but without paths, as it is not mounted there', async () => {
		const matters = `ns:${world.namespace('matters').id}`;
		const found = await world.as('jane')('get_metadata', { path: `${matters}/26-001` });
		expect(found).toMatchObject({
			name: '26-001',
			sharing_info: { parent_shared_folder_id: matters.slice(3) },
		});
		expect(found).not.toHaveProperty('path_lower');
		expect(found).not.toHaveProperty('path_display');
		const inside = await world.as('jane')<files.ListFolderResult>('list_folder', {
			path: matters,
			recursive: true,
		});
		expect(inside.entries.map(({ name }) => name)).toEqual(['26-001', 'Brief.pdf']);
	});

	test('with the namespace as path root, paths start there', async () => {
		const jane = world.as('jane', { rootNamespaceId: world.namespace('matters').id });
		expect(await listed(jane)).toEqual(['/26-001', '/26-001/Brief.pdf']);
	});

	test("quota is the team's", async () => {
		world.fixture.team!.quotaBytes = 30;
		const over = world.as('jane')('upload', { path: '/Large' }, 'x'.repeat(20));
		expect(await refusal(over)).toMatchObject({ reason: { '.tag': 'insufficient_space' } });
	});

	test("an admin who acts as admin reaches the team's folders, and members' homes with whole_team only", async () => {
		world.namespace('finance').members.clear();
		const root = (asAdmin: 'team_admin' | 'whole_team') => world.atRoot('admin', { asAdmin });
		expect(await refusal(world.atRoot('admin')('get_metadata', { path: '/Finance' }))).toEqual(notFound);
		await root('team_admin')('get_metadata', { path: '/Finance/Ledger.xlsx' });
		expect(await refusal(root('team_admin')('get_metadata', { path: '/Jane Doe' }))).toEqual(notFound);
		await root('whole_team')('get_metadata', { path: '/Jane Doe/Private.txt' });
	});

	test('the namespace a path leads into', () => {
		const acting = { account: world.fixture.accounts.jane!, rootNamespaceId: world.namespace('root').id };
		const can = () => true;
		const seen = { ...acting, can, app: world.fixture.app, scopes: new Set<string>(), isTeamAdmin: false };
		const at = (path: string) => world.state.namespaceOf(path, seen);
		expect(at('/Matters/26-001/New/Deeper')).toBe(world.namespace('matters').id);
		expect(at('/Jane Doe/x')).toBe(world.namespace('janeHome').id);
		expect(at('/Nothing')).toBe(world.namespace('root').id);
		expect(at(`ns:${world.namespace('finance').id}/x`)).toBe(world.namespace('finance').id);
		expect(at('id:x')).toBe(world.namespace('root').id);
	});
});

describe('distinct member roots', () => {
	test('each member has a root with the home and the folders that the member may see', async () => {
		const homes = new World('memberHomes');
		expect(await listed(homes.atRoot('jane'))).toEqual(['/Jane Doe', '/Matters', '/Finance']);
		expect(await listed(homes.atRoot('ravi'))).toEqual(['/Ravi Roe', '/Matters']);
		expect(homes.fixture.accounts.jane?.rootNamespaceId).not.toBe(
			homes.fixture.accounts.ravi?.rootNamespaceId,
		);
		await homes.atRoot('jane')('create_folder_v2', { path: '/Matters/26-001' });
		expect(await listed(homes.atRoot('ravi'))).toContain('/Matters/26-001');
		homes.close();
	});
});

describe('rights that change', () => {
	const changes = async (call: ReturnType<World['as']>, cursor: string) =>
		allPages(call, await call<files.ListFolderResult>('list_folder/continue', { cursor }));

	test('a folder that appears is told with all its contents, one that disappears as deleted', async () => {
		const ravi = world.atRoot('ravi');
		const jane = world.atRoot('jane');
		const before = await ravi<files.ListFolderResult>('list_folder', { path: '', recursive: true });
		const untouched = await jane<files.ListFolderResult>('list_folder', { path: '', recursive: true });
		const { accountId } = world.fixture.accounts.ravi!;
		setMember(world.state, world.namespace('finance'), accountId, 'editor');
		const appeared = await changes(ravi, before.cursor);
		expect(pathsOf(appeared)).toEqual(['/Finance', '/Finance/Ledger.xlsx']);
		setMember(world.state, world.namespace('finance'), accountId, undefined);
		expect(pathsOf(await changes(ravi, appeared.cursor))).toEqual(['-/Finance']);
		expect(pathsOf(await changes(jane, untouched.cursor))).toEqual([]);
	});

	test('a listing of one level tells the folder alone, and a mount that is taken away as deleted', async () => {
		const ravi = world.atRoot('ravi');
		const before = await ravi<files.ListFolderResult>('list_folder', { path: '' });
		setMember(world.state, world.namespace('finance'), world.fixture.accounts.ravi!.accountId, 'viewer');
		const appeared = await changes(ravi, before.cursor);
		expect(pathsOf(appeared)).toEqual(['/Finance']);
		for (const mount of world.namespace('finance').mounts) unmount(world.state, mount);
		expect(pathsOf(await changes(ravi, appeared.cursor))).toEqual(['-/Finance']);
		expect(await refusal(ravi('list_folder', { path: '/Finance' }))).toEqual(notFound);
		await ravi('list_folder', { path: `ns:${world.namespace('finance').id}` });
	});

	test('a folder that disappears while it is being told is not told further', async () => {
		const ravi = world.atRoot('ravi');
		const argument = { path: '', recursive: true, limit: 2 };
		const { cursor } = await ravi<files.ListFolderGetLatestCursorResult>(
			'list_folder/get_latest_cursor',
			argument,
		);
		for (const number of [1, 2, 3]) world.state.seedFile(world.namespace('finance'), `/${number}.pdf`, 'x');
		const { accountId } = world.fixture.accounts.ravi!;
		setMember(world.state, world.namespace('finance'), accountId, 'editor');
		const first = await ravi<files.ListFolderResult>('list_folder/continue', { cursor });
		setMember(world.state, world.namespace('finance'), accountId, undefined);
		expect(pathsOf(await changes(ravi, first.cursor))).toEqual(['-/Finance']);
	});

	test('sharing a folder keeps its ID, path and contents; unsharing too', async () => {
		const jane = world.as('jane');
		const home = world.namespace('janeHome');
		const file = world.state.seedFile(home, '/Client/Letter.pdf', 'letter');
		const before = world.state.snapshot(home);
		const folder = file.parent!;
		const shared = shareFolder(world.state, folder, world.fixture.accounts.jane!.accountId);
		const { id } = before.find(({ path }) => path === '/Client')!;
		expect(await jane('get_metadata', { path: id })).toMatchObject({
			...{ path_display: '/Client', id, shared_folder_id: shared.id },
			sharing_info: { shared_folder_id: shared.id, read_only: false },
		});
		expect(await listed(jane)).toEqual(['/Private.txt', '/Client', '/Client/Letter.pdf']);
		expect([home.usedBytes, shared.usedBytes]).toEqual([7, 6]);
		unshareFolder(world.state, shared, folder);
		expect(world.state.snapshot(home)).toEqual(before);
		expect(home.usedBytes).toBe(13);
	});

	test('a shared folder shows where each member mounted it, and does not nest in another', async () => {
		const home = world.namespace('janeHome');
		const client = world.state.seedFile(home, '/Client/Letter.pdf', 'letter').parent!;
		const other = world.state.seedFile(home, '/Other/x', 'x').parent!;
		const shared = shareFolder(world.state, client, world.fixture.accounts.jane!.accountId);
		shareFolder(world.state, other, world.fixture.accounts.jane!.accountId);
		const ravi = world.as('ravi');
		const before = await ravi<files.ListFolderResult>('list_folder', { path: '', recursive: true });
		shared.members.set(world.fixture.accounts.ravi!.accountId, 'editor');
		mountNamespace(world.state, shared, world.namespace('raviHome'), '/From Jane');
		expect(new Set(pathsOf(await changes(ravi, before.cursor)))).toEqual(
			new Set(['/From Jane', '/From Jane/Letter.pdf']),
		);
		await world.as('jane')('upload', { path: '/Client/New.pdf' }, 'new');
		await ravi('get_metadata', { path: '/From Jane/New.pdf' });
		const nest = world.as('jane')('move_v2', { from_path: '/Client', to_path: '/Other/Client' });
		expect(await refusal(nest)).toEqual({ '.tag': 'cant_nest_shared_folder' });
		const copy = world.as('jane')('copy_v2', { from_path: '/Client', to_path: '/Copy' });
		expect(await refusal(copy)).toEqual({ '.tag': 'cant_copy_shared_folder' });
		await ravi('delete_v2', { path: '/From Jane' });
		await world.as('jane')('get_metadata', { path: '/Client/Letter.pdf' });
	});
});
