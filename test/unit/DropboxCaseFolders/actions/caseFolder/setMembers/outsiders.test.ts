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
});
