import type { files } from 'dropbox';
import { ZodError } from 'zod';
import { refusal, World, type RouteCall } from './World';

const BRIEF = '/Matters/22-1/Brief.pdf';

let world: World;
let ada: RouteCall;
let jane: RouteCall;
beforeEach(() => {
	world = new World('teamSpace');
	[ada, jane] = [world.atRoot('admin'), world.atRoot('jane')];
	world.state.seedFile(world.namespace('matters'), '/22-1/Brief.pdf', 'contents');
});
afterEach(() => world.close());

const batch = async (by: RouteCall, route: string, paths: string[]) =>
	(await by<files.LockFileBatchResult>(route, { entries: paths.map((path) => ({ path })) })).entries;
const lock = async (by: RouteCall, ...paths: string[]) => await batch(by, 'lock_file_batch', paths);
const unlock = async (by: RouteCall, ...paths: string[]) => await batch(by, 'unlock_file_batch', paths);
const tags = (entries: files.LockFileResultEntry[]) =>
	entries.map((entry) => (entry['.tag'] === 'failure' ? entry.failure['.tag'] : entry['.tag']));
const idOf = (short: string) => world.fixture.accounts[short]?.accountId;
const infoFor = async (by: RouteCall) =>
	(await by<files.FileMetadata>('get_metadata', { path: BRIEF })).file_lock_info;

test('a lock shows in its answer and in metadata, as seen by each', async () => {
	expect(await infoFor(jane)).toBeUndefined();
	const [entry] = await lock(jane, BRIEF);
	expect(entry).toMatchObject({
		'.tag': 'success',
		metadata: { '.tag': 'file', name: 'Brief.pdf', file_lock_info: { is_lockholder: true } },
		lock: { content: { '.tag': 'single_user', lock_holder_account_id: idOf('jane') } },
	});
	expect(await infoFor(ada)).toMatchObject({
		is_lockholder: false,
		lockholder_name: world.fixture.accounts.jane?.displayName,
		lockholder_account_id: idOf('jane'),
	});
});

test('nobody else writes to it, wherever it is moved; its holder does', async () => {
	await lock(jane, BRIEF);
	const overwrite = { path: BRIEF, mode: 'overwrite' };
	expect(await refusal(ada('upload', overwrite, 'other'))).toMatchObject({
		reason: { '.tag': 'no_write_permission' },
	});
	const locked = (tag: string) => ({ '.tag': tag, [tag]: { '.tag': 'locked' } });
	for (const path of [BRIEF, '/Matters/22-1']) {
		expect(await refusal(ada('delete_v2', { path }))).toEqual(locked('path_lookup'));
		const move = { from_path: path, to_path: '/Matters/elsewhere' };
		expect(await refusal(ada('move_v2', move))).toEqual(locked('from_lookup'));
	}
	const copied = await ada('copy_v2', { from_path: BRIEF, to_path: '/Matters/copy.pdf' });
	expect(copied).not.toHaveProperty('metadata.file_lock_info');
	await jane('upload', overwrite, 'mine');
	await jane('move_v2', { from_path: BRIEF, to_path: '/Matters/moved.pdf' });
	expect(await refusal(ada('delete_v2', { path: '/Matters/moved.pdf' }))).toEqual(locked('path_lookup'));
	await unlock(jane, '/Matters/moved.pdf');
	await ada('delete_v2', { path: '/Matters/moved.pdf' });
});

test('what somebody else locked is neither locked nor unlocked', async () => {
	await lock(jane, BRIEF);
	for (const attempt of [lock, unlock]) {
		expect(await attempt(ada, BRIEF)).toEqual([
			{
				'.tag': 'failure',
				failure: {
					'.tag': 'lock_conflict',
					lock: { content: expect.objectContaining({ lock_holder_account_id: idOf('jane') }) },
				},
			},
		]);
	}
	expect(await infoFor(jane)).toMatchObject({ is_lockholder: true });
});

test('what one locked oneself is locked again, or by a switch a conflict', async () => {
	await lock(jane, BRIEF);
	const before = await infoFor(jane);
	expect(tags(await lock(jane, BRIEF))).toEqual(['success']);
	expect(await infoFor(jane)).toEqual(before);
	world.state.switches.ownLocksConflict = true;
	expect(tags(await lock(jane, BRIEF))).toEqual(['lock_conflict']);
	expect(tags(await unlock(jane, BRIEF))).toEqual(['success']);
	expect(await infoFor(jane)).toBeUndefined();
});

test('entries each for themselves, the same path once', async () => {
	await jane('upload', { path: '/Jane Doe/own.pdf' }, 'own');
	const mia = world.atRoot('mia');
	expect(tags(await lock(jane, '/nothing', '/Matters', '/Jane Doe/own.pdf', BRIEF, BRIEF))).toEqual([
		...['path_lookup', 'cannot_be_locked', 'file_not_shared', 'success'],
	]);
	await unlock(jane, BRIEF);
	expect(tags(await lock(mia, BRIEF))).toEqual(['no_write_permission']);
});

test('too many, none, and no list', async () => {
	const many = Array.from({ length: 1001 }, (_, index) => `/Matters/${index}`);
	expect(await refusal(lock(jane, ...many))).toEqual({ '.tag': 'too_many_files' });
	expect(await lock(jane)).toEqual([]);
	await expect(jane('lock_file_batch', {})).rejects.toBeInstanceOf(ZodError);
	await expect(lock(jane, 'no path')).rejects.toBeInstanceOf(ZodError);
});

test.each(['cannot_be_locked', 'file_not_shared', 'no_write_permission'] as const)(
	'a plan without file locking, told as %s',
	async (tag) => {
		world.state.switches.lockingRefusedAs = tag;
		expect(tags(await lock(jane, BRIEF))).toEqual([tag]);
		expect(await infoFor(jane)).toBeUndefined();
	},
);
