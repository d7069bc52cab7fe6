import { createCaseFolderHarness, kinds, request, type CaseFolderHarness } from '../caseFolderHarness';

describe('Create with folders that were given by their IDs', () => {
	let world: CaseFolderHarness;
	let idOf: (path: string) => Promise<string>;
	beforeEach(async () => {
		world = await createCaseFolderHarness();
		await world.dropbox.createFolders(['/Cases/A', '/Cases/B', '/Old', '/Old/C']);
		const metadata = async (path: string) => (await world.person.filesGetMetadata({ path })).result;
		idOf = async (path) => ((await metadata(path)) as { id: string }).id;
	});
	afterEach(() => world.close());
	const given = async (caseId: string, path: string) => request(caseId, { existingFolder: await idOf(path) });

	it('refuses one in which others of the run lie, whatever their order', async () => {
		const items = [await given('1', '/Cases/A'), await given('2', '/Cases'), await given('3', '/Cases/B')];
		expect(kinds(await world.create(...items))).toEqual(['done', 'belongs_to_another_case', 'done']);
		expect(kinds(await world.create(...[...items].reverse()))).toEqual([
			...['done', 'belongs_to_another_case', 'done'],
		]);
	});

	it('refuses one in which another’s folder is to be made', async () => {
		const items = [await given('1', '/Cases'), request('2')];
		expect(kinds(await world.create(...items))).toEqual(['belongs_to_another_case', 'done']);
	});

	it('takes one that holds a folder of no case, and one for two items of the same case', async () => {
		const items = [await given('1', '/Old'), await given('1', '/Old'), await given('2', '/Cases/A')];
		expect(kinds(await world.create(...items))).toEqual(['done', 'done', 'done']);
	});

	it('refuses one in the folder of another case, which that case could not be used with any more', async () => {
		const roe = await world.folder(request('8', { subfolders: ['Pleadings/Old'], marker: 'file' }));
		for (const path of ['Pleadings', 'Pleadings/Old']) {
			const item = await given('1', `${roe.path}/${path}`);
			expect(kinds(await world.create(item))).toEqual(['belongs_to_another_case']);
			expect(kinds(await world.create({ ...item, marker: undefined }))).toEqual(['belongs_to_another_case']);
		}
		const own = request('8', { existingFolder: roe.folderId });
		expect(kinds(await world.create(await given('8', `${roe.path}/Pleadings`), own))).toEqual([
			...['belongs_to_another_case', 'done'],
		]);
	});

	it('goes on with one that was marked for its case before somebody moved it there', async () => {
		const [one, other] = [await world.folder(request('1')), await world.folder(request('2'))];
		await world.move(one.path ?? '', `${other.path}/1`);
		expect(await world.folder(request('1', { existingFolder: one.folderId }))).toMatchObject({
			...{ path: `${other.path}/1`, created: false },
		});
	});

	it.each(['/Cases', '/Cases/2030', 'id', 'id/2030'])(
		'refuses the destination, and a folder around it: %s',
		async (address) => {
			const destination = address.replace(/^id/, await idOf('/Cases'));
			const item = { ...(await given('1', '/Cases')), destination };
			expect(kinds(await world.create(item))).toEqual(['belongs_to_another_case']);
			expect(kinds(await world.create(request('2')))).toEqual(['done']);
		},
	);

	it('refuses both where one that is called after its case holds another’s', async () => {
		await world.dropbox.createFolders(['/Cases/Roe 1', '/Cases/Roe 1/Sub']);
		const items = [await given('1', '/Cases/Roe 1'), await given('2', '/Cases/Roe 1/Sub')];
		expect(kinds(await world.create(...items))).toEqual([
			...['belongs_to_another_case', 'belongs_to_another_case'],
		]);
		expect(kinds(await world.create(items[0]!))).toEqual(['done']);
	});
});
