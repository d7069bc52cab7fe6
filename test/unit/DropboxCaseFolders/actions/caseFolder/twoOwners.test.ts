/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { checkCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/check/checkCaseFolders';
import { findCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/find/findCaseFolders';
import { markerContent, markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import type { MarkerKind } from '@/nodes/shared/dropbox/port';
import { kinds, createCaseFolderHarness, request, value, type CaseFolderHarness } from './caseFolderHarness';

/** A folder comes to have two where runs meet, or where one connection does not see the properties of another. */
describe('A folder that is marked for two cases', () => {
	let world: CaseFolderHarness;
	beforeEach(async () => (world = await createCaseFolderHarness()));
	afterEach(() => world.close());

	/** Marks a folder as a run would that does not see that it is another case's. */
	const markBesides = async (path: string, caseId: string) => {
		const { id } = await world.dropbox.find(path);
		const contents = markerContent(caseId, id);
		await world.person.filesUpload({ path: `${path}/${markerFileName(caseId)}`, contents });
	};
	const seeking = (caseId: string) => ({
		...{ caseId, within: '/Cases', template: [{ kind: 'case ID' as const }], several: 'refuse' as const },
	});

	it.each<MarkerKind>(['file', 'properties'])(
		'is given to neither (first %s, then a file)',
		async (marker) => {
			const { folderId } = await world.folder(request('22-1', { marker }));
			await markBesides('/Cases/22-1', '22-2');
			for (const reuseExistingFolder of [true, false]) {
				expect(kinds(await world.create(request('22-1', { reuseExistingFolder })))).toEqual([
					'belongs_to_another_case',
				]);
			}
			expect(kinds(await world.create(request('22-2')))).toEqual(['belongs_to_another_case']);
			const existingFolder = folderId;
			expect(kinds(await world.create(request('22-2', { existingFolder })))).toEqual([
				'belongs_to_another_case',
			]);
			expect(kinds(await findCaseFolders([seeking('22-1'), seeking('22-2')], world.dropbox))).toEqual([
				...['ambiguous', 'ambiguous'],
			]);
			const checked = await checkCaseFolders(
				['22-1', '22-2'].map((caseId) => ({
					...{ caseId, folder: folderId, expectedPath: '', within: '', mending: 'file' as const },
				})),
				world.dropbox,
			);
			expect(checked.map((outcome) => value(outcome).findings)).toEqual([
				expect.arrayContaining(['markedForAnotherCase']),
				expect.arrayContaining(['markedForAnotherCase']),
			]);
		},
	);

	it.each<MarkerKind>(['file', 'properties'])(
		'is not taken for one by a run of many (%s)',
		async (marker) => {
			const requests = Array.from({ length: 20 }, (_, number) => request(`22-${number}`, { marker }));
			await world.create(...requests);
			await markBesides('/Cases/22-7', 'X');
			for (const reuseExistingFolder of [true, false]) {
				const again = await world.create(...requests.map((each) => ({ ...each, reuseExistingFolder })));
				expect(kinds(again)).toEqual(
					requests.map(({ caseId }) => (caseId === '22-7' ? 'belongs_to_another_case' : 'done')),
				);
			}
			const found = await findCaseFolders(
				requests.map(({ caseId }) => seeking(caseId)),
				world.dropbox,
			);
			expect(kinds(found).filter((kind) => kind !== 'done')).toEqual(['ambiguous']);
		},
	);
});
