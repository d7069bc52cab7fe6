/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { moveCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/move/moveCaseFolders';
import { CASE, createMembersHarness, JANE, membersRequest, RAVI } from './setMembersHarness';

describe('a case folder of its members alone', () => {
	it('cannot be opened by anybody else, by its path or by its ID', async () => {
		const world = await createMembersHarness();
		const metadata = async (path: string) => (await world.person.filesGetMetadata({ path })).result;
		const { id } = (await metadata(CASE)) as { id: string };
		const paper = (await metadata(`${CASE}/Notes/Memo.txt`)) as { id: string };
		const openedBy = async (account: string) => {
			const person = world.as(account);
			const said: string[] = [];
			for (const path of [CASE, id, `${id}/Notes`, paper.id]) {
				said.push(
					await person.filesGetMetadata({ path }).then(
						({ result }) => result['.tag'],
						({ error }: { error: { error_summary: string } }) => error.error_summary.replace(/\W+$/, ''),
					),
				);
			}
			return said;
		};
		expect(await openedBy('ravi')).toEqual(['folder', 'folder', 'folder', 'file']);
		await world.set(membersRequest(CASE, [JANE]));
		expect(await openedBy('ravi')).toEqual(Array(4).fill('path/not_found'));
		expect(await openedBy('jane')).toEqual(['folder', 'folder', 'folder', 'file']);
		await world.set(membersRequest(CASE, [JANE, RAVI]));
		expect(await openedBy('ravi')).toEqual(['folder', 'folder', 'folder', 'file']);
		world.close();
	});

	it('stays theirs where it is moved to another destination', async () => {
		const world = await createMembersHarness();
		await world.set(membersRequest(CASE, [RAVI]));
		await world.dropbox.createFolders(['/Matters/2030']);
		const before = world.openers(CASE);
		const { folderId } = world.caseFolder;
		for (const destination of ['/Matters/2030', '/Matters']) {
			const outcomes = await moveCaseFolders(
				[{ folder: folderId, destination, dryRun: false }],
				world.dropbox,
				() => undefined,
			);
			const { path = '' } = await world.dropbox.find(folderId);
			expect([outcomes, path]).toMatchObject([[{ ok: true }], `${destination}/22-1`]);
			expect(world.openers(path)).toEqual(before);
		}
		world.close();
	});
});
