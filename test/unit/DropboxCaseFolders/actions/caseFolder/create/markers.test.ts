/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { parseTemplate } from '@/nodes/shared/domain/naming/parseTemplate';
import type { MarkerKind } from '@/nodes/shared/dropbox/port';
import { treeOf } from '@/test/support/treeOf';
import { kinds, createCaseFolderHarness, request, value, type CaseFolderHarness } from '../caseFolderHarness';

const KINDS: MarkerKind[] = ['properties', 'file'];

describe('Create Case Folder with a case marker', () => {
	let world: CaseFolderHarness;
	beforeEach(async () => (world = await createCaseFolderHarness()));
	afterEach(() => world.close());

	it('prefers properties, and says what marks the folder', async () => {
		expect(await world.folder(request('22-1'))).toMatchObject({ created: true, marker: 'properties' });
		expect(await world.folder(request('22-1'))).toMatchObject({ created: false, marker: 'properties' });
		expect(await world.folder(request('22-2', { marker: 'file' }))).toMatchObject({ marker: 'file' });
		expect(await world.folder(request('22-3', { marker: undefined }))).toMatchObject({ marker: null });
		expect(Object.keys(await treeOf(world.dropbox, '/Cases'))).toEqual([
			'/Cases/22-1',
			'/Cases/22-2',
			`/Cases/22-2/${markerFileName('22-2')}`,
			'/Cases/22-3',
		]);
	});

	it.each(KINDS)('uses the folder that was renamed and moved within the destination (%s)', async (marker) => {
		const { folderId } = await world.folder(request('22-1', { marker }));
		await world.move('/Cases/22-1', '/Cases/Closed/Doe');
		const found = await world.folder(request('22-1', { marker, subfolders: ['A'] }));
		expect(found).toMatchObject({ folderId, created: false, name: 'Doe', path: '/Cases/Closed/Doe' });
		expect(found.subfolders).toMatchObject([{ path: '/Cases/Closed/Doe/A', created: true }]);
		expect(found.warnings).toHaveLength(1);
		// Without looking first there is a second one.
		expect(await world.folder(request('22-1', { marker, reuseExistingFolder: false }))).toMatchObject({
			created: true,
		});
		expect(kinds(await world.create(request('22-1', { marker })))).toEqual(['ambiguous']);
	});

	it.each(KINDS)(
		'refuses a folder that is marked for another case, though its name is this case’s (%s)',
		async (marker) => {
			await world.folder(request('22-2', { marker }));
			await world.move('/Cases/22-2', '/Cases/22-1');
			expect(kinds(await world.create(request('22-1', { marker })))).toEqual(['belongs_to_another_case']);
			expect(kinds(await world.create(request('22-1', { marker, reuseExistingFolder: false })))).toEqual([
				'belongs_to_another_case',
			]);
			const existingFolder = (await world.dropbox.find('/Cases/22-1')).id;
			expect(kinds(await world.create(request('22-1', { marker, existingFolder })))).toEqual([
				'belongs_to_another_case',
			]);
		},
	);

	it('adopts by name a folder that is not marked yet, and marks it', async () => {
		const { folderId } = await world.folder(request('22-1', { marker: undefined }));
		expect(await world.folder(request('22-1', { marker: 'file' }))).toMatchObject({
			folderId,
			created: false,
			marker: 'file',
		});
		expect(kinds(await world.create(request('22-x', { existingFolder: folderId })))).toEqual([
			'belongs_to_another_case',
		]);
	});

	it('marks a folder that was given by its ID, a copy included', async () => {
		await world.folder(request('22-1', { marker: 'file' }));
		await world.copy('/Cases/22-1', '/Elsewhere');
		const existingFolder = (await world.dropbox.find('/Elsewhere')).id;
		expect(await world.folder(request('22-1', { existingFolder, marker: 'file' }))).toMatchObject({
			folderId: existingFolder,
		});
		const read = await world.dropbox.markersOf([
			{ folder: (await world.dropbox.find('/Elsewhere')) as never },
		]);
		expect(value(read[0])).toMatchObject({ folderId: existingFolder });
	});

	it('does not take a copy for the case’s folder while the one that was copied is there', async () => {
		const { folderId } = await world.folder(request('22-1', { marker: 'file' }));
		await world.copy('/Cases/22-1', '/Cases/Copy');
		expect(await world.folder(request('22-1', { marker: 'file' }))).toMatchObject({ folderId });
		await world.move('/Cases/22-1', '/Away');
		await world.move('/Cases/Copy', '/Cases/22-1');
		const [outcome] = await world.create(request('22-1', { marker: 'file' }));
		expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'ambiguous' } });
		expect(outcome?.ok === false && outcome.refusal.advice).toContain(folderId);
		await world.person.filesDeleteV2({ path: '/Away' });
		const copy = (await world.dropbox.find('/Cases/22-1')).id;
		expect(await world.folder(request('22-1', { marker: 'file' }))).toMatchObject({
			folderId: copy,
			created: false,
		});
	});

	it('tells copies that kept the properties of what was copied', async () => {
		world.state.switches.copiesKeepProperties = true;
		const { folderId } = await world.folder(request('22-1'));
		await world.copy('/Cases/22-1', '/Cases/22-2');
		await world.copy('/Cases/22-1', '/Cases/Copy');
		expect(kinds(await world.create(request('22-2')))).toEqual(['belongs_to_another_case']);
		expect(await world.folder(request('22-1'))).toMatchObject({ folderId });
		await world.person.filesDeleteV2({ path: '/Cases/22-1' });
		await world.move('/Cases/Copy', '/Cases/22-1');
		const adopted = await world.folder(request('22-1'));
		expect(adopted).toMatchObject({ created: false, marker: 'properties' });
		expect(await world.folder(request('22-1'))).toMatchObject({ folderId: adopted.folderId, created: false });
		const found = await world.dropbox.findMarkedFolders(['22-1'], '/Cases');
		expect(
			value(found[0])
				.map(({ marker }) => marker.folderId)
				.sort(),
		).toEqual([adopted.folderId, folderId].sort());
	});

	it.each(KINDS)('refuses a copy of another case’s folder (%s)', async (marker) => {
		await world.folder(request('22-2', { marker: 'file' }));
		await world.copy('/Cases/22-2', '/Cases/22-1');
		expect(kinds(await world.create(request('22-1', { marker })))).toEqual(['belongs_to_another_case']);
	});

	it('keeps cases apart that two workflows name by different templates', async () => {
		const template = parseTemplate('{caseId}-{client}');
		await world.folder(request('22-1-Smith'));
		const other = request('22-1', { template, fields: { client: 'Smith' } });
		expect(kinds(await world.create(other))).toEqual(['belongs_to_another_case']);
		expect(kinds(await world.create({ ...other, marker: undefined }))).not.toEqual([
			'belongs_to_another_case',
		]);
	});

	it('falls back on a file where properties are refused, and says so where nothing else was asked for', async () => {
		world.close();
		world = await createCaseFolderHarness({ fixture: 'teamSpace', token: 'jane' });
		world.emulator.faults.set([
			{
				route: 'file_properties/*',
				fault: { kind: 'status', status: 400, body: 'This endpoint can not be called.' },
			},
		]);
		expect(await world.folder(request('22-1'))).toMatchObject({ marker: 'file' });
		const outcomes = await world.create(request('22-2', { marker: 'properties' }), request('22-3'));
		expect(kinds(outcomes)).toEqual(['no_access', 'done']);
		expect(await world.folder(request('22-2', { marker: 'file' }))).toMatchObject({
			created: false,
			marker: 'file',
		});
	});

	it.each(KINDS)(
		'works in a namespace that is not part of the account’s tree, and in a team space (%s)',
		async (marker) => {
			world.close();
			world = await createCaseFolderHarness({ fixture: 'teamSpace', token: 'ravi' });
			const destination = `ns:${world.fixture.namespaces['matters']?.id}`;
			const cases = ['22-1', '22-2'].map((caseId) =>
				request(caseId, { destination, marker, subfolders: ['A'] }),
			);
			const first = (await world.create(...cases)).map(value);
			expect(first).toMatchObject([
				{ created: true, marker },
				{ created: true, marker },
			]);
			const second = (await world.create(...cases)).map(value);
			expect(second.map(({ folderId, created }) => [folderId, created])).toEqual(
				first.map(({ folderId }) => [folderId, false]),
			);
			expect(await world.folder(request('22-3', { marker, destination: '' }))).toMatchObject({
				created: true,
				marker,
			});
			expect(await world.folder(request('22-3', { marker, destination: '' }))).toMatchObject({
				created: false,
				marker,
			});
		},
	);

	it.each(KINDS)('gives one folder to twenty runs at once (%s)', async (marker) => {
		const outcomes = await Promise.all(
			Array.from(
				{ length: 20 },
				async () => await world.create(request('22-1', { marker }), request('22-2', { marker })),
			),
		);
		const folders = outcomes.flat().map(value);
		expect(new Set(folders.map(({ folderId }) => folderId)).size).toBe(2);
		expect(folders.filter(({ created }) => created)).toHaveLength(2);
		expect(folders.every((folder) => folder.marker === marker)).toBe(true);
	});

	const calls: Array<[MarkerKind, number, number]> = [
		// Looking first, the folders, markers, subfolders; and all of it again.
		['file', 16, 20],
		['properties', 1020, 25],
	];
	it.each(calls)(
		'counts calls for a thousand cases with five subfolders each (%s)',
		async (marker, first, second) => {
			const requests = Array.from({ length: 1000 }, (_, number) =>
				request(`22-${number}`, { marker, subfolders: ['A', 'B', 'C', 'D', 'E'] }),
			);
			const made = await world.create(...requests);
			expect(kinds(made).every((kind) => kind === 'done')).toBe(true);
			const calling = world.calls();
			world.emulator.log.clear();
			const again = await world.create(...requests);
			expect(again.map((outcome) => value(outcome).folderId)).toEqual(
				made.map((outcome) => value(outcome).folderId),
			);
			expect(calling).toBeLessThanOrEqual(first);
			expect(world.calls()).toBeLessThanOrEqual(second);
		},
	);

	it('is as good where search does not know of the markers yet', async () => {
		world.state.switches.searchDelay = 60_000;
		const requests = Array.from({ length: 20 }, (_, number) => request(`22-${number}`, { marker: 'file' }));
		const made = await world.create(...requests);
		const again = await world.create(...requests);
		expect(again.map((outcome) => value(outcome).folderId)).toEqual(
			made.map((outcome) => value(outcome).folderId),
		);
		expect(again.every((outcome) => !value(outcome).created)).toBe(true);
	});
});
