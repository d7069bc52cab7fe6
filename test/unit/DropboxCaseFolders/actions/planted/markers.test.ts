/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { checkCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/check/checkCaseFolders';
import { LAST_FIRST_TEMPLATE } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/readCreateRequest';
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import { findCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/find/findCaseFolders';
import { previewCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/preview/previewCaseFolders';
import { findTrustedFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/findTrustedFolders';
import { markerContent, markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { done, refused } from '@/nodes/shared/core/outcome';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { kinds, request, value } from '../caseFolder/caseFolderHarness';
import { createFirmAndClient } from './createFirmAndClient';

const KINDS = ['file', 'properties', 'automatic'] as const;

describe('A marker file that a client put into a folder which was shared with them', () => {
	let world: Awaited<ReturnType<typeof createFirmAndClient>>;
	afterEach(() => world.close());
	const asked = (caseId: string, marker: (typeof KINDS)[number] = 'file') =>
		request(caseId, { destination: '/Matters', marker });
	const create = async (...requests: Array<ReturnType<typeof asked>>) =>
		await createCaseFolders(requests, world.dropbox);
	const find = async (within: string, caseId = '22-9') =>
		await findCaseFolders(
			[{ caseId, within, template: [{ kind: 'case ID' }], several: 'refuse' }],
			world.dropbox,
		);
	const check = async (folder: string) =>
		value(
			(
				await checkCaseFolders(
					[{ caseId: '22-9', folder, expectedPath: '', within: '', mending: 'file' }],
					world.dropbox,
				)
			)[0],
		);

	describe.each(['/Matters/ClientUploads/22-1', '/Matters/22-1', '/Matters/2024/Smith'])('%s', (path) => {
		let planted: string;
		const plant = async (as?: Parameters<typeof createFirmAndClient>[0]) => {
			world = await createFirmAndClient(as);
			await world.dropbox.createFolders([path]);
			await world.plantMarker(await world.shareWithClient(path), '22-9');
			planted = (await world.dropbox.find(path)).id;
		};

		it.each(KINDS)('is not followed by Create (%s), nor by Preview', async (marker) => {
			await plant(marker === 'properties' ? { fixture: 'personal' } : undefined);
			const [preview] = await previewCaseFolders(
				[{ item: 0, request: done(asked('22-9', marker)) }],
				world.dropbox,
				world.clock,
			);
			expect(value(preview)).toMatchObject({ would: 'create', path: '/Matters/22-9' });
			const made = value((await create(asked('22-9', marker)))[0]);
			expect(made).toMatchObject({ created: true, path: '/Matters/22-9' });
			expect(made.warnings.join()).toMatch(/marker file.*not used/);
			expect(value((await create(asked('22-9', marker)))[0])).toMatchObject({
				folderId: made.folderId,
				created: false,
			});
		});

		it('does not make a case ambiguous that has its folder', async () => {
			world = await createFirmAndClient();
			const { folderId } = value((await create(asked('22-9')))[0]);
			await world.dropbox.createFolders([path]);
			await world.plantMarker(await world.shareWithClient(path), '22-9');
			expect(value((await create(asked('22-9')))[0])).toMatchObject({ folderId, created: false });
			expect(value((await find('/Matters'))[0])).toMatchObject([{ folderId, foundBy: 'marker' }]);
			expect(await check(folderId)).toMatchObject({ findings: ['strayMarker'], ok: false });
		});

		it('is not followed by Find, from the destination or from anywhere', async () => {
			await plant();
			for (const within of ['/Matters', (await world.dropbox.find('/Matters')).id, '']) {
				const [outcome] = await find(within);
				expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'not_found' } });
				expect(outcome?.ok === false && outcome.refusal.message).toMatch(/marker file/);
			}
			expect(planted).not.toBe('');
		});
	});

	describe('in the name of the firm', () => {
		/** As somebody does who may write in the folder, without being somebody else there. */
		const put = async (path: string, caseId: string) => {
			const { id } = await world.dropbox.find(path);
			await world.person.filesUpload({
				path: `${path}/${markerFileName(caseId)}`,
				contents: markerContent(caseId, id),
			});
			return id;
		};
		beforeEach(async () => {
			world = await createFirmAndClient();
		});

		it.each(['/Matters/2024/Doe', '/Matters/Doe', '/Matters/2024/A/B/Doe'])(
			'is followed where the members of the destination alone could have put it: %s',
			async (path) => {
				await world.dropbox.createFolders([path]);
				const folderId = await put(path, '22-9');
				expect(value((await create(asked('22-9')))[0])).toMatchObject({ folderId, created: false, path });
				expect(value((await find('/Matters'))[0])).toMatchObject([{ folderId }]);
			},
		);

		it('is followed in a folder that was shared with members of the destination only', async () => {
			await world.dropbox.createFolders(['/Matters/2024/Doe']);
			const { result } = await world.person.sharingShareFolder({ path: '/Matters/2024' });
			await world.person.sharingAddFolderMember({
				shared_folder_id: (result as { shared_folder_id: string }).shared_folder_id,
				members: [
					{ member: { '.tag': 'email', email: 'jane@example.com' }, access_level: { '.tag': 'editor' } },
				],
			});
			const folderId = await put('/Matters/2024/Doe', '22-9');
			expect(value((await create(asked('22-9')))[0])).toMatchObject({ folderId, created: false });
		});

		describe('in a folder of the case that was shared with co-counsel', () => {
			const named = (caseId: string) =>
				request(caseId, {
					...{ destination: '/Matters', marker: 'file', template: LAST_FIRST_TEMPLATE },
					fields: { client: 'Doe' },
				});
			let folderId: string;
			beforeEach(async () => {
				folderId = value((await create(named('22-9')))[0]).folderId;
				await world.shareWithClient('/Matters/Doe - 22-9');
			});
			const rename = async (to: string) => await world.dropbox.moveFolders([{ from: folderId, to }]);

			it.each(['/Matters/Closed - Doe - 22-9', '/Matters/Doe-Smith - 22-9', '/Matters/doe - 22-9'])(
				'is followed by Create and Preview while that is called after the case: %s',
				async (path) => {
					await rename(path);
					const [preview] = await previewCaseFolders(
						[{ item: 0, request: done(named('22-9')) }],
						world.dropbox,
						world.clock,
					);
					expect(value(preview)).toMatchObject({ would: 'adopt', folderId });
					expect(value((await create(named('22-9')))[0])).toMatchObject({ folderId, created: false });
				},
			);

			it.each(['/Matters/Doe - 22-99', '/Matters/Old', '/Matters/2024/Doe-Smith - 22-9'])(
				'is not followed by Create at %s',
				async (path) => {
					await world.dropbox.createFolders(['/Matters/2024']);
					await rename(path);
					expect(value((await create(named('22-9')))[0])).toMatchObject({ created: true });
				},
			);

			it('makes no second one of a case whose folder is in another place of the destination', async () => {
				await world.dropbox.createFolders(['/Matters/2024/Doe']);
				const moved = await put('/Matters/2024/Doe', '22-9');
				await rename('/Matters/Doe-Smith - 22-9');
				const made = value((await create(named('22-9')))[0]);
				expect(made).toMatchObject({ folderId: moved, created: false });
				expect(made.warnings.join()).toMatch(/marker file.*not used/);
			});

			it('is not followed where that is marked for another case, too', async () => {
				await rename('/Matters/Closed - Doe - 22-9');
				await put('/Matters/Closed - Doe - 22-9', '22-1');
				expect(kinds(await create(named('22-9')))).toEqual(['belongs_to_another_case']);
			});
		});

		it.each([
			[
				'the folder of another case',
				'/Matters/22-1/Notes',
				async () => void (await put('/Matters/22-1', '22-1')),
			],
			['the folder that holds those of clients', '/Matters/ClientUploads/22-1', async () => undefined],
			[
				'a folder that a file request fills',
				'/Matters/Intake/Doe',
				async () =>
					void (await world.dropbox.requestFiles([
						{ title: 'Papers', destination: '/Matters/Intake', deadline: undefined, description: undefined },
					])),
			],
			[
				'a folder shared with a client',
				'/Matters/2024/Doe',
				async () => void (await world.shareWithClient('/Matters/2024')),
			],
		])('is not followed below %s', async (_what, path, arrange) => {
			await world.dropbox.createFolders([path]);
			await arrange();
			const planted = await put(path, '22-9');
			const [made] = (await create(asked('22-9'))).map(value);
			expect(made).toMatchObject({ created: true, path: '/Matters/22-9' });
			expect(made?.folderId).not.toBe(planted);
		});

		it('is not followed where it cannot be known who could have put it, and is asked again where that may pass', async () => {
			await world.dropbox.createFolders(['/Matters/2024/Doe']);
			await put('/Matters/2024/Doe', '22-9');
			await world.person.sharingShareFolder({ path: '/Matters/2024' });
			const denied = new Refusal('no_access', 'no', 'none');
			const busy = new Refusal('too_busy', 'later', 'none');
			const summarize = async (refusal: Refusal, method: 'members' | 'fileRequests') =>
				await createCaseFolders([{ ...asked('22-9'), destination: '/Matters' }], {
					...world.dropbox,
					[method]: async () => await Promise.reject(refusal),
					createFolders: async (paths) => paths.map(() => refused(new Refusal('unexpected', 'made', 'none'))),
				});
			for (const method of ['members', 'fileRequests'] as const) {
				expect(kinds(await summarize(denied, method))).toEqual(['unexpected']);
				expect(kinds(await summarize(busy, method))).toEqual(['too_busy']);
			}
		});

		it('costs a handful of calls for a thousand cases in ten folders of years', async () => {
			const requests = Array.from({ length: 1000 }, (_, number) => asked(`22-${number}`));
			const made = (await create(...requests)).map(value);
			await world.dropbox.createFolders(Array.from({ length: 10 }, (_, year) => `/Matters/${2010 + year}`));
			const moves = made.map(({ folderId, name }, number) => ({
				from: folderId,
				to: `/Matters/${2010 + (number % 10)}/${name}`,
			}));
			await world.dropbox.moveFolders(moves);
			world.emulator.log.clear();
			const found = await world.dropbox.findMarkedFolders(
				requests.map(({ caseId }) => caseId),
				'/Matters',
			);
			const alone = world.calls();
			world.emulator.log.clear();
			const followed = await findTrustedFolders(
				requests.map(({ caseId }) => ({ caseId, within: '/Matters' })),
				world.dropbox,
			);
			expect(followed.map((each) => value(each).trusted)).toEqual(found.map(value));
			// The destination, ten folders, what they are marked with, and the file requests.
			expect(world.calls() - alone).toBeLessThanOrEqual(1 + 10 + 10 + 1);
		});
	});
});
