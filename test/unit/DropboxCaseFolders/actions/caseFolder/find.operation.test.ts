/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { find } from '@/nodes/DropboxCaseFolders/actions/caseFolder/find.operation';
import type { FindRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/find/FindRequest';
import { parseTemplate } from '@/nodes/shared/domain/naming/parseTemplate';
import type { MarkerKind } from '@/nodes/shared/dropbox/port';
import { createItemContext } from '@/test/support/createItemContext';
import { kinds, createCaseFolderHarness, request, value, type CaseFolderHarness } from './caseFolderHarness';

const KINDS: MarkerKind[] = ['properties', 'file'];

const wanted = (caseId: string, more: Partial<FindRequest> = {}): FindRequest => ({
	...{ caseId, within: '/Cases', template: [{ kind: 'case ID' }], several: 'refuse' },
	...more,
});

describe('Find by Case ID', () => {
	let world: CaseFolderHarness;
	beforeEach(async () => (world = await createCaseFolderHarness()));
	afterEach(() => world.close());
	const run = async (...requests: FindRequest[]) => await find.run(requests, world);

	it.each(KINDS)(
		'finds the folder by its marker, whatever it is called and wherever it is (%s)',
		async (marker) => {
			const { folderId } = await world.folder(request('22-1', { marker }));
			await world.move('/Cases/22-1', '/Cases/Closed/2026/Doe');
			expect(value((await run(wanted('22-1')))[0])).toEqual([
				{
					...{ folderId, name: 'Doe', path: '/Cases/Closed/2026/Doe', caseId: '22-1' },
					...{ url: 'https://www.dropbox.com/home/Cases/Closed/2026/Doe', foundBy: 'marker', marker },
					...{ isCopy: false, warnings: [] },
				},
			]);
			await world.move('/Cases/Closed/2026/Doe', '/Elsewhere');
			expect(kinds(await run(wanted('22-1'), wanted('22-1', { within: '' })))).toEqual(['not_found', 'done']);
			await world.person.filesDeleteV2({ path: '/Elsewhere' });
			expect(kinds(await run(wanted('22-1', { within: '' })))).toEqual(['not_found']);
		},
	);

	it('finds by its name what has no marker, however it was put together', async () => {
		const template = parseTemplate('{client} - {caseId}');
		const marker = undefined;
		const [plain, named, referred] = await Promise.all([
			world.folder(request('22-1', { marker })),
			world.folder(request('22-2', { marker, template, fields: { client: 'Doe, Jane' } })),
			world.folder(request('22/3', { marker })),
		]);
		const outcomes = await run(
			wanted('22-1'),
			wanted('22-2', { template }),
			wanted('22/3'),
			wanted('22-3'),
			wanted('22-9'),
		);
		expect(
			outcomes.map((outcome) => (outcome.ok ? outcome.value[0]?.folderId : outcome.refusal.reason)),
		).toEqual([plain.folderId, named.folderId, referred.folderId, 'not_found', 'not_found']);
		expect(value(outcomes[1])[0]).toMatchObject({ foundBy: 'name', marker: null });
	});

	it('does not find by its name what is marked for another case', async () => {
		await world.folder(request('22-2', { marker: 'file' }));
		await world.move('/Cases/22-2', '/Cases/22-1');
		const [outcome] = await run(wanted('22-1'));
		expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'not_found' } });
		expect(outcome?.ok === false && outcome.refusal.message).toMatch(/marked for another case/);
	});

	it('reports several, never guesses, and tells copies from the case’s folder', async () => {
		const { folderId } = await world.folder(request('22-1', { marker: 'file' }));
		await world.copy('/Cases/22-1', '/Cases/Copy');
		const [one] = await run(wanted('22-1'));
		expect(value(one)).toMatchObject([
			{ folderId, isCopy: false, warnings: [expect.stringMatching(/copy/)] },
		]);
		const [all] = await run(wanted('22-1', { several: 'all' }));
		expect(
			value(all)
				.map(({ isCopy }) => isCopy)
				.sort(),
		).toEqual([false, true]);

		await world.person.filesDeleteV2({ path: '/Cases/22-1' });
		expect(kinds(await run(wanted('22-1'), wanted('22-1', { several: 'all' })))).toEqual([
			'not_found',
			'done',
		]);

		const copy = (await world.dropbox.find('/Cases/Copy')).id;
		await world.folder(request('22-1', { marker: 'file', existingFolder: copy }));
		const second = await world.folder(request('22-1', { reuseExistingFolder: false, destination: '/Cases' }));
		const [several] = await run(wanted('22-1'));
		expect(several).toMatchObject({ ok: false, refusal: { reason: 'ambiguous' } });
		const advice = several?.ok === false ? several.refusal.advice : '';
		expect(advice).toContain(copy);
		expect(advice).toContain(second.folderId);
		expect(value((await run(wanted('22-1', { several: 'all' })))[0])).toHaveLength(2);
	});

	it('reports two folders whose names are one case’s', async () => {
		const template = parseTemplate('{client} - {caseId}');
		for (const client of ['Doe', 'Roe']) {
			await world.folder(request('22-1', { marker: undefined, template, fields: { client } }));
		}
		expect(kinds(await run(wanted('22-1', { template })))).toEqual(['ambiguous']);
	});

	it('finds a folder whose marker search does not know of yet', async () => {
		world.state.switches.searchDelay = 60_000;
		const { folderId } = await world.folder(request('22-1', { marker: 'file' }));
		expect(value((await run(wanted('22-1')))[0])).toMatchObject([
			{ folderId, foundBy: 'marker', marker: 'file' },
		]);
	});

	it('keeps a place that cannot be searched from harming others, and lists each place once', async () => {
		const requests = Array.from({ length: 500 }, (_, number) =>
			request(`22-${number}`, { marker: undefined }),
		);
		await world.create(...requests);
		world.emulator.log.clear();
		const outcomes = await run(
			...requests.map(({ caseId }) => wanted(caseId)),
			wanted('22-1', { within: '/Nowhere' }),
		);
		expect(kinds(outcomes).slice(-1)).toEqual(['not_found']);
		expect(
			kinds(outcomes)
				.slice(0, -1)
				.every((kind) => kind === 'done'),
		).toBe(true);
		// A look into each folder shows that it is not another case's.
		expect(world.calls()).toBeLessThanOrEqual(510);
	});

	it('searches further places only for what is not in the first one, and chooses between none', async () => {
		for (const path of ['/Family', '/Housing']) await world.person.filesCreateFolderV2({ path });
		const first = await world.folder(request('22-1', { marker: 'file' }));
		const family = await world.folder(request('22-2', { destination: '/Family', marker: 'file' }));
		await world.folder(request('22-1', { destination: '/Family', marker: 'file' }));
		for (const destination of ['/Family', '/Housing'])
			await world.folder(request('22-3', { destination, marker: 'file' }));
		const alsoWithin = ['/Family', '/Housing', '/Not there'];
		const outcomes = await run(
			...['22-1', '22-2', '22-3', '22-9'].map((caseId) => wanted(caseId, { alsoWithin })),
			wanted('22-2'),
			wanted('22-3', { alsoWithin, several: 'all' }),
			// One place lies in the other: the folder is one.
			wanted('22-2', { alsoWithin: ['', '/Family'] }),
		);
		expect(kinds(outcomes)).toEqual([
			...['done', 'done', 'ambiguous', 'not_found', 'not_found', 'done', 'done'],
		]);
		expect(value(outcomes[0])[0]?.folderId).toBe(first.folderId);
		expect(value(outcomes[1])[0]?.folderId).toBe(family.folderId);
		expect(value(outcomes[5])).toHaveLength(2);
		expect(value(outcomes[6])).toHaveLength(1);
	});

	it('says of a further place that cannot be searched that it cannot, and not that nothing is there', async () => {
		await world.person.filesUpload({ path: '/Plan.txt', contents: 'a plan' });
		const [outcome] = await run(wanted('22-1', { alsoWithin: ['/Family', '/Plan.txt'] }));
		expect(kinds([outcome as never])).toEqual(['not_a_folder']);
	});

	it('finds a thousand by few calls', async () => {
		const requests = Array.from({ length: 1000 }, (_, number) => request(`22-${number}`, { marker: 'file' }));
		await world.create(...requests);
		world.emulator.log.clear();
		const outcomes = await run(...requests.map(({ caseId }) => wanted(caseId)));
		expect(kinds(outcomes).every((kind) => kind === 'done')).toBe(true);
		expect(world.calls()).toBeLessThanOrEqual(10);
	});

	it('works for who acts as an admin, by walking instead of searching', async () => {
		await world.folder(request('22-1', { marker: 'file' }));
		world.emulator.faults.set([
			{
				route: 'files/search_v2',
				fault: { kind: 'status', status: 400, body: 'This function can not be called as an admin.' },
			},
		]);
		await world.move('/Cases/22-1', '/Cases/A/B');
		expect(value((await run(wanted('22-1')))[0])).toMatchObject([{ path: '/Cases/A/B' }]);
	});

	it('reads its fields', async () => {
		const given = { caseId: ' 22-1 ', searchIn: { mode: 'path', value: '/' }, options: {} };
		expect(await find.read(createItemContext({ ...given, folderNaming: 'caseId' }), 0)).toEqual(
			wanted('22-1', { within: '', alsoWithin: [] }),
		);
		expect(
			await find.read(
				createItemContext({
					...{ caseId: 22, searchIn: { mode: 'path', value: '/Cases' }, options: { ifSeveralMatch: 'all' } },
					...{ folderNaming: 'template', nameTemplate: '{matterNumber}-{x}' },
				}),
				0,
			),
		).toEqual(
			wanted('22', { template: parseTemplate('{matterNumber}-{x}'), several: 'all', alsoWithin: [] }),
		);
		const options = { alsoSearchIn: ' /Closed \n\nid:a4ayc_80_OEAAAAAAAAAXw' };
		expect(
			await find.read(createItemContext({ ...given, folderNaming: 'caseId', options }), 0),
		).toMatchObject({ alsoWithin: ['/Closed', 'id:a4ayc_80_OEAAAAAAAAAXw'] });
		await expect(
			async () => await find.read(createItemContext({ ...given, caseId: ' ' }), 0),
		).rejects.toMatchObject({
			reason: 'invalid_input',
		});
	});
});
