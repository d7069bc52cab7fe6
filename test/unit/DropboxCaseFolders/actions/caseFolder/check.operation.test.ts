/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { check } from '@/nodes/DropboxCaseFolders/actions/caseFolder/check.operation';
import type { CheckRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/check/CheckRequest';
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import type { HasDryRun } from '@/nodes/DropboxCaseFolders/actions/shared/dryRun/runWithDryRun';
import { RECORD_NAME } from '@/nodes/shared/domain/closing/ClosingRecord';
import { markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import type { MarkerKind } from '@/nodes/shared/dropbox/port';
import { createItemContext } from '@/test/support/createItemContext';
import { treeOf } from '@/test/support/treeOf';
import { CLOSED_AT, closeRequest, prefixRequest, zipRequest } from './close/closeHarness';
import { createCaseFolderHarness, request, value, type CaseFolderHarness } from './caseFolderHarness';

const KINDS: MarkerKind[] = ['properties', 'file'];

type Item = CheckRequest & HasDryRun;

const item = (caseId: string, folder: string | undefined, more: Partial<Item> = {}): Item => ({
	...{ caseId, folder, expectedPath: `/Cases/${caseId}`, within: '', mending: undefined, dryRun: false },
	...more,
});

describe('Check Case Folders', () => {
	let world: CaseFolderHarness;
	beforeEach(async () => (world = await createCaseFolderHarness()));
	afterEach(() => world.close());

	const run = async (...items: Item[]) =>
		(await check.run(items, { ...world, progress: () => undefined, documents: {} as never })).map(value);

	it.each(KINDS)('reports what people did to case folders (%s)', async (marker) => {
		const ids = ['22-1', '22-2', '22-3', '22-4', '22-5', '22-6', '22-7'];
		const folders = (await world.create(...ids.map((id) => request(id, { marker })))).map(value);
		await world.move('/Cases/22-2', '/Cases/Doe');
		await world.move('/Cases/22-3', '/Closed/22-3');
		await world.move('/Cases/22-4', '/Closed/Roe');
		await world.person.filesDeleteV2({ path: '/Cases/22-5' });
		const items = folders.map(({ caseId, folderId }) => item(caseId, folderId));
		items[5] = item('22-6', 'id:AAAAAAAAAAAAAAAAAAAAAA');
		const checked = await run(
			...items,
			item('22-8', undefined),
			item('22-7', folders[6]?.folderId, { expectedPath: '' }),
		);
		expect(checked.map(({ status, ok }) => [status, ok])).toEqual([
			['inPlace', true],
			['renamed', false],
			['moved', false],
			['renamedAndMoved', false],
			['deleted', false],
			['noAccess', false],
			['inPlace', true],
			['noFolderId', false],
			['found', true],
		]);
		// The folder that the record does not know of any more is named.
		expect(checked[5]).toMatchObject({
			otherFolderIds: [folders[5]?.folderId],
			path: null,
			findings: ['noAccess', 'twoFolders'],
		});
		expect(checked[1]).toMatchObject({
			path: '/Cases/Doe',
			expectedPath: '/Cases/22-2',
			marker,
			otherFolderIds: [],
		});
		expect(checked[4]?.marker).toBeNull();
		expect(check.notes?.(checked)[0]).toBe(
			'9 case folders checked: 3 as expected; 1 renamed, 1 moved, 1 renamed and moved, 1 deleted, 1 permanently deleted or not visible, 1 without a folder ID, 1 of cases with another folder.',
		);
	});

	it.each(KINDS)(
		'speaks of one folder where a record has none, or the path that it had (%s)',
		async (marker) => {
			const within = '/Cases';
			const ids = ['22-1', '22-2', '22-3', '22-4'];
			const [without, renamed, closed, deleted] = (
				await world.create(...ids.map((id) => request(id, { marker })))
			).map(value);
			await world.move('/Cases/22-2', '/Cases/Doe');
			const inCases = { kind: 'move', closedFolder: '/Cases/Closed' } as const;
			await closeCaseFolders([closeRequest(closed?.folderId ?? '', { way: inCases })], world.dropbox);
			await world.person.filesDeleteV2({ path: '/Cases/22-4' });
			const checked = await run(
				item('22-1', undefined, { within }),
				...ids.slice(1).map((id) => item(id, `/Cases/${id}`, { within, expectedPath: '' })),
			);
			expect(checked.map(({ status, findings }) => [status, findings])).toEqual([
				['noFolderId', ['noFolderId']],
				['renamed', ['renamed']],
				['closed', ['closed']],
				['deleted', ['deleted']],
			]);
			expect(checked.map(({ folderId }) => folderId)).toEqual([
				...[null, renamed?.folderId, closed?.folderId, null],
			]);
			expect(checked[0]?.otherFolderIds).toEqual([without?.folderId]);
			expect(checked[1]?.expectedPath).toBe('/Cases/22-2');
			expect(checked[2]).toMatchObject({ ok: true, closedFrom: '/Cases/22-3' });
			expect(deleted?.created).toBe(true);
		},
	);

	it('says of closed folders that they are closed, since when, and where they were', async () => {
		const ids = ['22-1', '22-2', '22-3', '22-4', '22-5'];
		const folders = (await world.create(...ids.map((id) => request(id)))).map(value);
		const [moved, prefixed, stays] = folders.map(({ folderId }) => folderId);
		const closed = { closedAt: CLOSED_AT, closedFrom: '/Cases/22-1' };
		await closeCaseFolders(
			[closeRequest(moved ?? ''), prefixRequest(prefixed ?? ''), zipRequest(stays ?? '')],
			world.dropbox,
		);
		await world.move('/Closed/2026/22-1', '/Attic');
		await world.move('/Cases/22-4', '/Cases/Doe');
		const checked = await run(...folders.map(({ caseId, folderId }) => item(caseId, folderId)));
		expect(checked.map(({ status, ok }) => [status, ok])).toEqual([
			['closed', true],
			['closed', true],
			['closed', true],
			['renamed', false],
			['inPlace', true],
		]);
		expect(checked[0]).toMatchObject({ ...closed, path: '/Attic', findings: ['closed'] });
		expect(checked[0]?.reason).toContain('Reopen Case Folder');
		expect(checked[3]).not.toHaveProperty('closedAt');
		// The records of the three that have one.
		expect(world.calls('files/download')).toBe(3);
		expect(check.notes?.(checked)[0]).toContain('4 as expected; 1 renamed, 3 closed.');
	});

	it('puts a marker on a closed folder that lacks it, and says so in a dry run', async () => {
		const { folderId } = await world.folder(
			request('22-1', { marker: undefined, reuseExistingFolder: false }),
		);
		await closeCaseFolders([closeRequest(folderId)], world.dropbox);
		const mending = { mending: 'file', dryRun: true } as const;
		const [dry] = await run(item('22-1', folderId, mending));
		expect(dry).toMatchObject({ status: 'closed', ok: true, findings: ['closed', 'markerPut'] });
		const [real] = await run(item('22-1', folderId, { ...mending, dryRun: false }));
		expect(real).toEqual({ ...dry, dryRun: false });
	});

	it('takes for moved a copy, and one whose record was changed', async () => {
		const folders = (
			await world.create(...['22-1', '22-2'].map((id) => request(id, { marker: 'file' })))
		).map(value);
		await closeCaseFolders(
			folders.map(({ folderId }) => closeRequest(folderId)),
			world.dropbox,
		);
		await world.person.filesUpload({
			...{ path: `/Closed/2026/22-2/${RECORD_NAME}`, contents: '{}', mode: { '.tag': 'overwrite' } },
		});
		const copy = (await world.copy('/Closed/2026/22-1', '/Copy')).result.metadata as { id: string };
		const checked = await run(item('22-2', folders[1]?.folderId), item('22-1', copy.id));
		expect(checked.map(({ findings }) => findings)).toEqual([
			['moved'],
			['copy', 'twoFolders', 'renamedAndMoved'],
		]);
	});

	it('reports markers that are missing, another case’s, or a copy’s, and puts only missing ones on', async () => {
		const ids = ['22-1', '22-2', '22-3', '22-4'];
		const folders = (await world.create(...ids.map((id) => request(id, { marker: 'file' })))).map(value);
		const idOf = (index: number) => folders[index]?.folderId;
		await world.person.filesDeleteV2({ path: `/Cases/22-1/${markerFileName('22-1')}` });
		await world.person.filesUpload({
			path: `/Cases/22-2/${markerFileName('22-2')}`,
			contents: Buffer.from('edited'),
			mode: { '.tag': 'overwrite' },
		});
		await world.copy('/Cases/22-3', '/Cases/Copy');
		const copy = (await world.dropbox.find('/Cases/Copy')).id;
		const items = [
			item('22-1', idOf(0)),
			item('22-2', idOf(1)),
			item('22-3', copy, { expectedPath: '' }),
			item('22-9', idOf(3), { expectedPath: '' }),
		];
		const statuses = [
			['markerMissing', []],
			['markerMissing', []],
			['copy', [idOf(2)]],
			['markedForAnotherCase', []],
		];
		expect((await run(...items)).map(({ status, otherFolderIds }) => [status, otherFolderIds])).toEqual(
			statuses,
		);

		const before = await treeOf(world.dropbox);
		const dry = await run(...items.map((each) => ({ ...each, mending: 'file' as const, dryRun: true })));
		expect(await treeOf(world.dropbox)).toEqual(before);
		const real = await run(...items.map((each) => ({ ...each, mending: 'file' as const })));
		expect(dry.map((each) => ({ ...each, dryRun: false }))).toEqual(real);
		expect(real.map(({ status, ok, findings }) => [status, ok, findings])).toEqual([
			['inPlace', true, ['markerPut']],
			['inPlace', true, ['markerPut']],
			['copy', false, ['copy', 'twoFolders']],
			['markedForAnotherCase', false, ['markedForAnotherCase']],
		]);
		expect((await run(...items)).map(({ status }) => status)).toEqual([
			'inPlace',
			'inPlace',
			'copy',
			'markedForAnotherCase',
		]);
	});

	it('says why a marker could not be added, and reports all the same', async () => {
		const { folderId } = await world.folder(request('22-1', { marker: undefined }));
		world.emulator.faults.set([
			{ route: 'file_properties/properties/add', fault: { kind: 'status', status: 403, body: '{}' } },
		]);
		const [row] = await run(item('22-1', folderId, { mending: 'properties' }));
		expect(row).toMatchObject({ status: 'markerMissing', ok: false, marker: null });
		expect(row?.reason).toMatch(/could not be added/);
	});

	it('reports two folders of one case, and one folder of two, among the items of a run', async () => {
		const marker = undefined;
		const [one, two] = (await world.create(request('22-1', { marker }), request('22-2', { marker }))).map(
			value,
		);
		const more = { expectedPath: '', mending: 'file' as const };
		const checked = await run(
			item('22-1', one?.folderId, more),
			item('22-1', two?.folderId, more),
			item('22-2', two?.folderId, more),
		);
		expect(checked.map(({ findings }) => findings)).toEqual([
			['twoFolders', 'markerMissing'],
			['usedForAnotherCase', 'twoFolders', 'markerMissing'],
			['usedForAnotherCase', 'markerMissing'],
		]);
		expect(checked[0]?.otherFolderIds).toEqual([two?.folderId]);
	});

	it.each(KINDS)('checks a thousand by a call each and few besides (%s)', async (marker) => {
		const folders = (
			await world.create(...Array.from({ length: 1000 }, (_, number) => request(`22-${number}`, { marker })))
		).map(value);
		world.emulator.log.clear();
		const checked = await run(...folders.map(({ caseId, folderId }) => item(caseId, folderId)));
		expect(checked.every(({ ok }) => ok)).toBe(true);
		expect(world.calls()).toBeLessThanOrEqual(1015);
	});

	it('reads its fields', async () => {
		const given = {
			caseId: '22-1',
			caseFolder: { mode: 'id', value: '' },
			expectedPath: '',
			options: { searchIn: { mode: 'path', value: '/' } },
		};
		expect(await check.read(createItemContext(given), 0)).toEqual(
			item('22-1', undefined, { expectedPath: '' }),
		);
		const options = { putMarkers: true, caseMarker: 'file', dryRun: true };
		const mending = { options, expectedPath: '/Cases/22-1/' };
		const caseFolder = { mode: 'id', value: 'id:a4ayc_80_OEAAAAAAAAAXw' };
		expect(await check.read(createItemContext({ ...given, ...mending, caseFolder }), 0)).toEqual(
			item('22-1', caseFolder.value, { mending: 'file', dryRun: true }),
		);
	});
});
