/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { GuardSettings } from '@/nodes/shared/domain/guard/GuardFolders';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { createGuardedDropbox } from '@/nodes/shared/dropbox/guard/createGuardedDropbox';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { mountNamespace } from '@/test/emulators/dropbox/state/mount';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { sourceOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
const summarize = (outcomes: ReadonlyArray<Outcome<unknown>>) =>
	outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.refusal.reason));

/** A case folder of /Matters/Live that is shared and shown at /Matters/Demo as well, among others that are not. */
describe('A folder of the guard that is mounted elsewhere, too', () => {
	let world: ReturnType<typeof createTestDropbox>;
	let live: string;
	let guarded: DropboxPort;
	let before: Record<string, string>;
	const person = () => world.person;
	const mount = async (path: string, at: string, name = 'shared') => {
		const { result } = await person().sharingShareFolder({ path });
		const namespace = world.state.namespace((result as { shared_folder_id: string }).shared_folder_id);
		const matters = world.fixture.namespaces['matters'];
		if (matters === undefined) throw new Error('the fixture has no Matters');
		mountNamespace(world.state, namespace, matters, at);
		return { namespace, name };
	};
	const guard = (settings: Partial<GuardSettings>) => {
		world.emulator.log.clear();
		return createGuardedDropbox(world.dropbox, { onlyBelow: [], neverBelow: [], ...settings });
	};
	const upload = (address: string) => ({
		address,
		mode: { kind: 'add' as const },
		source: sourceOf(Buffer.from(address)),
	});
	const idOf = async (path: string) => (await world.dropbox.find(path)).id;

	beforeEach(async () => {
		world = createTestDropbox({ fixture: 'teamSpace', token: 'admin', inTeamSpace: true });
		await world.dropbox.createFolders(['/Matters/Live/22-5/Notes/Old', '/Matters/Demo']);
		await mount('/Matters/Live/22-5', '/Demo/22-5');
		live = await idOf('/Matters/Live');
		before = await treeOf(world.dropbox, '/Matters/Live');
		guarded = guard({ neverBelow: [live] });
	});
	afterEach(async () => {
		expect(await treeOf(world.dropbox, '/Matters/Live')).toEqual(before);
		world.close();
	});

	/** A demo of so many cases, the sixth of which is the live one. */
	const demo = async (count: number) => {
		const folders = numbers(count).map((number) => `/Matters/Demo/22-${number}`);
		await world.dropbox.createFolders(folders.filter((path) => !path.endsWith('/22-5')));
		world.emulator.log.clear();
		return folders;
	};
	const expected = (folders: readonly string[]) =>
		folders.map((path) => (path.endsWith('/22-5') ? 'guarded' : 'done'));

	it.each([1, 6, 8, 9, 17, 1000])('is kept from being written to by path among %i folders', async (count) => {
		const folders = count === 1 ? ['/Matters/Demo/22-5'] : await demo(count);
		expect(summarize(await guarded.upload(folders.map((path) => upload(`${path}/x.txt`))))).toEqual(
			expected(folders),
		);
		expect(summarize(await guarded.createFolders(folders.map((path) => `${path}/Notes/New`)))).toEqual(
			expected(folders),
		);
	});

	it('costs a handful of calls for a thousand folders of one destination', async () => {
		const folders = await demo(1000);
		await guarded.mayWrite(folders.map((path) => [{ address: `${path}/x`, reach: 'itself' as const }]));
		expect(world.calls()).toBeLessThanOrEqual(8);
		world.emulator.log.clear();
		await guarded.mayWrite(folders.map((path) => [{ address: `${path}/y`, reach: 'itself' as const }]));
		expect(world.calls()).toBeLessThanOrEqual(1);
	});

	it('costs one call for each folder further down that is written into, and none below one that is not there', async () => {
		const folders = (await demo(40)).filter((path) => !path.endsWith('22-5'));
		await world.dropbox.createFolders(folders.map((path) => `${path}/Notes`));
		world.emulator.log.clear();
		const deep = folders.flatMap((path) => [`${path}/Notes/A`, `${path}/Notes/B`, `${path}/Absent/New/C`]);
		await guarded.mayWrite(deep.map((address) => [{ address, reach: 'itself' as const }]));
		expect(world.calls()).toBeLessThanOrEqual(folders.length * 2 + 8);
	});

	it('is kept from being written to by every spelling of the path', async () => {
		const folders = await demo(12);
		const spellings = ['/MATTERS/demo/22-5', '/matters/Demo/22-5/notes', '/Matters/Demo/22-5/NOTES/old'];
		const addresses = [...folders, ...spellings].map((path) => `${path}/x.txt`);
		expect(summarize(await guarded.upload(addresses.map(upload)))).toEqual(
			addresses.map((address) => (address.includes('22-5') ? 'guarded' : 'done')),
		);
	});

	it('is kept from being written to below an ID, below a namespace, and through a mount in a folder', async () => {
		const folders = await demo(12);
		await mount('/Matters/Live/22-5/Notes', '/Demo/22-3/Inner');
		before = await treeOf(world.dropbox, '/Matters/Live');
		const inner = await idOf('/Matters/Demo/22-3');
		const demoId = await idOf('/Matters/Demo');
		const matters = `ns:${world.fixture.namespaces['matters']?.id}`;
		const root = `ns:${world.fixture.accounts['admin']?.rootNamespaceId}`;
		const addresses = [
			...[`${inner}/Inner/x`, `${inner}/inner/Old/x`, `${inner}/plain`, `${demoId}/22-3/Inner/y`],
			...[`${matters}/Demo/22-5/x`, `${matters}/Demo/22-3/Inner/x`, `${root}/Matters/Demo/22-5/x`],
			...['/Matters/Demo/22-3/Inner/z', '/Matters/Demo/22-3/Inner/New/z', `${matters}/Demo/22-4/z`],
		];
		expect(
			summarize(await guarded.upload([...addresses, ...folders.map((path) => `${path}/x`)].map(upload))),
		).toEqual([
			...['guarded', 'guarded', 'done', 'guarded'],
			...['guarded', 'guarded', 'guarded'],
			...['guarded', 'guarded', 'done'],
			...expected(folders),
		]);
	});

	it('is kept apart by every method that writes', async () => {
		const folders = await demo(12);
		await person().filesUpload({ path: '/Matters/Demo/22-1/a', contents: 'a' });
		await person().filesUpload({ path: '/Matters/Live/22-5/b', contents: 'b' });
		before = await treeOf(world.dropbox, '/Matters/Live');
		const copies = folders.map((path) => ({ from: '/Matters/Demo/22-1/a', to: `${path}/copy` }));
		expect(summarize(await guarded.copyFiles(copies))).toEqual(expected(folders));
		const moves = folders.map((path) => ({ from: `${path}/copy`, to: `${path}/moved` }));
		moves[5] = { from: '/Matters/Demo/22-5/b', to: '/Matters/Demo/22-1/b' };
		expect(summarize(await guarded.moveFiles(moves))).toEqual(expected(folders));
		const shifts = folders.map((path) => ({ from: path, to: `${path} moved` }));
		expect(summarize(await guarded.moveFolders(shifts))).toEqual(expected(folders));
		const found = await Promise.all(
			folders.map(async (path) => await world.dropbox.find(path.endsWith('22-5') ? path : `${path} moved`)),
		);
		const markings = found.map(
			(folder, number) => ({ folder, caseId: String(number), kind: 'file' }) as never,
		);
		expect(summarize(await guarded.markFolders(markings))).toEqual(expected(folders));
		const wish = { title: 'Papers', deadline: undefined, description: undefined };
		const wishes = found.map(({ path }) => ({ ...wish, destination: path ?? '' }));
		expect(summarize(await guarded.requestFiles(wishes))).toEqual(expected(folders));
		const file = await world.dropbox.find('/Matters/Demo/22-5/b');
		const rev = file.kind === 'file' ? file.rev : '';
		expect(summarize(await guarded.deleteFiles([{ address: '/Matters/Demo/22-5/b', rev }]))).toEqual([
			'guarded',
		]);
	});

	it('is all that may be written to where the credential writes only below it', async () => {
		const folders = await demo(12);
		guarded = guard({ onlyBelow: [await idOf('/Matters/Demo')] });
		expect(summarize(await guarded.upload(folders.map((path) => upload(`${path}/x.txt`))))).toEqual(
			expected(folders),
		);
	});

	it('is known by the names that people gave to folders since', async () => {
		const folders = await demo(12);
		await person().filesMoveV2({ from_path: '/Matters/Demo/22-5', to_path: '/Matters/Demo/Ärger' });
		const renamed = [...folders.filter((path) => !path.endsWith('22-5')), '/Matters/Demo/A\u0308RGER'];
		expect(summarize(await guarded.upload(renamed.map((path) => upload(`${path}/x.txt`))))).toEqual([
			...Array(11).fill('done'),
			'guarded',
		]);
	});
});
