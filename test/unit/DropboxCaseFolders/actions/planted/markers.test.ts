import { checkCaseFolders } from '../../../../../nodes/DropboxCaseFolders/actions/caseFolder/check/checkCaseFolders';
import { createCaseFolders } from '../../../../../nodes/DropboxCaseFolders/actions/caseFolder/create/createCaseFolders';
import { findCaseFolders } from '../../../../../nodes/DropboxCaseFolders/actions/caseFolder/find/findCaseFolders';
import { previewCaseFolders } from '../../../../../nodes/DropboxCaseFolders/actions/caseFolder/preview/previewCaseFolders';
import { done } from '../../../../../nodes/shared/domain/outcome';
import { request, value } from '../caseFolder/markedWorld';
import { firmAndClient } from './firmAndClient';

const KINDS = ['file', 'properties', 'automatic'] as const;

describe('A marker file that a client put into a folder which was shared with them', () => {
	let world: Awaited<ReturnType<typeof firmAndClient>>;
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
		const plant = async (as?: Parameters<typeof firmAndClient>[0]) => {
			world = await firmAndClient(as);
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
			world = await firmAndClient();
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
				expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'not_found' } });
				expect(outcome?.ok === false && outcome.refusal.message).toMatch(/marker file/);
			}
			expect(planted).not.toBe('');
		});
	});
});
