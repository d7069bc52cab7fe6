/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { create } from '@/nodes/DropboxCaseFolders/actions/caseFolder/create.operation';
import type { MarkerKind } from '@/nodes/shared/dropbox/port';
import { treeOf } from '@/test/support/treeOf';
import { createCaseFolderHarness, request, value, type CaseFolderHarness } from '../caseFolderHarness';

describe('Create Case Folder as a dry run', () => {
	let world: CaseFolderHarness;
	beforeEach(async () => (world = await createCaseFolderHarness()));
	afterEach(() => world.close());

	const run = async (dryRun: boolean, requests: Array<ReturnType<typeof request>>) => {
		const items = requests.map((each) => ({ ...each, dryRun }));
		return (await create.run(items, { ...world, progress: () => undefined, documents: {} as never })).map(
			(outcome) => (outcome.ok ? create.rows(value(outcome))[0] : outcome.refusal.reason),
		);
	};
	const WRITES = /create_folder|upload|move|copy|delete|\/add|overwrite|update|template.*add/;

	it.each(['automatic', 'file', undefined] as Array<MarkerKind | 'automatic' | undefined>)(
		'says what then is done, and writes nothing (marker %s)',
		async (marker) => {
			await world.folder(request('own', { marker }));
			await world.folder(request('moved', { marker }));
			await world.move('/Cases/moved', '/Cases/Doe');
			await world.folder(request('other', { marker: 'file' }));
			await world.move('/Cases/other', '/Cases/taken');
			await world.person.filesUpload({ path: '/Cases/file', contents: Buffer.from('x') });
			const requests = ['new', 'own', 'moved', 'taken', 'file', 'own', 'new'].map((id) =>
				request(id, { marker, subfolders: ['A', 'B/C'] }),
			);
			const before = await treeOf(world.dropbox);
			world.emulator.log.clear();
			const dry = await run(true, requests);
			expect(
				world.emulator.log.calls.map(({ route }) => route).filter((route) => WRITES.test(route)),
			).toEqual([]);
			expect(await treeOf(world.dropbox)).toEqual(before);
			const real = await run(false, requests);
			const plain = (rows: typeof real) =>
				rows.map((row) => (typeof row === 'object' ? { ...row, folderId: 0, url: 0, dryRun: 0 } : row));
			expect(plain(dry)).toEqual(plain(real));
			expect(dry[0]).toMatchObject({ folderId: null, url: null, created: true, dryRun: true });
			expect(dry[1]).toMatchObject({ folderId: (real[1] as { folderId: string }).folderId, created: false });
			expect(real[0]).not.toHaveProperty('dryRun');
		},
	);

	it('refuses properties where the real one would, as the connection may put none', async () => {
		world.state.switches.unavailableRoutes = ['file_properties/*'];
		const requests = [request('22-1', { marker: 'properties' })];
		expect(await run(true, requests)).toEqual(['no_access']);
		expect(await run(false, requests)).toEqual(['no_access']);
	});
});
