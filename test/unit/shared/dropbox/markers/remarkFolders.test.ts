/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { FolderEntry } from '@/nodes/shared/domain/entry';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { treeOf } from '@/test/support/treeOf';

let world: ReturnType<typeof createTestDropbox>;
let folder: FolderEntry;
beforeEach(async () => {
	world = createTestDropbox();
	await world.dropbox.createFolders(['/Cases/A']);
	folder = await at('/Cases/A');
});
afterEach(() => world.close());

const at = async (path: string) => (await world.dropbox.find(path)) as FolderEntry;
const mark = async (caseId: string, kind: 'properties' | 'file', isUnmarked = false) =>
	await world.dropbox.markFolders([{ folder, caseId, kind, isUnmarked }]);
const remark = async (of: FolderEntry = folder) =>
	await world.dropbox.remarkFolders([{ folder: of, caseId: '23-7', formerCaseId: '22-1' }]);
const markerOf = async () => (await world.dropbox.markersOf([{ folder }]))[0];
const files = async () =>
	Object.keys(await treeOf(world.dropbox)).filter((path) => path.includes('casemarker'));
const overwrites = () => world.calls('file_properties/properties/overwrite');

it('replaces a property by one call', async () => {
	await mark('22-1', 'properties');
	const marker = { caseId: '23-7', folderId: folder.id, kind: 'properties' };
	expect(await remark()).toEqual([{ ok: true, value: marker }]);
	expect(await markerOf()).toEqual({ ok: true, value: marker });
	expect(overwrites()).toBe(1);
	expect(await remark()).toEqual([{ ok: true, value: marker }]);
	expect(overwrites()).toBe(1);
});

it('replaces a marker file, the former one last', async () => {
	await mark('22-1', 'file');
	const marker = { caseId: '23-7', folderId: folder.id, kind: 'file' };
	expect(await remark()).toEqual([{ ok: true, value: marker }]);
	expect(await files()).toEqual([expect.stringContaining('casemarker 23-7 ')]);
	const routes = world.emulator.log.calls.map(({ route }) => route ?? '');
	expect(routes.findLastIndex((route) => route.includes('upload'))).toBeLessThan(
		routes.findIndex((route) => route.includes('delete')),
	);
	world.emulator.log.clear();
	expect(await remark()).toEqual([{ ok: true, value: marker }]);
	expect(world.emulator.log.calls.filter(({ route }) => route?.includes('delete'))).toEqual([]);
});

it('replaces both where a folder carries both', async () => {
	await mark('22-1', 'properties');
	await mark('22-1', 'file', true);
	expect(await files()).toHaveLength(1);
	await remark();
	expect(await files()).toEqual([expect.stringContaining('casemarker 23-7 ')]);
	expect(await markerOf()).toMatchObject({ ok: true, value: { caseId: '23-7' } });
});

it('puts nothing on a folder without a marker', async () => {
	const tree = await treeOf(world.dropbox);
	expect(await remark()).toEqual([{ ok: true, value: undefined }]);
	expect(await treeOf(world.dropbox)).toEqual(tree);
});

it.each(['properties', 'file'] as const)(
	'leaves a folder that a third case has marked by %s',
	async (kind) => {
		await mark('22-1', 'file');
		await mark('24-3', kind, true);
		const tree = await treeOf(world.dropbox);
		expect(await remark()).toMatchObject([{ ok: false, refusal: { reason: 'belongs_to_another_case' } }]);
		expect(await treeOf(world.dropbox)).toEqual(tree);
		expect(overwrites()).toBe(0);
	},
);

it('makes the marker of a copy its own', async () => {
	await mark('22-1', 'file');
	await world.person.filesCopyV2({ from_path: '/Cases/A', to_path: '/Cases/B' });
	const copy = await at('/Cases/B');
	expect(await remark(copy)).toMatchObject([{ ok: true, value: { caseId: '23-7', folderId: copy.id } }]);
	expect(await markerOf()).toMatchObject({ ok: true, value: { caseId: '22-1' } });
});

it('refuses one folder and goes on with the others', async () => {
	await mark('24-3', 'file');
	await world.dropbox.createFolders(['/Cases/B']);
	const other = await at('/Cases/B');
	await world.dropbox.markFolders([{ folder: other, caseId: '22-1', kind: 'file' }]);
	const all = [folder, other].map((each) => ({ folder: each, caseId: '23-7', formerCaseId: '22-1' }));
	expect((await world.dropbox.remarkFolders(all)).map(({ ok }) => ok)).toEqual([false, true]);
	expect(await world.dropbox.remarkFolders([])).toEqual([]);
});
