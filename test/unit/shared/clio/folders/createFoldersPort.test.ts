/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createFoldersPort } from '@/nodes/shared/clio/folders/createFoldersPort';
import { changeFolder, createFolder } from '@/test/emulators/clio/state/folders';
import { createTestClio, type TestClio } from '@/test/support/createTestClio';

describe('folders of the emulated Clio', () => {
	let test: TestClio;
	beforeEach(() => (test = createTestClio()));
	afterEach(() => test.close());

	it('are listed by when they changed, with their matters', async () => {
		await test.clock.sleep(60_000);
		const since = new Date(test.clock.now() - 1000).toISOString();
		const { folderId = 0, id = 0 } = test.fixture.matters['smith'] ?? {};
		changeFolder(test.state, test.state.folders.at(folderId), { name: 'Renamed' });
		const pages = [];
		for await (const { records } of createFoldersPort(test.api).listFolders({ updatedSince: since }))
			pages.push(...records);
		expect(pages).toMatchObject([
			{ id: folderId, name: 'Renamed', matter: { id, name: '00001-Smith' }, deletedAt: undefined },
		]);
	});

	it('are read by ID, those that there are', async () => {
		const { folderId = 0 } = test.fixture.matters['smith'] ?? {};
		const { id } = createFolder(test.state, {
			...{ name: 'Firm', creatorId: 1, parentId: folderId, matterId: null, contactId: null },
		});
		const found = await createFoldersPort(test.api).readFolders([folderId, id, 4711]);
		expect([...found.keys()].sort()).toEqual([folderId, id].sort());
		expect(found.get(id)).toMatchObject({ name: 'Firm', matter: undefined, parent: { id: folderId } });
	});
});
