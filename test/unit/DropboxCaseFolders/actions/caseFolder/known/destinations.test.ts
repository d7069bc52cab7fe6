/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import { moveCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/move/moveCaseFolders';
import { previewCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/preview/previewCaseFolders';
import { reopenCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/reopen/reopenCaseFolders';
import { createDryRunDropbox } from '@/nodes/DropboxCaseFolders/actions/shared/dryRun/createDryRunDropbox';
import { markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import type { MarkerKind } from '@/nodes/shared/dropbox/port';
import { treeOf } from '@/test/support/treeOf';
import { closeRequest, reopenRequest, zipRequest } from '../close/closeHarness';
import { kinds, createCaseFolderHarness, request, value, type CaseFolderHarness } from '../caseFolderHarness';

const NOT_IN_CASES = ['belongs_to_another_case'];

describe('a case', () => {
	let world: CaseFolderHarness;
	beforeEach(async () => (world = await createCaseFolderHarness()));
	afterEach(() => world.close());

	const made = async (marker: MarkerKind, caseId = '26-1') =>
		(await world.folder(request(caseId, { marker, subfolders: ['Discovery/Incoming'] }))).folderId;

	it('is created again once what the refusal says is done about a marker file that people put beside the cases', async () => {
		await made('file');
		const marker = markerFileName('26-1');
		await world.move(`/Cases/26-1/${marker}`, `/Cases/${marker}`);
		const [refused] = await world.create(request('26-2'));
		expect(refused?.ok === false && refused.refusal.advice).toMatch(/marker file .* delete that file/);
		await world.person.filesDeleteV2({ path: `/Cases/${marker}` });
		expect(kinds(await world.create(request('26-2')))).toEqual(['done']);
	});

	it('is closed once what the refusal says is done about a copy of another case in it', async () => {
		await made('file');
		const folderId = await made('file', '26-2');
		await world.copy('/Cases/26-1', '/Cases/26-2/Former matter');
		const [refused] = await closeCaseFolders([closeRequest(folderId)], world.dropbox);
		expect(refused?.ok === false && refused.refusal.advice).toMatch(/copy .* delete the marker file/);
		await world.person.filesDeleteV2({ path: `/Cases/26-2/Former matter/${markerFileName('26-1')}` });
		expect(kinds(await closeCaseFolders([closeRequest(folderId)], world.dropbox))).toEqual(['done']);
	});

	describe.each(['file', 'properties'] as const)('beside one that is marked by %s', (marker) => {
		const places = (id: string) => [id, '/Cases/26-1', '/Cases/26-1/Discovery/Incoming'];

		it.each([marker, undefined])('is not created in that, with marker %s', async (own) => {
			for (const destination of places(await made(marker))) {
				const wanted = request('26-21', { destination, marker: own });
				const tree = await treeOf(world.dropbox);
				expect(
					kinds(await createCaseFolders([wanted], createDryRunDropbox(world.dropbox, world.clock))),
				).toEqual(NOT_IN_CASES);
				const previews = await previewCaseFolders(
					[{ item: 0, request: { ok: true, value: wanted } }],
					world.dropbox,
					world.clock,
				);
				expect(value(previews[0])).toMatchObject({
					...{ would: 'refuse', refusal: { reason: 'belongs_to_another_case' } },
				});
				expect(kinds(await world.create(wanted))).toEqual(NOT_IN_CASES);
				expect(await treeOf(world.dropbox)).toEqual(tree);
			}
		});

		it.each([true, false])('is not moved, closed or restored into that, dry run %s', async (dryRun) => {
			const destinations = places(await made(marker));
			const other = await made(marker, '26-2');
			const closed = await made(marker, '26-3');
			value((await closeCaseFolders([closeRequest(closed)], world.dropbox))[0]);
			const tree = await treeOf(world.dropbox);
			for (const place of destinations) {
				const move = { folder: other, destination: place, dryRun };
				expect(kinds(await moveCaseFolders([move], world.dropbox, () => undefined))).toEqual(NOT_IN_CASES);
				const back = reopenRequest(closed, { restoreTo: place, dryRun });
				expect(kinds(await reopenCaseFolders([back], world.dropbox))).toEqual(NOT_IN_CASES);
				const way = { kind: 'move', closedFolder: place } as const;
				expect(kinds(await closeCaseFolders([closeRequest(other, { way, dryRun })], world.dropbox))).toEqual(
					NOT_IN_CASES,
				);
			}
			const toCome = {
				kind: 'zip',
				closedFolder: '/Cases/26-1/Closed',
				matterNumber: '',
				afterwards: 'stays',
			} as const;
			expect(
				kinds(await closeCaseFolders([closeRequest(other, { way: toCome, dryRun })], world.dropbox)),
			).toEqual(NOT_IN_CASES);
			expect(await treeOf(world.dropbox)).toEqual(tree);
		});
	});

	it('is not created in one that is closed, though nothing marks that', async () => {
		await world.dropbox.createFolders(['/Cases/26-1']);
		await closeCaseFolders([zipRequest('/Cases/26-1')], world.dropbox);
		expect(kinds(await world.create(request('26-2', { destination: '/Cases/26-1' })))).toEqual(NOT_IN_CASES);
	});

	it('is created beside thousands of others', async () => {
		const paths = Array.from({ length: 2100 }, (_, index) => `/Cases/Other ${index}`);
		await world.dropbox.createFolders(paths);
		await made('file');
		expect(kinds(await world.create(request('26-2', { marker: 'file' })))).toEqual(['done']);
	});

	it('is not given a folder by its ID in which other cases lie, or that is another case’s', async () => {
		await made('file', '26-1');
		const other = await made('file', '26-2');
		const cases = (await world.dropbox.find('/Cases')).id;
		for (const marker of ['file', undefined] as const) {
			const asked = (existingFolder: string) => request('26-3', { existingFolder, destination: '', marker });
			expect(kinds(await world.create(asked(cases), asked(other)))).toEqual([
				...NOT_IN_CASES,
				...NOT_IN_CASES,
			]);
		}
	});

	it('costs a thousand of one destination no more than a handful of calls', async () => {
		const ids = Array.from({ length: 1000 }, (_, index) => `26-${index}`);
		world.emulator.log.clear();
		const outcomes = await world.create(...ids.map((id) => request(id, { marker: 'file' })));
		expect(new Set(kinds(outcomes))).toEqual(new Set(['done']));
		expect(world.calls()).toBeLessThanOrEqual(16);
	});
});
