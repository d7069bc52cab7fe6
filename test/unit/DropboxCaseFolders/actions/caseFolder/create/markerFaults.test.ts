/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import type { MarkerKind } from '@/nodes/shared/dropbox/port';
import { CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import type { TestDropbox } from '@/test/support/createTestDropbox';
import { forEveryCall } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import { createCaseFolderHarness, request } from '../caseFolderHarness';

const markers: Array<MarkerKind | 'automatic'> = ['properties', 'file', 'automatic'];

const runs = markers.flatMap((marker) => CALL_FAULTS.map(([what, fault]) => [marker, what, fault] as const));

describe.each(runs)('Create Case Folder with markers (%s), when %s', (marker, _what, fault) => {
	/** New cases, one that stands unmarked, and one that was renamed; below the top and in two destinations. */
	const requests = [
		...['22-1', '22-2', '22-3', '22-4', 'standing', 'renamed'].map((id) =>
			request(id, { marker, subfolders: ['A', 'B/C'] }),
		),
		request('22/1', { marker, destination: '/Other' }),
	];
	const begin = async () => {
		const world = await createCaseFolderHarness();
		await world.dropbox.createFolders(['/Other', '/Cases/standing']);
		await world.folder(request('renamed', { marker }));
		await world.move('/Cases/renamed', '/Cases/Doe');
		return world;
	};
	const run = async (world: TestDropbox, through: CallInterceptor) =>
		await createCaseFolders(requests, world.dropboxOver(through));
	const marked = async (world: TestDropbox) => {
		const found = await world.dropbox.findMarkedFolders(
			requests.map(({ caseId }) => caseId),
			'',
		);
		return found.map((outcome) =>
			outcome.ok
				? outcome.value.map(({ folder, marker: { kind, folderId } }) => [
						folder.path,
						kind,
						folderId === folder.id,
					])
				: [],
		);
	};
	// Marker files name folders by ID, which differ from run to run.
	const tree = async (world: TestDropbox) => Object.keys(await treeOf(world.dropbox));
	const look = async (world: TestDropbox) => ({ tree: await tree(world), marked: await marked(world) });

	it('ends in the same tree, each folder marked once, after it is run again', async () => {
		let calls = 0;
		await forEveryCall({ begin, run, look }, fault, async ({ nth, world, runAgain, expectSame }) => {
			calls = nth;
			await runAgain();
			await expectSame();
			expect((await marked(world)).every((each) => each.length === 1)).toBe(true);
			const before = await tree(world);
			const third = await runAgain();
			expect(third.every((outcome) => outcome.ok && !outcome.value.created)).toBe(true);
			expect(await tree(world)).toEqual(before);
		});
		expect(calls).toBeGreaterThanOrEqual(8);
	});
});
