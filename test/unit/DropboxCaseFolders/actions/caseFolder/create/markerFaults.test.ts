/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import { createApi } from '@/nodes/shared/dropbox/client/createApi';
import { createDropbox } from '@/nodes/shared/dropbox/createDropbox';
import type { MarkerKind } from '@/nodes/shared/dropbox/port';
import { PROCESS_ENDED, CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import { treeOf } from '@/test/support/treeOf';
import { kinds, createCaseFolderHarness, request, type CaseFolderHarness } from '../caseFolderHarness';

const runs = (['properties', 'file', 'automatic'] as Array<MarkerKind | 'automatic'>).flatMap((marker) =>
	CALL_FAULTS.map(([what, trouble]) => [marker, what, trouble] as const),
);

describe.each(runs)('Create Case Folder with markers (%s), when %s', (marker, _what, trouble) => {
	let world: CaseFolderHarness;
	afterEach(() => world.close());

	/** New cases, one that stands unmarked, and one that was renamed; below the top and in two destinations. */
	const requests = [
		...['22-1', '22-2', '22-3', '22-4', 'standing', 'renamed'].map((id) =>
			request(id, { marker, subfolders: ['A', 'B/C'] }),
		),
		request('22/1', { marker, destination: '/Other' }),
	];
	const begin = async () => {
		world = await createCaseFolderHarness();
		await world.dropbox.createFolders(['/Other', '/Cases/standing']);
		await world.folder(request('renamed', { marker }));
		await world.move('/Cases/renamed', '/Cases/Doe');
		world.emulator.log.clear();
	};
	const run = async (through: CallInterceptor = (send) => send) => {
		const api = createApi(through(world.send), world.clock, async () => ({}), world.open);
		const { whoAmI } = world.dropbox;
		return await createCaseFolders(requests, createDropbox(api, world.clock, { whoAmI })).catch(
			(thrown: unknown) => {
				if (thrown === PROCESS_ENDED) return undefined;
				throw thrown;
			},
		);
	};
	const marked = async () => {
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
	// Marker files name folders by ID, which differ from world to world.
	const tree = async () => Object.keys(await treeOf(world.dropbox));

	it('ends in the same tree, each folder marked once, after it is run again', async () => {
		await begin();
		expect(new Set(kinds((await run()) ?? []))).toEqual(new Set(['done']));
		const clean = { tree: await tree(), marked: await marked() };
		expect(clean.marked.every((each) => each.length === 1)).toBe(true);
		for (let nth = 1; ; nth++) {
			world.close();
			await begin();
			const once = await run(trouble(nth));
			if (once !== undefined && world.calls() < nth) {
				expect(nth).toBeGreaterThan(8);
				break;
			}
			if (once !== undefined)
				expect({ nth, kinds: new Set(kinds(once)) }).toEqual({ nth, kinds: new Set(['done']) });
			expect({ nth, kinds: new Set(kinds((await run()) ?? [])) }).toEqual({ nth, kinds: new Set(['done']) });
			expect({ nth, tree: await tree(), marked: await marked() }).toEqual({ nth, ...clean });
			const third = await run();
			expect(third?.every((outcome) => outcome.ok && !outcome.value.created)).toBe(true);
			expect(await tree()).toEqual(clean.tree);
		}
	});
});
