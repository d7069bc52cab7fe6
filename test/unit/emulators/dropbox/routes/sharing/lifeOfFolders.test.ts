/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { ApiClient } from '@/test/unit/emulators/dropbox/ApiClient';

describe('what happens to folders of a team', () => {
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
	const upload = (path: string, text: string, token = 'jane', more: object = {}) =>
		desk.call('files/upload', {
			...{ token, argument: { path, ...more }, body: Buffer.from(text), headers: root() },
		});
	const idOf = (short: string) => desk.fixture.accounts[short]?.accountId;
	const sharingOf = async (path: string) =>
		(await call('files/get_metadata', { path })).json.sharing_info?.modified_by;

	it('says who wrote a file last, in shared folders only', async () => {
		await upload('/Matters/a.txt', 'one');
		expect(await sharingOf('/Matters/a.txt')).toBe(idOf('jane'));
		await upload('/Matters/a.txt', 'two', 'ravi', { mode: 'overwrite' });
		expect(await sharingOf('/Matters/a.txt')).toBe(idOf('ravi'));
		await call('files/move_v2', { from_path: '/Matters/a.txt', to_path: '/Matters/b.txt' });
		expect(await sharingOf('/Matters/b.txt')).toBe(idOf('ravi'));
		const listed = (await call('files/list_folder', { path: '/Matters' })).json.entries[0];
		expect(listed.sharing_info.modified_by).toBe(idOf('ravi'));
		await upload('/Jane Doe/a.txt', 'one');
		expect(await sharingOf('/Jane Doe/a.txt')).toBeUndefined();
		desk.state.seedFile(desk.fixture.namespaces.matters!, '/seeded.txt', 'x');
		expect(await sharingOf('/Matters/seeded.txt')).toBeUndefined();
	});

	it('moves a shared folder with its namespace and ID, but no restricted one out of the team root', async () => {
		const folder = (await call('files/create_folder_v2', { path: '/Matters/Case/P' })).json.metadata.id;
		const { shared_folder_id: id } = (await call('sharing/share_folder', { path: '/Matters/Case/P' })).json;
		const move = (from_path: string, to_path: string) => call('files/move_v2', { from_path, to_path });
		expect((await move('/Matters/Case', '/Matters/Closed/Case')).status).toBe(200);
		expect((await call('files/get_metadata', { path: '/Matters/Closed/Case/P' })).json).toMatchObject({
			...{ id: folder, shared_folder_id: id },
		});
		await call('sharing/set_access_inheritance', { shared_folder_id: id, access_inheritance: 'no_inherit' });
		expect((await move('/Matters/Closed/Case', '/Jane Doe/Case')).json.error).toEqual({
			'.tag': 'cant_move_shared_folder',
		});
		expect((await move('/Matters/Closed/Case', '/Matters/Case')).status).toBe(200);
	});

	it('may ask for leave to give what is moved another owner', async () => {
		await upload('/Jane Doe/a.txt', 'one');
		desk.state.switches.ownershipGuarded = true;
		const move = (more: object = {}) =>
			call('files/move_v2', { from_path: '/Jane Doe/a.txt', to_path: '/Matters/a.txt', ...more });
		expect((await move()).json.error).toEqual({ '.tag': 'cant_transfer_ownership' });
		expect((await move({ allow_ownership_transfer: true })).status).toBe(200);
	});

	it('deletes in batches, each entry by itself, and only the version that is meant', async () => {
		const { rev } = (await upload('/Matters/a.txt', 'one')).json;
		await upload('/Matters/Case/b.txt', 'two');
		await upload('/Matters/a.txt', 'new', 'ravi', { mode: 'overwrite' });
		const entries = [
			{ path: '/Matters/a.txt', parent_rev: rev },
			{ path: '/Matters/Case', parent_rev: rev },
			{ path: '/Matters/Case' },
			{ path: '/Matters/Case/b.txt' },
		];
		const { async_job_id } = (await call('files/delete_batch', { entries })).json;
		const check = () => call('files/delete_batch/check', { async_job_id });
		expect((await check()).json['.tag']).toBe('in_progress');
		const { json } = await check();
		expect(json.entries.map((each: { failure?: object }) => each.failure ?? 'deleted')).toEqual([
			{ '.tag': 'path_write', path_write: { '.tag': 'conflict', conflict: { '.tag': 'file' } } },
			{ '.tag': 'path_write', path_write: { '.tag': 'conflict', conflict: { '.tag': 'folder' } } },
			'deleted',
			{ '.tag': 'path_lookup', path_lookup: { '.tag': 'not_found' } },
		]);
	});

	it('tells 10,000 changes from a cursor, once each', async () => {
		await call('files/create_folder_v2', { path: '/Matters/Many' });
		const argument = { path: '/Matters/Many', recursive: true, include_deleted: true };
		const { cursor } = (await call('files/list_folder/get_latest_cursor', argument)).json;
		for (let number = 0; number < 10_000; number++) {
			desk.state.seedFile(desk.fixture.namespaces.matters!, `/Many/${number}`, 0);
		}
		const seen = new Set<string>();
		let reported = 0;
		for (let page = { cursor, has_more: true }; page.has_more;) {
			const { json } = await call('files/list_folder/continue', { cursor: page.cursor });
			for (const { path_lower } of json.entries) seen.add(path_lower);
			reported += json.entries.length;
			page = json;
		}
		expect([seen.size, reported]).toEqual([10_000, 10_000]);
	});
});
