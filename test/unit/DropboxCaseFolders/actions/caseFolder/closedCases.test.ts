import { createCaseFolders } from '../../../../../nodes/DropboxCaseFolders/actions/caseFolder/create/createCaseFolders';
import { find } from '../../../../../nodes/DropboxCaseFolders/actions/caseFolder/find.operation';
import type { FindRequest } from '../../../../../nodes/DropboxCaseFolders/actions/caseFolder/find/FindRequest';
import { pretending } from '../../../../../nodes/DropboxCaseFolders/actions/dryRun/pretending';
import { closeFolders } from '../../../../../nodes/DropboxCaseFolders/actions/caseFolder/close/closeFolders';
import type { MarkerKind } from '../../../../../nodes/shared/ports';
import { CLOSED_AT, closing, prefixing, zipping } from './close/firm';
import { markedWorld, request, value, type MarkedWorld } from './markedWorld';

describe('a case whose folder is closed', () => {
	let world: MarkedWorld;
	beforeEach(async () => (world = await markedWorld()));
	afterEach(() => world.close());

	const made = async (marker: MarkerKind) => (await world.folder(request('22-1', { marker }))).folderId;
	const closed = expect.stringContaining('is closed');
	/** Outcomes of the dry run and then of the real one. */
	const createdAgain = async (more: Parameters<typeof request>[1]) => {
		const again = request('22-1', more);
		const dry = await createCaseFolders([again], pretending(world.dropbox, world.clock));
		return [value(dry[0]), await world.folder(again)];
	};

	describe.each(['properties', 'file'] as const)('and carries its case ID as %s', (marker) => {
		it('is used by Create where it is in the destination, which says that it is closed', async () => {
			const folderId = await made(marker);
			await closeFolders([prefixing(folderId)], world.dropbox);
			for (const folder of await createdAgain({ marker })) {
				expect(folder).toMatchObject({ folderId, created: false, warnings: [closed] });
			}
			await world.folder(request('22-2', { marker }));
			const inDestination = { kind: 'move', closedFolder: '/Cases/Closed' } as const;
			const other = (await world.folder(request('22-2', { marker }))).folderId;
			await closeFolders([closing(other, { way: inDestination })], world.dropbox);
			const found = await world.folder(request('22-2', { marker }));
			expect(found).toMatchObject({ folderId: other, path: '/Cases/Closed/2026/22-2', warnings: [closed] });
		});

		it('that was moved by people only is not called closed', async () => {
			const folderId = await made(marker);
			await world.move('/Cases/22-1', '/Cases/Doe');
			const [, folder] = await createdAgain({ marker });
			expect(folder).toMatchObject({ folderId, warnings: [expect.stringContaining('under another name')] });
		});
	});

	it('outside the destination is told of where the search shows it', async () => {
		const folderId = await made('properties');
		await closeFolders([closing(folderId)], world.dropbox);
		const searches = world.calls('file_properties/properties/search');
		for (const folder of await createdAgain({ marker: 'properties' })) {
			expect(folder).toMatchObject({
				...{ created: true, path: '/Cases/22-1' },
				warnings: [expect.stringContaining('a closed folder outside the destination')],
			});
		}
		expect(world.calls('file_properties/properties/search') - searches).toBeLessThanOrEqual(2);
	});

	it('is told of as open where it is only outside the destination', async () => {
		await made('properties');
		await world.move('/Cases/22-1', '/Elsewhere');
		const [dry, real] = await createdAgain({ marker: 'properties' });
		for (const folder of [dry, real]) {
			expect(folder?.warnings).toEqual([expect.stringContaining('outside the destination is marked')]);
		}
	});

	describe('is found by its case ID', () => {
		const wanted = (caseId: string, within = ''): FindRequest => ({
			...{ caseId, within, template: [{ kind: 'case ID' }], several: 'refuse' },
		});
		const search = async (...requests: FindRequest[]) =>
			(await find.run(requests, world)).map((outcome) => value(outcome)[0]);

		it('which says that it is closed, and since when', async () => {
			const ids = ['22-1', '22-2', '22-3', '22-4'];
			const [moved, prefixed, zipped] = (
				await world.create(...ids.map((id) => request(id, { marker: 'properties' })))
			).map((outcome) => value(outcome).folderId);
			await closeFolders(
				[closing(moved ?? ''), prefixing(prefixed ?? ''), zipping(zipped ?? '')],
				world.dropbox,
			);
			const found = await search(...ids.map((id) => wanted(id)));
			const since = { closed: true, closedAt: CLOSED_AT };
			expect(found).toMatchObject([since, since, since, { caseId: '22-4' }]);
			expect(found[3]).not.toHaveProperty('closed');
		});

		it('at no call more where it is in its place', async () => {
			await made('properties');
			await search(wanted('22-1', '/Cases'));
			expect(world.calls('files/download')).toBe(0);
			await search(wanted('22-1'));
			expect(world.calls('files/download')).toBe(1);
		});
	});
});
