/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import type { CreateRequest } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/CaseFolder';
import { LAST_FIRST_TEMPLATE } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/readCreateRequest';
import { previewCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/preview/previewCaseFolders';
import { createDryRunDropbox } from '@/nodes/DropboxCaseFolders/actions/shared/dryRun/createDryRunDropbox';
import { done } from '@/nodes/shared/core/outcome';
import { treeOf } from '@/test/support/treeOf';
import { createCaseFolderHarness, request, value, type CaseFolderHarness } from '../caseFolderHarness';

const one = expect.stringContaining('same case ID');

describe('one case ID for two clients in one run', () => {
	let world: CaseFolderHarness;
	beforeEach(async () => (world = await createCaseFolderHarness()));
	afterEach(() => world.close());

	const named = (client: string, more: Partial<CreateRequest>): CreateRequest =>
		request('24-0030', { template: LAST_FIRST_TEMPLATE, fields: { client }, ...more });

	describe.each(['file', 'properties', undefined] as const)('with marker %s', (marker) => {
		it('comes to one folder and a warning, in a dry run as well', async () => {
			const items = [named('Doe, Jane', { marker }), named('Roe, Rich', { marker, subfolders: ['Notes'] })];
			const dry = await createCaseFolders(items, createDryRunDropbox(world.dropbox, world.clock));
			const real = await world.create(...items);
			for (const outcomes of [dry, real]) {
				const [first, second] = outcomes.map(value);
				expect(first).toMatchObject({ path: '/Cases/Doe, Jane - 24-0030', created: true, warnings: [] });
				expect(second).toMatchObject({ path: first?.path, created: false, warnings: [one] });
				expect(second?.folderId).toBe(first?.folderId);
				expect(second?.subfolders).toMatchObject([{ relativePath: 'Notes', created: true }]);
			}
			const again = (await world.create(...items)).map(value);
			expect(again.map(({ folderId }) => folderId)).toEqual(real.map((each) => value(each).folderId));
			const folders = Object.keys(await treeOf(world.dropbox)).filter((path) => path.split('/').length === 3);
			expect(folders).toHaveLength(1);
		});

		it('is told by Preview', async () => {
			const items = [named('Doe, Jane', { marker }), named('Roe, Rich', { marker })];
			const previews = await previewCaseFolders(
				items.map((item, index) => ({ item: index, request: done(item) })),
				world.dropbox,
				world.clock,
			);
			const [first, second] = previews.map(value);
			expect(second).toMatchObject({ path: first?.path, collidesWith: [0], warnings: [one] });
		});

		it('comes to the folder that either of them gives by its ID', async () => {
			const given = (await world.folder(named('Doe, Jane', { marker }))).folderId;
			const items = [
				named('Roe, Rich', { marker, reuseExistingFolder: false }),
				named('Doe, Jane', { marker, existingFolder: given, destination: '' }),
			];
			expect((await world.create(...items)).map((each) => value(each).folderId)).toEqual([given, given]);
		});
	});

	it('stays two cases where two destinations have nothing to do with each other', async () => {
		await world.dropbox.createFolders(['/Other']);
		const items = [
			named('Doe, Jane', { marker: 'file' }),
			named('Roe, Rich', { marker: 'file', destination: '/Other' }),
		];
		const [first, second] = (await world.create(...items)).map(value);
		expect(second?.path).toBe('/Other/Roe, Rich - 24-0030');
		expect(first?.folderId).not.toBe(second?.folderId);
	});
});
