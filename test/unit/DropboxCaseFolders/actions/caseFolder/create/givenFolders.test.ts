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
});
