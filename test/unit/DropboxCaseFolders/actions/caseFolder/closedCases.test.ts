/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import { checkCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/check/checkCaseFolders';
import { LAST_FIRST_TEMPLATE } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/readCreateRequest';
import { previewCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/preview/previewCaseFolders';
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import type { UploadRequest } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { find } from '@/nodes/DropboxCaseFolders/actions/caseFolder/find.operation';
import type { FindRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/find/FindRequest';
import { createDryRunDropbox } from '@/nodes/DropboxCaseFolders/actions/shared/dryRun/createDryRunDropbox';
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import type { MarkerKind } from '@/nodes/shared/dropbox/port';
import { CLOSED_AT, closeRequest, prefixRequest, zipRequest } from './close/closeHarness';
import { documentOf } from '@/test/support/sourceOf';
import { kinds, createCaseFolderHarness, request, value, type CaseFolderHarness } from './caseFolderHarness';

describe('a case whose folder is closed', () => {
	let world: CaseFolderHarness;
	beforeEach(async () => (world = await createCaseFolderHarness()));
	afterEach(() => world.close());

	const made = async (marker: MarkerKind) => (await world.folder(request('22-1', { marker }))).folderId;
	const closed = expect.stringContaining('is closed');
	/** Outcomes of the dry run and then of the real one. */
	const createdAgain = async (more: Parameters<typeof request>[1]) => {
		const again = request('22-1', more);
		const dry = await createCaseFolders([again], createDryRunDropbox(world.dropbox, world.clock));
		return [value(dry[0]), await world.folder(again)];
	};

	describe.each(['properties', 'file'] as const)('and carries its case ID as %s', (marker) => {
		it('is used by Create where it is in the destination, which says that it is closed', async () => {
			const folderId = await made(marker);
			await closeCaseFolders([prefixRequest(folderId)], world.dropbox);
			for (const folder of await createdAgain({ marker })) {
				expect(folder).toMatchObject({ folderId, created: false, warnings: [closed] });
			}
			await world.folder(request('22-2', { marker }));
			const inDestination = { kind: 'move', closedFolder: '/Cases/Closed' } as const;
			const other = (await world.folder(request('22-2', { marker }))).folderId;
			await closeCaseFolders([closeRequest(other, { way: inDestination })], world.dropbox);
			const found = await world.folder(request('22-2', { marker }));
			expect(found).toMatchObject({ folderId: other, path: '/Cases/Closed/2026/22-2', warnings: [closed] });
		});

		it('that was moved by people only is not called closed', async () => {
			const folderId = await made(marker);
			await world.move('/Cases/22-1', '/Cases/Doe');
			const [, folder] = await createdAgain({ marker });
			expect(folder).toMatchObject({
				folderId,
				warnings: [expect.stringContaining('has another name or is in another folder')],
			});
		});
	});

	it('outside the destination is told of where the search shows it', async () => {
		const folderId = await made('properties');
		await closeCaseFolders([closeRequest(folderId)], world.dropbox);
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
			expect(folder?.warnings).toEqual([expect.stringContaining('outside the destination is also marked')]);
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
			await closeCaseFolders(
				[closeRequest(moved ?? ''), prefixRequest(prefixed ?? ''), zipRequest(zipped ?? '')],
				world.dropbox,
			);
			const found = await search(...ids.map((id) => wanted(id)));
			const since = { closed: true, closedAt: CLOSED_AT };
			expect(found).toMatchObject([since, since, since, { caseId: '22-4' }]);
			expect(found[3]).not.toHaveProperty('closed');
		});

		it('by a call more, and for many by a search', async () => {
			await made('properties');
			await search(wanted('22-1', '/Cases'));
			world.emulator.log.clear();
			await search(wanted('22-1', '/Cases'));
			const calls = world.calls();
			expect(world.calls('files/download')).toBe(0);
			const ids = Array.from({ length: 300 }, (_, index) => `23-${index}`);
			const folders = await world.create(...ids.map((id) => request(id, { marker: 'file' })));
			await closeCaseFolders(
				folders.slice(0, 2).map((each) => zipRequest(value(each).folderId)),
				world.dropbox,
			);
			world.emulator.log.clear();
			const found = await search(...ids.map((id) => wanted(id, '/Cases')));
			expect(found.filter((each) => each?.closed)).toHaveLength(2);
			// Two records are read, and the folder around them is looked up.
			expect(world.calls()).toBeLessThanOrEqual(calls + 6);
		});
	});

	describe.each(['properties', 'file', undefined] as const)(
		'and stayed beside its ZIP, marked by %s',
		(marker) => {
			const beside = async () => {
				const { folderId } = await world.folder(request('22-1', { marker }));
				await closeCaseFolders([zipRequest(folderId)], world.dropbox);
				return folderId;
			};

			it('is said to be closed by Create, Preview and Find in its destination', async () => {
				const folderId = await beside();
				for (const folder of await createdAgain({ marker })) {
					expect(folder).toMatchObject({ folderId, created: false, warnings: [closed] });
				}
				const given = await createdAgain({ marker, existingFolder: folderId, destination: '' });
				for (const folder of given) expect(folder).toMatchObject({ folderId, warnings: [closed] });
				const asked = { item: 0, request: { ok: true as const, value: request('22-1', { marker }) } };
				const [preview] = await previewCaseFolders([asked], world.dropbox, world.clock);
				expect(value(preview)).toMatchObject({ would: 'adopt', warnings: [closed] });
				const wanted: FindRequest = {
					...{ caseId: '22-1', within: '/Cases', template: [{ kind: 'case ID' }], several: 'refuse' },
				};
				const [found] = await find.run([wanted], world);
				expect(value(found)).toMatchObject([{ folderId, closed: true, closedAt: CLOSED_AT }]);
			});

			it('is said to be closed by Check, where it is expected and where it is not', async () => {
				const folder = await beside();
				for (const expectedPath of ['/Cases/22-1', '', '/Cases/22-2']) {
					const asked = { caseId: '', folder, expectedPath, within: '', mending: undefined };
					const [outcome] = await checkCaseFolders([asked], world.dropbox);
					expect(value(outcome)).toMatchObject({
						...{ ok: true, status: 'closed', findings: ['closed'], closedFrom: '/Cases/22-1' },
					});
				}
			});
		},
	);

	describe.each(['properties', 'file', undefined] as const)(
		'and has a prefix before “Last, First - Case ID”, marked by %s',
		(marker) => {
			it('is found as closed', async () => {
				const more = { marker, template: LAST_FIRST_TEMPLATE, fields: { client: 'Doe, Jane' } };
				const { folderId } = await world.folder(request('22-1', more));
				await closeCaseFolders([prefixRequest(folderId)], world.dropbox);
				const wanted: FindRequest = {
					...{ caseId: '22-1', within: '/Cases', template: LAST_FIRST_TEMPLATE, several: 'refuse' },
				};
				const [found] = await find.run([wanted], world);
				expect(value(found)).toMatchObject([{ folderId, closed: true, closedAt: CLOSED_AT }]);
			});
		},
	);

	describe('and holds documents that came later', () => {
		const upload = (caseFolder: string): UploadRequest => ({
			...{ caseFolder, subfolder: 'Late', warnings: [], rule: 'fail', duplicates: 'not looked for' },
			...{
				minimumSize: 0,
				archiveFolder: '_Archive',
				timezone: 'UTC',
				lockArchived: false,
				dryRun: false,
				simplify: true,
			},
			documents: [
				{ label: 'text', name: 'late.pdf', warnings: [], isBlank: false, source: documentOf('late') },
			],
		});

		it.each(['stays', 'moves'] as const)(
			'is not called closed again with its ZIP, the folder %s',
			async (after) => {
				const folderId = await made('file');
				const zip = zipRequest(folderId, {}, after);
				await closeCaseFolders([zip], world.dropbox);
				expect(value((await closeCaseFolders([zip], world.dropbox))[0])).toMatchObject({
					status: 'alreadyClosed',
				});
				const [filed] = await uploadDocuments([upload(folderId)], world.dropbox);
				expect(value(filed).documents).toMatchObject([
					{ status: 'uploaded', warnings: [expect.stringContaining('The case is closed')] },
				]);
				for (const dryRun of [true, false]) {
					expect(kinds(await closeCaseFolders([{ ...zip, dryRun }], world.dropbox))).toEqual([
						'changed_meanwhile',
					]);
				}
			},
		);

		it('is not called closed again with its ZIP where one was changed and is as long as before', async () => {
			const folderId = await made('file');
			await uploadDocuments([upload(folderId)], world.dropbox);
			const zip = zipRequest(folderId);
			await closeCaseFolders([zip], world.dropbox);
			const path = '/Cases/22-1/Late/late.pdf';
			await world.person.filesUpload({ path, contents: 'etal', mode: { '.tag': 'overwrite' } });
			expect(kinds(await closeCaseFolders([zip], world.dropbox))).toEqual(['changed_meanwhile']);
		});

		it('says so where it was moved', async () => {
			const folderId = await made('file');
			await closeCaseFolders([closeRequest(folderId)], world.dropbox);
			await uploadDocuments([upload(folderId)], world.dropbox);
			expect(value((await closeCaseFolders([closeRequest(folderId)], world.dropbox))[0])).toMatchObject({
				...{ status: 'alreadyClosed', warnings: [expect.stringContaining('after the case was closed')] },
			});
		});

		it('is known among a thousand by a handful of calls more', async () => {
			const ids = Array.from({ length: 1000 }, (_, index) => `23-${index}`);
			const folders = (await world.create(...ids.map((id) => request(id, { marker: 'file' })))).map(value);
			await closeCaseFolders([zipRequest(folders[3]?.folderId ?? '')], world.dropbox);
			world.emulator.log.clear();
			const filed = await uploadDocuments(
				folders.map(({ folderId }) => upload(folderId)),
				world.dropbox,
			);
			const warned = filed.filter((each) => value(each).documents[0]?.warnings.length);
			expect(warned).toHaveLength(1);
			expect(world.calls('files/search_v2') + world.calls('files/download')).toBeLessThanOrEqual(3);
		});
	});
});
